package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.pingxuan.submission.Bodies.CHECK;
import static org.pingxuan.submission.Bodies.example;
import static org.pingxuan.submission.Bodies.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Submission.Attestation;
import org.pingxuan.submission.Submission.Deeds;
import org.pingxuan.submission.Submission.Employer;
import org.pingxuan.submission.Submission.HonourClaim;
import org.pingxuan.submission.Submission.Materials;
import org.pingxuan.submission.Submission.Notice;
import org.pingxuan.submission.Submission.Opinion;
import org.pingxuan.submission.Submission.Person;
import org.pingxuan.submission.Submission.Photos;
import org.pingxuan.submission.Submission.Procedure;
import org.pingxuan.submission.Submission.ServicePeriod;
import org.pingxuan.submission.Submission.Window;

class SubmissionCheckTest {

    private static final Window UNKNOWN_WINDOW =
            new Window(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static List<Problem> faults(JsonNode body) {
        Problems problems = catchThrowableOfType(Problems.class, () -> CHECK.check(body));
        assertThat(problems).as("faults").isNotNull();
        assertThat(problems.status()).isEqualTo(422);
        return problems.list();
    }

    private static Problem onlyFault(JsonNode body) {
        List<Problem> faults = faults(body);
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    /** The only fault of the window example with this value at this pointer. */
    private static Problem onlyFault(String pointer, String value) {
        return onlyFault(Bodies.with("window", pointer, value));
    }

    @ParameterizedTest
    @CsvSource({
        "/reference, 229999199001010739",
        "/reference, jl-cc-229999199001010739-1",
        "/reference, 2024229999199001010739",
        "/unit, ２２９９９９１９８８０６１５０１１ｘ",
        "/tiedWith/1, 22999919880615011x"
    })
    void an_id_number_in_what_stays_in_the_clear_is_refused_and_not_shown(String pointer, String text) {
        String field = pointer.replaceAll("/1$", "");
        Problem fault = onlyFault(field, field.equals(pointer) ? "'" + text + "'" : "['a', '" + text + "']");

        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.code()).isEqualTo("id-number");
        assertThat(fault.value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"229999199001010738", "229999199013010015", "22999919900101073", "20240508-120000-000017"})
    void digits_that_are_no_id_number_may_be_a_reference(String reference) {
        assertThat(CHECK.check(Bodies.with("window", "/reference", "'" + reference + "'"))
                        .reference())
                .isEqualTo(reference);
    }

    @Test
    void an_id_number_in_what_a_slate_or_final_list_says_of_itself_is_refused_and_not_shown() {
        JsonNode slate = json("{'award': 'STAR_WINDOW', 'unit': 'JL-CC', 'submissions': [],"
                + " 'attestations': {'G-GATE': {'answer': 'YES', 'note': '经办人 229999199001010739'}}}");
        JsonNode list = json("{'award': 'STAR_WINDOW', 'entries': [], 'procedure': {'notice': {'objections': ["
                + "{'state': 'UPHELD', 'finding': '229999199001010739'}]}}}");

        Problems ofSlate = catchThrowableOfType(
                Problems.class,
                () -> new SlateCheck(new SubmissionTerms(Set.of(), Set.of("G-GATE"), Map.of(), Set.of())).check(slate));
        Problems ofList = catchThrowableOfType(Problems.class, () -> FinalListCheck.check(list));

        assertThat(ofSlate.list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(tuple("/attestations/G-GATE/note", "id-number", null));
        assertThat(ofList.list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(tuple("/procedure/notice/objections/0/finding", "id-number", null));
    }

    @Test
    void the_window_example_is_read_whole() {
        Submission window = CHECK.check(example("window"));

        assertThat(window.award()).isEqualTo(Award.STAR_WINDOW);
        assertThat(window.unit()).isEqualTo("JL-CC");
        assertThat(window.reference()).isEqualTo("jl-cc-example-1");
        assertThat(window.order()).isEqualTo(1);
        assertThat(window.receivedAt()).isEqualTo(OffsetDateTime.parse("2024-04-30T10:00:00+08:00"));
        assertThat(window.reserve()).isFalse();
        assertThat(window.tiedWith()).isEmpty();
        assertThat(window.person()).isNull();
        assertThat(window.window())
                .isEqualTo(new Window(
                        "示例诚安伟远刚邦公共就业服务中心",
                        "12220102MB11173903",
                        "EMPLOYMENT",
                        "COUNTY",
                        "220102",
                        "SECTION_CHIEF",
                        4,
                        List.of(),
                        "",
                        true,
                        false,
                        true,
                        new BigDecimal("99.2"),
                        "市级一等奖",
                        null));
        assertThat(window.incidents()).isEmpty();
        assertThat(window.attestations())
                .hasSize(27)
                .containsEntry("W-POL", new Attestation("YES", "示例单位党组", LocalDate.of(2024, 4, 11), null));
        assertThat(List.copyOf(window.attestations().keySet())).isSorted();
        assertThat(window.procedure())
                .isEqualTo(new Procedure(
                        LocalDate.of(2024, 4, 1),
                        new Notice(LocalDate.of(2024, 4, 2), LocalDate.of(2024, 4, 11), List.of()),
                        List.of(
                                new Opinion("PERSONNEL", "AGREE", LocalDate.of(2024, 4, 12)),
                                new Opinion("DISCIPLINE", "AGREE", LocalDate.of(2024, 4, 12)),
                                new Opinion("POLICE", "AGREE", LocalDate.of(2024, 4, 12))),
                        LocalDate.of(2024, 4, 15),
                        LocalDate.of(2024, 4, 16),
                        LocalDate.of(2024, 4, 17),
                        new Notice(LocalDate.of(2024, 4, 18), LocalDate.of(2024, 4, 26), List.of()),
                        null));
        assertThat(window.materials())
                .isEqualTo(
                        new Materials(true, true, true, new Deeds(null, 1860), new Deeds(null, 430), true, true, null));
        assertThat(window.additional()).isEmpty();
    }

    @Test
    void the_person_examples_are_read_whole() {
        Submission individual = CHECK.check(example("individual"));
        Submission pacesetter = CHECK.check(example("pacesetter"));

        assertThat(individual.award()).isEqualTo(Award.OUTSTANDING_INDIVIDUAL);
        assertThat(individual.window()).isNull();
        assertThat(individual.attestations()).containsKey("I-ZST-MERIT").hasSize(14);
        assertThat(individual.materials().photos()).isEqualTo(new Photos(2, true, true));
        assertThat(pacesetter.award()).isEqualTo(Award.PACESETTER);
        assertThat(pacesetter.procedure().fourDepartments())
                .containsExactly("PUBLICITY", "HRSS", "PARTY_WORK", "UNION");
        assertThat(pacesetter.person())
                .isEqualTo(new Person(
                        "示诚安伟远刚诚",
                        "229999198010101582",
                        "FEMALE",
                        "01",
                        "13",
                        new Employer("示例县就业服务中心", "EMPLOYMENT", "COUNTY"),
                        "ESTABLISHED",
                        PartialDate.day(LocalDate.of(2014, 7, 1)),
                        List.of(new ServicePeriod(PartialDate.day(LocalDate.of(2015, 3, 1)), null)),
                        "SECTION_DEPUTY",
                        false,
                        null,
                        null,
                        true,
                        null,
                        List.of(new HonourClaim("OUTSTANDING_INDIVIDUAL", 2021)),
                        ""));
    }

    @Test
    void an_award_alone_is_a_submission_of_which_all_else_is_unknown() {
        Submission window = CHECK.check(json("{'award':'STAR_WINDOW'}"));
        Submission person = CHECK.check(json("{'award':'PACESETTER'}"));

        assertThat(window)
                .isEqualTo(new Submission(
                        Award.STAR_WINDOW,
                        null,
                        null,
                        null,
                        null,
                        false,
                        List.of(),
                        UNKNOWN_WINDOW,
                        null,
                        null,
                        Map.of(),
                        Procedure.NONE,
                        Materials.NONE,
                        Map.of()));
        assertThat(person.window()).isNull();
        assertThat(person.person().name()).isNull();
        assertThat(person.person().service()).isNull();
    }

    @Test
    void null_is_absent_at_every_place() {
        ObjectNode nulls = json("""
                {'award':'STAR_WINDOW','unit':null,'reference':null,'order':null,'receivedAt':null,'corrects':null,
                 'reserve':null,'tiedWith':null,'window':null,'person':null,'incidents':null,'attestations':{'W-POL':null},
                 'procedure':{'unitNotice':null,'opinions':null},'materials':{'mainDeeds':{'text':null,'words':null}},
                 'additional':{'training-hours':null},'whatever':null}""");

        assertThat(CHECK.check(nulls)).isEqualTo(CHECK.check(json("{'award':'STAR_WINDOW'}")));
    }

    @Test
    void an_empty_list_says_none_and_is_not_unknown() {
        assertThat(CHECK.check(json("{'award':'STAR_WINDOW','window':{'starsHeld':[]}}"))
                        .window()
                        .starsHeld())
                .isEmpty();
        assertThat(CHECK.check(json("{'award':'STAR_WINDOW','window':{}}"))
                        .window()
                        .starsHeld())
                .isNull();
    }

    @Test
    void every_fault_is_told_at_once_in_the_order_of_the_body() {
        ObjectNode body = json("""
                {'materials':{'paperReceived':'yes','mainDeeds':{'words':-1}},
                 'award':'STAR_WINDOW','order':0,'reference':' ','receivedAt':'2024-05-08T15:20:00',
                 'window':{'grade':'SECTION_CHEIF','appliedStars':3.5,'starsHeld':[{'stars':6},{'year':1900}],
                           'favourableRate':100.1,'onServiceMap':1,'size':3},
                 'procedure':{'unitNotice':{'form':'2024-04-09','to':'2024-02-30'},
                              'opinions':[{'organ':'PERSONNEL'},{'organ':'COURT'}]},
                 'attestations':{'W-POLL':{'answer':'YES'}, 'W-POL':{'answer':'MAYBE'}},
                 'incidents':{}, 'tiedWith':['a',7]}""");

        assertThat(faults(body))
                .extracting(Problem::pointer, Problem::code)
                .map(tuple -> tuple.toList().toString())
                .containsExactly(
                        "[/materials/paperReceived, wrong-type]",
                        "[/materials/mainDeeds/words, out-of-range]",
                        "[/order, out-of-range]",
                        "[/reference, blank]",
                        "[/receivedAt, not-an-instant]",
                        "[/window/grade, unknown-code]",
                        "[/window/appliedStars, not-a-whole-number]",
                        "[/window/starsHeld/0/stars, out-of-range]",
                        "[/window/starsHeld/1/year, out-of-range]",
                        "[/window/favourableRate, out-of-range]",
                        "[/window/onServiceMap, wrong-type]",
                        "[/window/size, unknown-field]",
                        "[/procedure/unitNotice/form, unknown-field]",
                        "[/procedure/unitNotice/to, not-a-date]",
                        "[/procedure/opinions/1/organ, unknown-code]",
                        "[/attestations/W-POLL, unknown-field]",
                        "[/attestations/W-POL/answer, unknown-code]",
                        "[/incidents, wrong-type]",
                        "[/tiedWith/1, wrong-type]");
    }

    @Test
    void every_fault_helps_in_both_languages() {
        assertThat(faults(json("{'award':'STAR','order':'1','window':[],'x':1,'reference':'','receivedAt':'now'}")))
                .hasSize(6)
                .allSatisfy(fault -> {
                    assertThat(fault.help().zh()).isNotBlank().containsPattern("\\p{IsHan}");
                    assertThat(fault.help().en()).isNotBlank();
                });
    }

    @Test
    void what_is_not_an_object_is_no_submission() {
        assertThat(onlyFault(json("[]")).pointer()).isEmpty();
        assertThat(onlyFault(json("'text'")).code()).isEqualTo("wrong-type");
        assertThat(onlyFault(json("null")).code()).isEqualTo("wrong-type");
    }

    @Test
    void the_award_must_be_named_and_known() {
        assertThat(onlyFault(json("{}"))).satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/award");
            assertThat(fault.code()).isEqualTo("missing");
            assertThat(fault.help().zh()).contains("STAR_WINDOW（“星级”优质服务窗口）");
        });
        assertThat(onlyFault(json("{'award':null}")).code()).isEqualTo("missing");
        assertThat(onlyFault(json("{'award':' '}")).code()).isEqualTo("missing");
        assertThat(onlyFault(json("{'award':'STAR_WINDWO'}"))).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-code");
            assertThat(fault.value()).isEqualTo("STAR_WINDWO");
            assertThat(fault.help().en()).startsWith("Did you mean “STAR_WINDOW”?");
            assertThat(fault.help().zh()).startsWith("是否应为“STAR_WINDOW”？");
        });
    }

    @Test
    void a_window_award_refuses_a_person_and_the_reverse() {
        assertThat(onlyFault(json("{'award':'STAR_WINDOW','person':{}}"))).satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/person");
            assertThat(fault.code()).isEqualTo("wrong-nominee");
        });
        assertThat(onlyFault(json("{'award':'PACESETTER','person':{},'window':{}}"))
                        .pointer())
                .isEqualTo("/window");
    }

    @Test
    void an_unknown_field_is_answered_with_the_name_that_was_meant() {
        assertThat(onlyFault(json("{'award':'STAR_WINDOW','window':{'credit_code':'229999199001010739'}}")))
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/window/credit_code");
                    assertThat(fault.code()).isEqualTo("unknown-field");
                    assertThat(fault.value()).isNull();
                    assertThat(fault.help().en()).isEqualTo("No such field; did you mean “creditCode”?");
                    assertThat(fault.help().zh()).isEqualTo("没有这一项，是否应为“creditCode”？");
                });
        assertThat(onlyFault(json("{'award':'PACESETTER','person':{'knowledgeTitle':{'zzz':1}}}"))
                        .help()
                        .en())
                .isEqualTo("No such field; known here: level, year, title");
    }

    @Test
    void a_pointer_escapes_tilde_and_slash() {
        assertThat(onlyFault(json("{'award':'STAR_WINDOW','a/b~c':1}")).pointer())
                .isEqualTo("/a~1b~0c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "3e0", "30e-1", "0.3e1"})
    void a_whole_number_is_one_however_it_is_written(String three) {
        assertThat(CHECK.check(json("{'award':'STAR_WINDOW','order':%s}".formatted(three)))
                        .order())
                .isEqualTo(3);
        assertThat(CHECK.check(json("{'award':'STAR_WINDOW','order':1e2}")).order())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/order | 0 | out-of-range",
                "/order | 2147483648 | out-of-range",
                "/order | 1e999999999 | out-of-range",
                "/order | 1.5 | not-a-whole-number",
                "/order | 1e-5 | not-a-whole-number",
                "/order | 1e-999999999 | out-of-range",
                "/order | '1' | wrong-type",
                "/order | true | wrong-type",
                "/window/appliedStars | -1 | out-of-range",
                "/window/appliedStars | 100 | out-of-range",
                "/window/favourableRate | -0.1 | out-of-range",
                "/window/favourableRate | 100.01 | out-of-range",
                "/window/favourableRate | '99%' | wrong-type",
                "/window/starsHeld | [{'stars':0}] | out-of-range",
                "/window/starsHeld | [{'stars':6}] | out-of-range",
                "/window/starsHeld | [{'year':1948}] | out-of-range",
                "/window/starsHeld | [{'year':2101}] | out-of-range",
                "/window/starsHeld | [null] | wrong-type",
                "/materials/mainDeeds/words | -1 | out-of-range",
                "/materials/photos | {'paper':-1} | out-of-range",
                "/materials/paperReceived | 'true' | wrong-type",
                "/materials/paperReceived | 1 | wrong-type",
                "/window | [] | wrong-type",
                "/window/starsHeld | {} | wrong-type",
                "/window/name | 5 | wrong-type",
                "/window/level | 5 | wrong-type",
                "/window/level | 'DISTRICT' | unknown-code",
                "/window/level | 'county' | unknown-code",
                "/window/grade | 'CHIEF' | unknown-code",
                "/incidents | [{'type':'CRIME'}] | unknown-code",
                "/incidents | [{'status':'OPEN'}] | unknown-code",
                "/incidents | [{'on':'2024-4-1'}] | not-a-date",
                "/procedure/opinions | [{'answer':'YES'}] | unknown-code",
                "/procedure/unitNotice/objections | [{'state':'CLOSED'}] | unknown-code",
                "/procedure/fourDepartments | ['HRSS','COURT'] | unknown-code",
                "/procedure/leadersMeetingOn | '2024-02-30' | not-a-date",
                "/procedure/leadersMeetingOn | '2024/04/01' | not-a-date",
                "/procedure/leadersMeetingOn | '2024-04' | not-a-date",
                "/procedure/leadersMeetingOn | '0000-04-01' | not-a-date",
                "/procedure/leadersMeetingOn | '2024-04-01T00:00:00+08:00' | not-a-date",
                "/procedure/leadersMeetingOn | 20240401 | wrong-type",
                "/receivedAt | '2024-05-08' | not-an-instant",
                "/receivedAt | '2024-05-08T15:20:00' | not-an-instant",
                "/receivedAt | '2024-05-08 15:20:00+08:00' | not-an-instant",
                "/receivedAt | '2024-02-30T15:20:00+08:00' | not-an-instant",
                "/receivedAt | '2024-05-08T24:00:00+08:00' | not-an-instant",
                "/receivedAt | '+12024-05-08T15:20:00+08:00' | not-an-instant",
                "/receivedAt | 1715152800 | wrong-type",
                "/reference | '' | blank",
                "/reference | ' \\t' | blank",
                "/reference | 'a\\u0000' | bad-character",
                "/unit | 'a\\u0000' | bad-character",
                "/window/remarks | 'a\\u0007' | bad-character",
                "/window/remarks | 'a\\ud800' | bad-character",
                "/window/remarks | '\\udc00\\ud800' | bad-character",
                "/tiedWith | 'x' | wrong-type",
                "/tiedWith | ['x',''] | blank",
                "/corrects | 5 | wrong-type",
                "/additional | {'training-hours':'12'} | wrong-type",
                "/additional | {'training-hour':12} | unknown-field",
                "/additional | {'rating':1e31} | out-of-range",
                "/additional | {'rating':1e-31} | out-of-range",
                "/additional | {'post':'COOK'} | unknown-code",
                "/additional | {'motto':'Service'} | field-of-another-award",
                "/attestations | {'G-SUPERVISE':{'answer':'YES'}} | unknown-field",
                "/attestations | {'W-POL':'YES'} | wrong-type",
                "/attestations | {'W-POL':{'answer':true}} | wrong-type",
                "/attestations | {'W-POL':{'answr':'YES'}} | unknown-field",
            })
    void a_value_of_the_wrong_kind_is_a_fault_where_it_stands(String pointer, String value, String code) {
        Problem fault = onlyFault(pointer, value);

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.pointer()).startsWith(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/window/appliedStars | 0",
                "/window/appliedStars | 99",
                "/window/favourableRate | 0",
                "/window/favourableRate | 100.0",
                "/window/starsHeld | [{'stars':1,'year':1949},{'stars':5,'year':2100},{}]",
                "/window/category | 'COFFEE_BAR'",
                "/window/level | ' ＣＯＵＮＴＹ '",
                "/window/level | ''",
                "/window/remarks | 'a\\r\\n\\tb😀'",
                "/unit | 'XX-YY'",
                "/procedure/leadersMeetingOn | ''",
                "/procedure/leadersMeetingOn | '2024-02-29'",
                "/procedure/leadersMeetingOn | '９９９９－１２－３１'",
                "/procedure/fourDepartments | []",
                "/receivedAt | '2024-05-08T15:20+08:00'",
                "/receivedAt | '2024-05-08T07:20:00.123456789Z'",
                "/order | 2147483647",
                "/attestations | {'W-POL':{}}",
                "/attestations | {'I-ZST-MERIT':{'answer':'UNCLEAR'}}",
                "/materials/mainDeeds | {}",
                "/materials/mainDeeds | {'text':''}",
                "/corrects | '018f0000-0000-7000-8000-000000000000'",
                "/tiedWith | ['b','c']",
            })
    void a_value_within_its_bounds_is_taken(String pointer, String value) {
        assertThat(CHECK.check(Bodies.with("window", pointer, value))).isNotNull();
    }

    @Test
    void a_day_that_never_was_is_called_so() {
        assertThat(onlyFault("/procedure/leadersMeetingOn", "'2024-02-30'")
                        .help()
                        .zh())
                .isEqualTo("没有这一天，请核对；日期请写成 yyyy-MM-dd，例如 2024-04-30");
        assertThat(onlyFault("/procedure/leadersMeetingOn", "'30.4.2024'")
                        .help()
                        .en())
                .isEqualTo("write the date as yyyy-MM-dd, such as 2024-04-30");
    }

    @Test
    void a_month_may_stand_for_a_day_in_service_periods_and_the_start_of_work_only() {
        Person person = CHECK.check(
                        json(
                                "{'award':'PACESETTER','person':{'workStartedOn':'2014-07','service':[{'from':'2021-02','to':'2024-02-29'}]}}"))
                .person();

        assertThat(person.workStartedOn())
                .isEqualTo(new PartialDate(LocalDate.of(2014, 7, 1), LocalDate.of(2014, 7, 31)));
        assertThat(person.service())
                .containsExactly(new ServicePeriod(
                        new PartialDate(LocalDate.of(2021, 2, 1), LocalDate.of(2021, 2, 28)),
                        PartialDate.day(LocalDate.of(2024, 2, 29))));
        assertThat(onlyFault(json("{'award':'PACESETTER','person':{'service':[{'from':'2021-13'}]}}"))
                        .help()
                        .zh())
                .contains("没有这一天", "yyyy-MM，");
        assertThat(onlyFault(json("{'award':'PACESETTER','incidents':[{'on':'2021-05'}]}"))
                        .pointer())
                .isEqualTo("/incidents/0/on");
    }

    @Test
    void codes_are_matched_and_kept_in_normal_form_and_free_texts_as_sent() {
        Submission submission = CHECK.check(
                json(
                        "{'award':'ＳＴＡＲ_WINDOW ','unit':' JL-CC','reference':' r １','window':{'name':' 示例　','grade':' ＮＯＮＥ','category':'ＷＥＢＳＩＴＥ','level':' '}}"));

        assertThat(submission.award()).isEqualTo(Award.STAR_WINDOW);
        assertThat(submission.unit()).isEqualTo("JL-CC");
        assertThat(submission.reference()).isEqualTo(" r １");
        assertThat(submission.window().name()).isEqualTo(" 示例　");
        assertThat(submission.window().grade()).isEqualTo("NONE");
        assertThat(submission.window().category()).isEqualTo("WEBSITE");
        assertThat(submission.window().level()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/window/name, 200",
        "/reference, 128",
        "/window/remarks, 2000",
        "/window/contestResult, 4000",
        "/materials/briefDeeds/text, 100000",
    })
    void a_text_is_measured_in_characters(String pointer, int most) {
        String text = "𠮷".repeat(most);

        assertThat(CHECK.check(Bodies.with("window", pointer, "'" + text + "'")))
                .isNotNull();
        assertThat(onlyFault(pointer, "'" + text + "a'")).satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("too-long");
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.help().en()).startsWith("%d characters, at most %d".formatted(most + 1, most));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"229999199001010739", "'229999\\u00001990'", "['229999199001010739']"})
    void a_faulty_id_number_is_not_shown_again(String idNumber) {
        Problem fault = onlyFault(json("{'award':'PACESETTER','person':{'idNumber':%s}}".formatted(idNumber)));

        assertThat(fault.pointer()).isEqualTo("/person/idNumber");
        assertThat(fault.value()).isNull();
        assertThat(fault.help().zh()).doesNotContain("229999");
    }

    @Test
    void declared_facts_are_read_by_their_type() {
        Submission submission = CHECK.check(json("""
                {'award':'PACESETTER','additional':{'training-hours':12.0,'rating':100,'motto':' x ','since':'2024-05-01',
                 'volunteer':true,'post':' CLERK','skills':['B','A']}}"""));

        assertThat(submission.additional())
                .isEqualTo(Map.of(
                        "training-hours",
                        new BigDecimal("12"),
                        "rating",
                        new BigDecimal("100"),
                        "motto",
                        " x ",
                        "since",
                        LocalDate.of(2024, 5, 1),
                        "volunteer",
                        true,
                        "post",
                        "CLERK",
                        "skills",
                        List.of("B", "A")));
        assertThat(List.copyOf(submission.additional().keySet())).isSorted();
    }

    @Test
    void a_further_honour_is_known_only_when_the_table_has_it() {
        assertThat(CHECK.check(json(
                                "{'award':'PACESETTER','person':{'honours':[{'honour':'MODEL_WORKER','year':2020}]}}"))
                        .person()
                        .honours())
                .containsExactly(new HonourClaim("MODEL_WORKER", 2020));
        assertThat(onlyFault(json("{'award':'PACESETTER','person':{'honours':[{'honour':'MODEL_WORKERS'}]}}"))
                        .help()
                        .en())
                .isEqualTo("Did you mean “MODEL_WORKER”? Known here: MODEL_WORKER, OUTSTANDING_INDIVIDUAL, PACESETTER");
    }

    @Test
    void a_reserve_and_its_ties_are_read() {
        Submission submission = CHECK.check(json("{'award':'PACESETTER','reserve':true,'tiedWith':['b']}"));

        assertThat(submission.reserve()).isTrue();
        assertThat(submission.tiedWith()).containsExactly("b");
    }

    @Test
    void a_submission_leaves_unit_award_and_receipt_to_its_slate() {
        OffsetDateTime received = OffsetDateTime.parse("2024-05-09T09:00:00+08:00");
        SubmissionDefaults slate = new SubmissionDefaults("JL-YB", Award.PACESETTER, received);

        Submission left = CHECK.check(json("{'person':{}}"), "/submissions/4", slate);
        Submission own = CHECK.check(
                json("{'unit':'JL-YB','award':'PACESETTER','receivedAt':'2024-05-08T09:00:00+08:00'}"),
                "/submissions/4",
                slate);
        Problems other = catchThrowableOfType(
                Problems.class,
                () -> CHECK.check(
                        json("{'unit':'JL-CC','award':'OUTSTANDING_INDIVIDUAL','order':0}"), "/submissions/4", slate));

        assertThat(left.unit()).isEqualTo("JL-YB");
        assertThat(left.award()).isEqualTo(Award.PACESETTER);
        assertThat(left.receivedAt()).isEqualTo(received);
        assertThat(own.receivedAt()).isEqualTo(OffsetDateTime.parse("2024-05-08T09:00:00+08:00"));
        assertThat(other.list())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(
                        "/submissions/4/unit differs-from-slate",
                        "/submissions/4/award differs-from-slate",
                        "/submissions/4/order out-of-range");
    }

    @Test
    void the_faults_of_many_submissions_are_told_with_those_of_the_body_around_them() {
        Problems problems = catchThrowableOfType(
                Problems.class,
                () -> Fields.check(
                        json("{'submissions':[{'award':'PACESETTER','order':0},{'award':'X'}],'unti':'JL-CC'}"),
                        "",
                        slate -> {
                            slate.name("unit", 200);
                            return slate.list("submissions", fields -> CHECK.read(fields, SubmissionDefaults.NONE));
                        }));

        assertThat(problems.list())
                .extracting(Problem::pointer)
                .containsExactly("/submissions/0/order", "/submissions/1/award", "/unti");
    }

    @Test
    void the_corrected_decision_is_read_from_the_body() {
        assertThat(SubmissionCheck.corrects(json("{'corrects':' 018f '}"))).hasValue("018f");
        assertThat(SubmissionCheck.corrects(json("{'corrects':null}"))).isEmpty();
        assertThat(SubmissionCheck.corrects(json("{}"))).isEmpty();
    }

    @Test
    void a_thousand_faults_are_told_and_then_that_there_are_more() {
        List<Problem> thousand = faults(manyFaults(1_000));
        List<Problem> more = faults(manyFaults(1_001));

        assertThat(thousand).hasSize(1_000).noneMatch(fault -> fault.code().equals("further-faults"));
        assertThat(more).hasSize(1_001);
        assertThat(more.get(999).pointer()).isEqualTo("/incidents/999");
        assertThat(more.get(1_000).code()).isEqualTo("further-faults");
    }

    @Test
    void a_list_beyond_all_reason_is_refused_as_one() {
        assertThat(onlyFault(manyFaults(5_001)).code()).isEqualTo("too-many-items");
    }

    private static JsonNode manyFaults(int count) {
        return json("{'award':'PACESETTER','incidents':[%s]}"
                .formatted(IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(","))));
    }

    @Test
    void half_a_character_in_a_field_name_can_be_told() {
        Problem fault = onlyFault(json("{'award':'PACESETTER','x\\ud800':1}"));

        assertThat(fault.pointer()).isEqualTo("/x\ufffd");
    }
}
