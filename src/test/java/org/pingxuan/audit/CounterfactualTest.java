package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.audit.Counterfactual.Change;
import org.pingxuan.audit.Counterfactual.ChangeSet;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.reference.RandomNominations;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.LocalDay;

/** What would have to change, by example, against brute force over small fact spaces, and proved on random nominations. */
class CounterfactualTest {

    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final LocalDate DEADLINE = LocalDate.of(2024, 5, 10);
    private static final int NOMINATIONS = 90;

    private static final ReadyPolicy POLICY = new ReadyPolicy(
            new PolicyVersion(
                    UUID.fromString(SampleAudit.POLICY),
                    "2024-02",
                    1,
                    "sha256:0",
                    "sha256:0",
                    LocalDate.of(2024, 4, 1),
                    Instant.parse("2024-04-01T00:00:00Z"),
                    "",
                    "build",
                    null,
                    "1.0",
                    0L),
            BuildPolicy.rulebook(),
            BuildPolicy.rulebook().terms());

    // by example

    @Test
    void a_form_that_is_missing_is_handed_in() {
        assertThat(shown("window", "/materials/approvalForm: false"))
                .containsExactly("/materials/approvalForm false→true");
    }

    @Test
    void departments_that_the_file_did_not_reach_are_supplied() {
        for (String present : List.of("[HRSS]", "null")) {
            Counterfactual found = found("pacesetter", "/procedure/fourDepartments: " + present);

            assertThat(found.fixedBlockers()).isEmpty();
            assertThat(found.complete()).isTrue();
            assertThat(found.sets())
                    .singleElement()
                    .satisfies(set -> assertThat(set.changes()).singleElement().satisfies(change -> {
                        assertThat(change.path()).isEqualTo("/procedure/fourDepartments");
                        assertThat(change.to())
                                .extracting(JsonNode::asText)
                                .containsExactlyInAnyOrder("PUBLICITY", "HRSS", "PARTY_WORK", "UNION");
                    }));
        }
    }

    @Test
    void that_there_were_no_incidents_or_objections_is_supplied() {
        assertThat(shown("window", "/incidents: null")).containsExactly("/incidents null→[]");
        assertThat(shown("window", "/procedure/unitNotice/objections: null"))
                .containsExactly("/procedure/unitNotice/objections null→[]");
    }

    @Test
    void incidents_and_objections_that_were_stated_stay() {
        Counterfactual found = found("window", "/incidents: [{type: CONDUCT, 'on': '2022-03-01', status: CONFIRMED}]");

        assertThat(found.sets()).isEmpty();
        assertThat(found.fixedBlockers()).contains("W-NEG-CONDUCT");
    }

    @Test
    void the_steps_of_a_pacesetters_procedure_are_taken_again() {
        Counterfactual found = found("pacesetter", "/procedure/reportedUpOn: null");

        assertThat(found.sets()).isNotEmpty();
        assertThat(found.sets())
                .allSatisfy(set -> assertThat(set.changes())
                        .extracting(Change::path)
                        .contains("/procedure/reportedUpOn", "/procedure/countyReviewOn", "/procedure/cityMeetingOn"));
    }

    @Test
    void an_eligible_nomination_needs_no_change() {
        Counterfactual found = found("individual", "/order: 2");

        assertThat(found.sets()).containsExactly(new ChangeSet(List.of()));
        assertThat(found.fixedBlockers()).isEmpty();
        assertThat(found.complete()).isTrue();
    }

    @Test
    void a_pacesetter_of_an_earlier_round_is_barred_whatever_changes() {
        Counterfactual found = found("pacesetter", """
                /person/honours: [{honour: OUTSTANDING_INDIVIDUAL, year: 2019}, {honour: PACESETTER, year: 2021}]
                /materials/approvalForm: false
                """);

        assertThat(found.fixedBlockers()).containsExactly("P-ONCE");
        assertThat(found.sets()).isEmpty();
        assertThat(found.complete()).isTrue();
    }

    @Test
    void a_window_with_three_stars_applies_for_the_next_star_and_names_the_one_held() {
        assertThat(shown("window", """
                /window/starsHeld: [{stars: 3, year: 2021}]
                /window/appliedStars: 3
                /window/remarks: null
                """)).containsExactly("/window/appliedStars 3→4 /window/remarks null→\"2021年三星级\"");
    }

    @Test
    void a_window_with_five_stars_is_barred() {
        assertThat(found("window", "/window/starsHeld: [{stars: 5, year: 2021}]")
                        .fixedBlockers())
                .containsExactly("W-STAR-5");
    }

    @Test
    void deeds_are_shortened_to_the_limit_and_no_further() {
        assertThat(shown("window", "/materials/mainDeeds: {words: 2100}"))
                .containsExactly("/materials/mainDeeds/words 2100→2000");

        Counterfactual found = found("window", "/materials/briefDeeds: {text: '" + "字".repeat(501) + "'}");
        assertThat(found.sets()).hasSize(1);
        assertThat(found.sets().get(0).changes())
                .extracting(Change::path, change -> change.to().asText())
                .containsExactly(tuple("/materials/briefDeeds/text", "字".repeat(500)));
    }

    @Test
    void an_answer_that_was_given_is_never_turned_round() {
        Counterfactual found = found("window", "/attestations/W-POL: {answer: 'NO', by: 区人社局党组}");

        assertThat(found.fixedBlockers()).containsExactly("W-POL");
        assertThat(found.sets()).isEmpty();
    }

    @Test
    void an_answer_that_was_not_given_may_be_given() {
        List<ChangeSet> sets = found("window", "/attestations/W-POL: null").sets();

        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).changes()).extracting(Change::path).containsExactly("/attestations/W-POL");
        assertThat(sets.get(0).changes().get(0).to().path("answer").asText()).isEqualTo("YES");
    }

    @Test
    void an_opinion_that_is_missing_is_supplied_and_one_that_was_given_stays() {
        Counterfactual missing = found("individual", """
                /procedure/opinions: [{organ: PERSONNEL, answer: AGREE, 'on': '2024-04-10'}, {organ: DISCIPLINE, answer: AGREE, 'on': '2024-04-10'}]
                """);
        assertThat(missing.sets()).hasSize(1);
        assertThat(missing.sets().get(0).changes().get(0).to())
                .extracting(opinion -> opinion.path("organ").asText())
                .containsExactly("PERSONNEL", "DISCIPLINE", "POLICE");

        Counterfactual against = found("individual", """
                /procedure/opinions: [{organ: PERSONNEL, answer: DISAGREE, 'on': '2024-04-10'}, {organ: DISCIPLINE, answer: AGREE, 'on': '2024-04-10'}, {organ: POLICE, answer: AGREE, 'on': '2024-04-10'}]
                """);
        assertThat(against.sets()).isEmpty();
        assertThat(against.fixedBlockers()).containsExactly("G-CONSULT");
    }

    @Test
    void a_notice_of_the_city_that_was_too_short_runs_on_and_the_materials_come_later() {
        assertThat(shown("window", """
                /procedure/cityNotice: {from: '2024-04-23', to: '2024-04-26', objections: []}
                """))
                .containsExactly("/procedure/cityNotice/to \"2024-04-26\"→\"2024-04-30\""
                        + " /receivedAt \"2024-04-30T10:00:00+08:00\"→\"2024-05-01T10:00:00+08:00\"");
    }

    @Test
    void a_notice_of_the_unit_that_can_no_longer_be_made_good_bars() {
        Counterfactual found =
                found("window", "/procedure/unitNotice: {from: '2024-04-09', to: '2024-04-11', objections: []}");

        assertThat(found.fixedBlockers()).containsExactly("N-UNIT-5");
        assertThat(found.sets()).isEmpty();
    }

    @Test
    void materials_that_came_late_are_barred() {
        assertThat(found("window", "/receivedAt: '2024-05-11T00:00:00+08:00'").fixedBlockers())
                .containsExactly("T-0510");
    }

    @Test
    void on_the_last_day_a_missing_paper_can_still_be_supplied() {
        assertThat(shown("individual", """
                /receivedAt: '2024-05-10T23:59:59+08:00'
                /materials/photos: {paper: 1, electronic: true, labelled: true}
                """)).containsExactly("/materials/photos/paper 1→2");
    }

    @Test
    void when_the_time_is_over_the_answer_says_that_it_is_not_complete() {
        AuditedDecision audited =
                SampleAudit.decided(SampleAudit.example("window", "/materials/approvalForm: false"), Register.EMPTY);

        Counterfactual found = CounterfactualSearch.search(audited.decision(), audited.facts(), POLICY, Duration.ZERO);

        assertThat(found.complete()).isFalse();
        assertThat(found.sets()).isEmpty();
    }

    /** Each look at the clock takes so long; the slower the clock, the less is found. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20, 40, 80, 160, 320, 640})
    void the_answer_comes_within_the_time_allowed_and_says_whether_it_is_all(int millis) {
        AuditedDecision audited = SampleAudit.decided(SampleAudit.example("window", """
                        /procedure/cityNotice: {from: '2024-04-23', to: '2024-04-26', objections: []}
                        /window/starsHeld: [{stars: 4, year: 2021}]
                        /window/appliedStars: 4
                        /window/remarks: 四星级
                        /materials/approvalForm: false
                        """), Register.EMPTY);
        Counterfactual exact =
                CounterfactualSearch.search(audited.decision(), audited.facts(), POLICY, Duration.ofDays(1));
        AtomicLong clock = new AtomicLong();

        Counterfactual found = CounterfactualSearch.search(
                audited.decision(),
                audited.facts(),
                POLICY,
                Duration.ofSeconds(2),
                () -> clock.addAndGet(Duration.ofMillis(millis).toNanos()));

        assertThat(Duration.ofNanos(clock.get()).toMillis()).isLessThanOrEqualTo(2_000 + millis);
        assertThat(exact.complete()).isTrue();
        assertThat(exact.sets()).isNotEmpty();
        assertThat(exact.sets()).containsAll(found.sets());
        assertThat(found.complete())
                .isEqualTo(found.sets().size() == exact.sets().size());
        assertThat(found.complete()).isEqualTo(millis < 40);
    }

    // against brute force

    /** A nomination and the values that some of its facts may take; null stands for the present one. */
    record Space(String name, String example, String changes, Map<String, List<JsonNode>> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Space> spaces() {
        return Stream.of(
                space("papers", "window", """
                        /materials/approvalForm: false
                        /materials/paperReceived: null
                        /materials/mainDeeds: {words: 2001}
                        """, """
                        /materials/approvalForm: [true]
                        /materials/paperReceived: [true, false]
                        /materials/electronicReceived: [true]
                        /materials/mainDeeds/words: [1, 1999, 2000, 2001]
                        /materials/briefDeeds/words: [1, 430, 500]
                        """),
                space("stars", "window", """
                        /window/starsHeld: [{stars: 4, year: 2021}]
                        /window/appliedStars: 4
                        /window/remarks: 四星级
                        """, """
                        /window/appliedStars: [3, 4, 5]
                        /window/remarks: ['', 2021年, 2021年四星级, 2021年五星级, 2020年四星级]
                        /order: [1, 2]
                        """),
                space("photos", "individual", """
                        /materials/photos: {paper: 0, electronic: false}
                        """, """
                        /materials/photos/paper: [0, 1, 2, 3]
                        /materials/photos/electronic: [true]
                        /materials/photos/labelled: [true, false]
                        """),
                space("title", "individual", """
                        /person/knowledgeTitle: {level: PROVINCE, year: 2022, title: 人社知识通}
                        /person/remarks: null
                        /attestations/I-ZST-MERIT: null
                        """, """
                        /person/remarks: [2022年, 人社知识通, 2022年人社知识通]
                        /attestations/I-ZST-MERIT: [{answer: 'YES', by: 市局}]
                        """),
                days("city notice", "window", """
                        /procedure/cityNotice: {from: '2024-04-23', to: '2024-04-26', objections: []}
                        """, LocalDate.of(2024, 4, 30), "cityNotice/from", "cityNotice/to"),
                days(
                        "city notice of wrong order",
                        "individual",
                        """
                        /procedure/cityNotice: {from: '2024-04-28', to: '2024-04-25', objections: []}
                        /receivedAt: '2024-04-29T10:00:00+08:00'
                        """,
                        LocalDate.of(2024, 4, 29),
                        "cityNotice/from",
                        "cityNotice/to"),
                days(
                        "received during the notice",
                        "window",
                        """
                        /procedure/cityNotice: {from: '2024-04-25', to: '2024-05-07', objections: []}
                        """,
                        LocalDate.of(2024, 4, 30),
                        "cityNotice/from",
                        "cityNotice/to"),
                days(
                        "late opinion",
                        "pacesetter",
                        """
                        /receivedAt: '2024-05-08T10:00:00+08:00'
                        /procedure/opinions: [{organ: PERSONNEL, answer: AGREE, 'on': '2024-05-07'}, {organ: DISCIPLINE, answer: AGREE, 'on': '2024-04-10'}, {organ: POLICE, answer: AGREE, 'on': '2024-04-10'}]
                        """,
                        LocalDate.of(2024, 5, 8),
                        "reportedUpOn",
                        "countyReviewOn",
                        "cityMeetingOn",
                        "cityNotice/from",
                        "cityNotice/to"),
                days(
                        "meeting after the notice",
                        "pacesetter",
                        """
                        /receivedAt: '2024-05-06T10:00:00+08:00'
                        /procedure/leadersMeetingOn: '2024-04-03'
                        """,
                        LocalDate.of(2024, 5, 6),
                        "unitNotice/from",
                        "unitNotice/to",
                        "reportedUpOn"));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void the_sets_are_those_of_brute_force(Space space) {
        AuditedDecision audited =
                SampleAudit.decided(SampleAudit.example(space.example(), space.changes()), Register.EMPTY);
        Trial trial = trial(audited);
        Set<Set<String>> sufficient = sufficient(audited, trial, space.values());
        Set<Set<String>> minimal = sufficient.stream()
                .filter(paths ->
                        sufficient.stream().noneMatch(fewer -> fewer.size() < paths.size() && paths.containsAll(fewer)))
                .collect(Collectors.toSet());

        Counterfactual found = CounterfactualSearch.search(audited.decision(), audited.facts(), POLICY, ENOUGH);

        assertThat(found.complete()).isTrue();
        assertThat(found.sets().stream().map(CounterfactualTest::paths).collect(Collectors.toSet()))
                .isEqualTo(minimal);
        assertThat(found.sets()).hasSize(minimal.size());
        assertThat(found.fixedBlockers().isEmpty()).isEqualTo(!minimal.isEmpty());
    }

    private static Set<Set<String>> sufficient(
            AuditedDecision audited, Trial trial, Map<String, List<JsonNode>> values) {
        List<Map<String, JsonNode>> all = List.of(Map.of());
        for (Map.Entry<String, List<JsonNode>> fact : values.entrySet()) {
            List<Map<String, JsonNode>> longer = new ArrayList<>(all);
            for (JsonNode value : fact.getValue()) {
                if (!value.equals(audited.facts().submission().at(fact.getKey()))) {
                    for (Map<String, JsonNode> shorter : all) {
                        Map<String, JsonNode> with = new LinkedHashMap<>(shorter);
                        with.put(fact.getKey(), value);
                        longer.add(with);
                    }
                }
            }
            all = longer;
        }
        return all.parallelStream()
                .filter(changes -> {
                    Map<String, ?> blocking = trial.blocking(changes);
                    return blocking != null && blocking.isEmpty();
                })
                .map(changes -> (Set<String>) new TreeSet<>(changes.keySet()))
                .collect(Collectors.toSet());
    }

    // on random nominations

    @Test
    void every_set_makes_eligible_and_none_of_its_changes_can_be_left_out() {
        List<String> faults = LongStream.range(0, NOMINATIONS)
                .parallel()
                .boxed()
                .flatMap(seed -> faults(seed).stream())
                .toList();

        assertThat(faults).isEmpty();
    }

    private static List<String> faults(long seed) {
        AuditedDecision audited = SampleAudit.decided(RandomNominations.nomination(seed));
        Counterfactual found = CounterfactualSearch.search(audited.decision(), audited.facts(), POLICY, ENOUGH);
        Trial trial = trial(audited);
        List<String> faults = new ArrayList<>();
        if (!found.complete() || found.sets().isEmpty() == found.fixedBlockers().isEmpty()) {
            faults.add(seed + ": " + found);
        }
        for (ChangeSet set : found.sets()) {
            Map<String, JsonNode> changes = changes(set);
            if (!trial.blocking(changes).isEmpty()) {
                faults.add(seed + ": does not make eligible: " + set);
            }
            for (Change change : set.changes()) {
                Map<String, JsonNode> fewer = new TreeMap<>(changes);
                fewer.remove(change.path());
                if (trial.blocking(fewer).isEmpty()) {
                    faults.add(seed + ": can do without " + change + " in " + set);
                }
                if (change.kind().equals("REDO") && !isInTime(change, audited)) {
                    faults.add(seed + ": not done again in time: " + change);
                }
            }
        }
        return faults;
    }

    private static boolean isInTime(Change redone, AuditedDecision audited) {
        LocalDate day = LocalDate.parse(redone.to().asText().substring(0, 10));
        return !day.isBefore(audited.facts().receivedOn()) && !day.isAfter(DEADLINE);
    }

    private static Counterfactual found(String example, String changes) {
        AuditedDecision audited = SampleAudit.decided(SampleAudit.example(example, changes), Register.EMPTY);
        return CounterfactualSearch.search(audited.decision(), audited.facts(), POLICY, ENOUGH);
    }

    private static List<String> shown(String example, String changes) {
        return found(example, changes).sets().stream()
                .map(set -> set.changes().stream()
                        .map(change -> change.path() + " " + change.from() + "→" + change.to())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Trial trial(AuditedDecision audited) {
        return new Trial(
                audited.facts(),
                POLICY,
                OffsetDateTime.ofInstant(audited.decision().received().receivedAt(), LocalDay.ZONE),
                System::nanoTime,
                System.nanoTime() + ENOUGH.toNanos());
    }

    private static Set<String> paths(ChangeSet set) {
        return set.changes().stream().map(Change::path).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, JsonNode> changes(ChangeSet set) {
        Map<String, JsonNode> changes = new TreeMap<>();
        set.changes().forEach(change -> changes.put(change.path(), change.to()));
        return changes;
    }

    private static Space space(String name, String example, String changes, String values) {
        Map<String, List<JsonNode>> byPath = new LinkedHashMap<>();
        SampleAudit.yaml(values)
                .fields()
                .forEachRemaining(fact -> byPath.put(fact.getKey(), List.copyOf(toList(fact.getValue()))));
        return new Space(name, example, changes, byPath);
    }

    /** Every day from the receipt to the deadline, for some acts and the receipt. */
    private static Space days(String name, String example, String changes, LocalDate received, String... acts) {
        Map<String, List<JsonNode>> byPath = new LinkedHashMap<>();
        List<LocalDate> days = received.datesUntil(DEADLINE.plusDays(1)).toList();
        ObjectNode written = SampleAudit.example("window");
        for (String act : acts) {
            byPath.put(
                    "/procedure/" + act,
                    days.stream()
                            .map(day -> (JsonNode) written.textNode(day.toString()))
                            .toList());
        }
        byPath.put(
                "/receivedAt",
                days.stream()
                        .filter(day -> day.isAfter(received))
                        .map(day -> (JsonNode) written.textNode(day + "T10:00:00+08:00"))
                        .toList());
        return new Space(name, example, changes, byPath);
    }

    private static List<JsonNode> toList(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
