package org.pingxuan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.reference.ReferenceSlateChecker.Figure;
import org.pingxuan.reference.ReferenceSlateContext.Quota;

class ReferenceSlateCheckerTest {

    private static final List<Integer> NEEDED = List.of(1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 10, 10, 11);

    @Test
    void seventy_per_cent_needs_the_seats_worked_out_in_the_inventory() {
        for (int places = 1; places <= 15; places++) {
            int needed = NEEDED.get(places - 1);
            Quota quota = new Quota(places, null);
            assertThat(windows("JL-CC", quota, levels(needed, places)).of("Q-GRASS-70"))
                    .isEqualTo("MET NONE");
            assertThat(windows("JL-CC", quota, levels(needed - 1, places)).of("Q-GRASS-70"))
                    .isEqualTo("NOT_MET NON_COMPLIANT");
        }
    }

    @Test
    void a_slate_that_does_not_fill_its_quota_is_reviewed_where_only_the_quota_fails() {
        Slate half = windows("JL-CC", new Quota(10, null), levels(4, 5));
        assertThat(half.of("Q-GRASS-70")).isEqualTo("NOT_MET REVIEW");
        assertThat(half.of("Q-ALLOC")).isEqualTo("NOT_MET FLAG");
        assertThat(half.figure("Q-GRASS-70")).isEqualTo(new Figure(4, 10));
        assertThat(half.figure("Q-ALLOC")).isEqualTo(new Figure(5, 10));
        assertThat(windows("JL-CC", new Quota(10, null), levels(3, 5)).of("Q-GRASS-70"))
                .isEqualTo("NOT_MET NON_COMPLIANT");
        assertThat(windows("JL-CC", new Quota(10, null), List.of()).of("Q-GRASS-70"))
                .isEqualTo("NOT_MET NON_COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "JL-CC,COUNTY,CITY,NOT_MET NON_COMPLIANT",
        "JL-CC,COUNTY,COMMUNITY,MET NONE",
        "JL-MHK,CITY,CITY,MET FLAG",
        "JL-MHK,COUNTY,TOWNSHIP,MET NONE",
        "JL-MHK,CITY,PROVINCE,NOT_MET NON_COMPLIANT",
        "JL-SIB,COUNTY,COUNTY,MET FLAG",
        "JL-CBS,TOWNSHIP,COMMUNITY,MET NONE",
        "JL-CBS,TOWNSHIP,COUNTY,NOT_MET NON_COMPLIANT",
        "JL-CBS,TOWNSHIP,,UNKNOWN UNKNOWN",
        "JL-CBS,COUNTY,,NOT_MET NON_COMPLIANT",
        "JL-CC,COUNTY,,UNKNOWN UNKNOWN",
        "JL-CC,CITY,,NOT_MET NON_COMPLIANT",
    })
    void who_counts_as_grass_roots_depends_on_level_and_unit(String unit, String one, String other, String line) {
        List<String> levels = new ArrayList<>(List.of(one));
        levels.add(other);
        assertThat(windows(unit, new Quota(2, null), levels).of("Q-GRASS-70")).isEqualTo(line);
    }

    @Test
    void a_county_window_of_changbaishan_makes_a_passing_share_a_review() {
        Slate slate = windows("JL-CBS", new Quota(4, null), List.of("TOWNSHIP", "TOWNSHIP", "TOWNSHIP", "COUNTY"));
        assertThat(slate.of("Q-GRASS-70")).isEqualTo("MET REVIEW");
    }

    @Test
    void an_unknown_level_that_decides_nothing_is_left_alone() {
        List<String> levels = new ArrayList<>(levels(7, 9));
        levels.add(null);
        assertThat(windows("JL-CC", new Quota(10, null), levels).of("Q-GRASS-70"))
                .isEqualTo("MET NONE");
    }

    @Test
    void without_a_quota_nothing_that_rests_on_it_passes() {
        Slate slate = windows("JL-XX", null, levels(2, 2));
        assertThat(slate.of("Q-ANNEX3")).isEqualTo("UNKNOWN UNKNOWN");
        assertThat(slate.of("Q-ALLOC")).isEqualTo("UNKNOWN UNKNOWN");
        assertThat(slate.of("Q-GRASS-70")).isEqualTo("UNKNOWN UNKNOWN");
        assertThat(ReferenceSlateChecker.figures(slate.slate, slate.context())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'5,4',MET NONE",
        "'5,5',NOT_MET NON_COMPLIANT",
        "'5,null',UNKNOWN UNKNOWN",
        "'4',NOT_MET FLAG",
        "'5,4,3',NOT_MET NON_COMPLIANT",
        "'5,2',MET NONE",
        "'5,5,null',NOT_MET NON_COMPLIANT",
    })
    void the_quota_is_a_ceiling_in_all_and_in_each_star(String stars, String line) {
        List<String> windows = new ArrayList<>();
        for (String star : stars.split(",")) {
            windows.add("{'window': {'appliedStars': " + star + "}}");
        }
        Quota quota = new Quota(2, Map.of(5, 1, 4, 1, 3, 0));
        assertThat(slate("STAR_WINDOW", "JL-CBS", quota, windows).of("Q-ALLOC")).isEqualTo(line);
    }

    @Test
    void reserves_are_outside_every_count() {
        Slate slate = slate(
                "PACESETTER",
                "JL-CC",
                new Quota(1, null),
                List.of("{'order': 1, 'person': {'idNumber': '1'}}", "{'reserve': true, 'person': {'idNumber': '1'}}"));
        assertThat(slate.of("Q-ALLOC")).isEqualTo("MET NONE");
        assertThat(slate.of("D-ORDER")).isEqualTo("MET NONE");
        assertThat(slate.of("X-DUP-ROW")).isEqualTo("MET NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "1,2,3,MET NONE",
        "3,1,2,MET NONE",
        "1,2,2,NOT_MET RETURN",
        "1,2,4,NOT_MET RETURN",
        "1,2,null,NOT_MET RETURN",
    })
    void the_order_is_one_to_n(String one, String two, String three, String line) {
        List<String> submissions =
                List.of("{'order': " + one + "}", "{'order': " + two + "}", "{'order': " + three + "}");
        assertThat(slate("PACESETTER", "JL-CC", null, submissions).of("D-ORDER"))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'creditCode': 'A1', 'name': '甲'} | {'creditCode': 'ａ 1', 'name': '乙'} | NOT_MET RETURN",
                "{'creditCode': 'A1', 'name': '甲'} | {'creditCode': 'A2', 'name': '甲'}   | MET NONE",
                "{'creditCode': 'A1', 'name': '甲'} | {'name': ' 甲'}                      | NOT_MET RETURN",
                "{'name': '甲'}                     | {'name': '乙'}                       | MET NONE",
                "{'name': '甲'}                     | {'name': ''}                         | UNKNOWN RETURN",
            })
    void a_window_is_known_by_its_credit_code_else_by_its_name(String one, String other, String line) {
        List<String> submissions = List.of("{'window': " + one + "}", "{'window': " + other + "}");
        assertThat(slate("STAR_WINDOW", "JL-CC", null, submissions).of("X-DUP-ROW"))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"5,5,MET NONE", "5,4,NOT_MET RETURN", "5,null,UNKNOWN RETURN"})
    void a_window_is_nominated_for_one_star(String one, String other, String line) {
        List<String> submissions = List.of(
                "{'window': {'name': '甲', 'appliedStars': " + one + "}}",
                "{'window': {'name': '甲', 'appliedStars': " + other + "}}");
        assertThat(slate("STAR_WINDOW", "JL-CC", null, submissions).of("X-ONE-STAR"))
                .isEqualTo(line);
    }

    @Test
    void the_same_person_in_another_units_slate_is_reviewed() {
        String person = "{'person': {'idNumber': '22999919900101019x'}}";
        Slate slate = slate("PACESETTER", "JL-CC", null, List.of(person.replace('x', 'X')));
        assertThat(slate.beside("JL-SIB", List.of(person)).of("X-DUP-SLATE")).isEqualTo("NOT_MET REVIEW");
        assertThat(slate.beside("JL-SIB", List.of("{'reserve': true, " + person.substring(1)))
                        .of("X-DUP-SLATE"))
                .isEqualTo("MET NONE");
    }

    @Test
    void knowledge_titles_stand_inside_the_quota() {
        String plain = "{'person': {}}";
        String holder = "{'person': {'knowledgeTitle': {'level': 'PROVINCE'}}}";
        String city = "{'person': {'knowledgeTitle': {'level': 'CITY'}}}";
        String unclear = "{'person': {'knowledgeTitle': {}}}";
        Quota two = new Quota(2, null);
        assertThat(individuals(two, plain, holder).of("I-ZST-PART")).isEqualTo("MET NONE");
        assertThat(individuals(two, plain, plain, holder).of("I-ZST-PART")).isEqualTo("NOT_MET NON_COMPLIANT");
        assertThat(individuals(two, plain, plain, city).of("I-ZST-PART")).isEqualTo("MET NONE");
        assertThat(individuals(two, plain, plain, unclear).of("I-ZST-PART")).isEqualTo("UNKNOWN RETURN");
        assertThat(individuals(two, plain, plain, plain, holder).of("I-ZST-PART"))
                .isEqualTo("MET NONE");
        assertThat(individuals(null, plain).of("I-ZST-PART")).isEqualTo("MET NONE");
        assertThat(individuals(null, holder).of("I-ZST-PART")).isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void the_front_line_is_compared_with_the_other_slates() {
        String front = "{'person': {'frontline': true}}";
        String back = "{'person': {'frontline': false}}";
        Slate half = individuals(null, front, back);
        assertThat(half.of("Q-FRONT")).isEqualTo("MET NONE");
        assertThat(half.beside("JL-JL", List.of(back, front)).of("Q-FRONT")).isEqualTo("MET NONE");
        assertThat(half.beside("JL-JL", List.of(back, front, front)).of("Q-FRONT"))
                .isEqualTo("NOT_MET FLAG");
        assertThat(half.beside("JL-JL", List.of(back, front, "{'person': {}}")).of("Q-FRONT"))
                .isEqualTo("MET NONE");
        assertThat(individuals(null, front, "{'person': {}}").of("Q-FRONT")).isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void three_who_are_all_alike_are_one_sided() {
        String one = "{'person': {'gender': 'MALE', 'ethnicity': '01'}}";
        String other = "{'person': {'gender': 'FEMALE', 'ethnicity': '10'}}";
        assertThat(individuals(null, one, one).of("Q-BALANCE")).isEqualTo("MET NONE");
        assertThat(individuals(null, one, one, one).of("Q-BALANCE")).isEqualTo("NOT_MET FLAG");
        assertThat(individuals(null, one, one, other).of("Q-BALANCE")).isEqualTo("MET NONE");
        assertThat(individuals(null, one, one, one.replace("01", "10")).of("Q-BALANCE"))
                .isEqualTo("NOT_MET FLAG");
        assertThat(individuals(null, one, "{'person': {'gender': 'MALE'}}").of("Q-BALANCE"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @Test
    void units_of_one_division_are_not_asked_for_several() {
        List<String> submissions = List.of(
                "{'window': {'category': 'PETITION'}}",
                "{'window': {'category': 'WEBSITE'}}",
                "{'window': {'category': 'WEBSITE'}}");
        assertThat(slate("STAR_WINDOW", "JL-CBS", null, submissions).of("Q-BALANCE"))
                .isEqualTo("MET NONE");
        assertThat(slate("STAR_WINDOW", "JL-MHK", null, submissions).of("Q-BALANCE"))
                .isEqualTo("MET NONE");
        assertThat(slate("STAR_WINDOW", "JL-CC", null, submissions).of("Q-BALANCE"))
                .isEqualTo("UNKNOWN RETURN");
    }

    @ParameterizedTest
    @CsvSource({
        "1,true,2,false,MET NONE",
        "2,true,1,false,NOT_MET FLAG",
        "2,true,1,true,MET NONE",
        "2,false,1,false,MET NONE",
        "2,true,1,null,UNKNOWN RETURN",
        "null,true,1,false,UNKNOWN RETURN",
    })
    void among_those_declared_equal_the_pilots_stand_first(
            String order, String pilot, String otherOrder, String otherPilot, String line) {
        String one =
                "{'reference': 'a', 'order': %s, 'window': {'quickServicePilot': %s, 'firstBatchMonitoring': false}}"
                        .formatted(order, pilot);
        String other =
                "{'reference': 'b', 'tiedWith': ['a'], 'order': %s, 'window': {'quickServicePilot': %s, 'firstBatchMonitoring': false}}"
                        .formatted(otherOrder, otherPilot);
        assertThat(slate("STAR_WINDOW", "JL-CC", null, List.of(one, other)).of("W-TIE"))
                .isEqualTo(line);
    }

    @Test
    void equality_carries_over_and_nobody_equals_himself() {
        String window = "'window': {'quickServicePilot': %s, 'firstBatchMonitoring': false}";
        String first = "{'reference': 'a', 'order': 1, " + window.formatted(false) + "}";
        String middle = "{'reference': 'b', 'tiedWith': ['a', 'c'], 'order': 2, " + window.formatted(false) + "}";
        String last = "{'reference': 'c', 'order': 3, " + window.formatted(true) + "}";
        assertThat(slate("STAR_WINDOW", "JL-CC", null, List.of(first, middle, last))
                        .of("W-TIE"))
                .isEqualTo("NOT_MET FLAG");
        String alone = "{'reference': 'a', 'tiedWith': ['a', 'r'], 'order': 1}";
        String reserve = "{'reference': 'r', 'reserve': true}";
        assertThat(slate("STAR_WINDOW", "JL-CC", null, List.of(alone, reserve)).of("W-TIE"))
                .isEqualTo("NOT_APPLICABLE NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-20,MET NONE",
        "2024-04-21,MET FLAG",
        "2024-04-22,MET FLAG",
        "2024-04-23,NOT_MET FLAG",
    })
    void the_twentieth_of_April_was_a_saturday(String day, String line) {
        Slate slate = slate("PACESETTER", "JL-CC", null, List.of());
        assertThat(slate.with("'procedure': {'bodySetUpOn': '" + day + "'}").of("T-0420-BODY"))
                .isEqualTo(line);
        assertThat(slate.of("T-0420-CONTACT")).isEqualTo("UNKNOWN FLAG");
    }

    @Test
    void a_late_slate_is_forfeited_and_an_empty_one_returned() {
        Slate empty = slate("PACESETTER", "JL-CC", null, List.of());
        assertThat(empty.of("D-SUMMARY")).isEqualTo("NOT_MET RETURN");
        assertThat(empty.verdict(LocalDate.of(2024, 5, 10))).isEqualTo("RETURNED");
        assertThat(empty.verdict(LocalDate.of(2024, 5, 11))).isEqualTo("FORFEITED");
    }

    private static Slate windows(String unit, Quota quota, List<String> levels) {
        List<String> submissions = levels.stream()
                .map(level -> "{'window': {'level': " + (level == null ? "null" : "'" + level + "'") + "}}")
                .toList();
        return slate("STAR_WINDOW", unit, quota, submissions);
    }

    private static List<String> levels(int grassRoots, int all) {
        return IntStream.range(0, all)
                .mapToObj(i -> i < grassRoots ? "COUNTY" : "CITY")
                .toList();
    }

    private static Slate individuals(Quota quota, String... submissions) {
        return slate("OUTSTANDING_INDIVIDUAL", "JL-CC", quota, List.of(submissions));
    }

    private static Slate slate(String award, String unit, Quota quota, List<String> submissions) {
        return new Slate(json(award, unit, submissions, ""), quota, List.of());
    }

    private static JsonNode json(String award, String unit, List<String> submissions, String more) {
        String all = submissions.stream().collect(Collectors.joining(", "));
        String text = "{'award': '%s', 'unit': '%s', 'submissions': [%s]%s}".formatted(award, unit, all, more);
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException faulty) {
            throw new UncheckedIOException(faulty);
        }
    }

    private record Slate(JsonNode slate, Quota quota, List<JsonNode> others) {

        ReferenceSlateContext context() {
            return new ReferenceSlateContext(LocalDate.of(2024, 5, 8), quota, others, null);
        }

        Slate beside(String unit, List<String> submissions) {
            return new Slate(slate, quota, List.of(json(slate.get("award").asText(), unit, submissions, "")));
        }

        Slate with(String field) {
            return new Slate(json(slate.get("award").asText(), "JL-CC", List.of(), ", " + field), quota, others);
        }

        String of(String criterion) {
            Line line = ReferenceSlateChecker.check(slate, context()).get(criterion);
            return line.outcome() + " " + line.effect();
        }

        Figure figure(String criterion) {
            return ReferenceSlateChecker.figures(slate, context()).get(criterion);
        }

        String verdict(LocalDate receivedOn) {
            ReferenceSlateContext received = new ReferenceSlateContext(receivedOn, quota, others, null);
            return ReferenceSlateChecker.verdict(
                    ReferenceSlateChecker.check(slate, received).values(), received);
        }
    }
}
