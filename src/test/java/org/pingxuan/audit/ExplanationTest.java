package org.pingxuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.audit.Explanation.Line;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.PolicyArchive.Archived;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Language;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.TableRow;
import org.pingxuan.verdict.Verdict;

/**
 * Explanations as people read them. The whole text of three rejections is approved in both languages: {@code mvn test
 * -Dtest=ExplanationTest -Dpingxuan.approve=true} writes it, for somebody to read and approve.
 */
class ExplanationTest {

    private static final Path APPROVED = Path.of("src", "test", "resources", "explanations");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Archived POLICY = Archived.of(BuildPolicy.content());
    private static final Engine PAGES = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(ExplanationTest::template)
            .build();

    @ParameterizedTest
    @CsvSource({
        "pacesetter, ZH",
        "pacesetter, EN",
        "window, ZH",
        "window, EN",
        "individual, ZH",
        "individual, EN",
    })
    void the_whole_explanation_of_a_rejection_is_the_approved_one(String name, Language language) throws IOException {
        Explanation explanation = explained(rejected(name), language);

        assertApproved(name + "." + explanation.language() + ".json", JSON.writeValueAsString(explanation));
        assertApproved(name + "." + explanation.language() + ".html", page(explanation, language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pacesetter", "window", "individual"})
    void in_english_nothing_is_chinese_but_the_notices_own_words_and_what_was_sent(String name) {
        AuditedDecision decided = rejected(name);
        Explanation explanation = explained(decided, Language.EN);
        List<String> verbatim = Stream.of(
                        POLICY.clauses().clauses().stream().map(Clause::quote),
                        POLICY.clauses().clauses().stream()
                                .map(clause -> clause.location().replace("derived: ", "")),
                        Stream.of(POLICY.clauses().notice().number(), TableSchema.ROWS_SHEET),
                        texts(decided.facts().submission()))
                .flatMap(words -> words)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();

        Stream.concat(
                        texts(JSON.valueToTree(explanation)),
                        page(explanation, Language.EN).lines())
                .forEach(text -> {
                    String own = text;
                    for (String words : verbatim) {
                        own = own.replace(words, "");
                    }
                    // what the notice calls by a name of its own stands in its quotation marks
                    assertThat(own.replaceAll("“\\p{IsHan}+”", "")).as(text).doesNotContainPattern("\\p{IsHan}");
                });
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.textValue()).filter(text -> !text.isEmpty())
                : StreamSupport.stream(node.spliterator(), false).flatMap(ExplanationTest::texts);
    }

    @Test
    void an_eligible_nomination_is_decided_by_no_criterion() {
        Explanation explanation =
                explained(SampleAudit.decided(SampleAudit.example("window"), Register.EMPTY), Language.EN);

        assertThat(explanation.deciding()).isEmpty();
        assertThat(explanation.summary()).contains("is eligible: no criterion stands in its way.");
        assertThat(explanation.met())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.message()).isNotBlank());
    }

    @Test
    void every_criterion_of_the_award_is_explained_once() {
        Explanation explanation = explained(rejected("individual"), Language.ZH);

        assertThat(all(explanation))
                .extracting(Line::criterion)
                .containsExactlyInAnyOrderElementsOf(BuildPolicy.rulebook().criteria(explanation.award()));
    }

    @Test
    void the_criteria_that_decide_have_the_gravest_effect_and_no_other_does() {
        Explanation explanation = explained(rejected("window"), Language.ZH);

        assertThat(explanation.deciding()).extracting(Line::effect).containsOnly(Effect.INELIGIBLE);
        assertThat(explanation.further()).extracting(Line::effect).doesNotContain(Effect.INELIGIBLE);
    }

    @Test
    void each_table_row_is_linked_in_the_version_of_the_decision() {
        Explanation explanation = explained(rejected("pacesetter"), Language.ZH);

        assertThat(all(explanation))
                .allSatisfy(line -> assertThat(line.tableRow().link())
                        .isEqualTo("/api/v1/tables/" + line.tableRow().table() + ".xlsx?policy=" + SampleAudit.POLICY
                                + "&row=" + line.tableRow().row()));
    }

    @Test
    void an_erased_nominee_is_explained_by_results_alone() {
        AuditedDecision decided = rejected("pacesetter");
        Explanation explanation = explained(new AuditedDecision(decided.decision(), null), Language.ZH);

        assertThat(explanation.erased()).isTrue();
        assertThat(explanation.nominee()).isNull();
        assertThat(explanation.deciding()).extracting(Line::criterion).contains("P-ONCE");
        assertThat(all(explanation)).allSatisfy(line -> {
            assertThat(line.found()).isEmpty();
            assertThat(line.tableRow()).isNotNull();
        });
        assertThat(page(explanation, Language.ZH)).doesNotContain("示例");
    }

    @Test
    void what_a_submission_says_is_never_taken_for_markup() {
        AuditedDecision decided = SampleAudit.decided(
                SampleAudit.example("window", "/window/name: '<script>alert(1)</script>'"), Register.EMPTY);

        assertThat(page(explained(decided, Language.EN), Language.EN))
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    private static AuditedDecision rejected(String name) {
        return switch (name) {
            case "window" ->
                SampleAudit.decided(
                        SampleAudit.example("window", """
                                /window/starsHeld: [{stars: 3, year: 2021}]
                                /window/appliedStars: 3
                                /window/remarks: 曾获评
                                /window/onServiceMap: null
                                /attestations/W-POL: {answer: 'NO', by: 区人社局党组, on: '2024-04-20'}
                                /materials/mainDeeds: {words: 2100}
                                /procedure/unitNotice: {from: '2024-04-09', to: '2024-04-11', objections: []}
                                """),
                        SampleAudit.register(new Register.Entry("e1", "STAR_WINDOW", 2021, 3, false)));
            case "individual" -> SampleAudit.decided(SampleAudit.example("individual", """
                                /person/grade: DIVISION_CHIEF
                                /person/service: [{from: '2021-08-01', to: null}]
                                /incidents: [{type: COMPLAINT, 'on': '2023-03-05', status: CONFIRMED}]
                                /materials/photos: {paper: 1, electronic: true}
                                /procedure/opinions: [{organ: PERSONNEL, answer: AGREE, 'on': '2024-04-17'}]
                                """), Register.EMPTY);
            default ->
                SampleAudit.decided(
                        SampleAudit.example("pacesetter", """
                                /receivedAt: '2024-05-10T16:00:00+08:00'
                                /person/honours: [{honour: OUTSTANDING_INDIVIDUAL, year: 2019}, {honour: PACESETTER, year: 2021}]
                                /procedure/fourDepartments: [HRSS, UNION]
                                /materials/briefDeeds: null
                                """),
                        SampleAudit.register(
                                new Register.Entry("e1", "OUTSTANDING_INDIVIDUAL", 2019, null, false),
                                new Register.Entry("e2", "PACESETTER", 2021, null, false)));
        };
    }

    @Test
    void an_additional_criterion_is_explained_with_the_words_of_the_clause_that_it_cites() {
        TypedTable conditions = BuildPolicy.content().table("conditions");
        Row row = new Row(
                "conditions",
                "J-1",
                2,
                Map.of(
                        "clause",
                        "三(二)2二是",
                        "awards",
                        List.of("OUTSTANDING_INDIVIDUAL"),
                        "path",
                        "/person/frontline",
                        "comparator",
                        "EQ",
                        "value",
                        "是",
                        "effect",
                        "INELIGIBLE",
                        "unknown",
                        "RETURN",
                        "zh",
                        "条件",
                        "en",
                        "criterion"));
        Map<String, TypedTable> tables = new TreeMap<>(BuildPolicy.content().tables());
        tables.put("conditions", new TypedTable(conditions.schema(), List.of(row)));
        Archived policy = Archived.of(new PolicyContent(BuildPolicy.content().rules(), tables));
        AuditedDecision audited = SampleAudit.decided(SampleAudit.example("individual"), Register.EMPTY);
        Finding found = audited.facts().findings().get(0);
        StoredFacts facts = StoredFacts.of(
                CanonicalBody.of(audited.facts().submission()),
                SampleAudit.facts(audited.facts().submission(), Register.EMPTY),
                List.of(new Finding(
                        "J-1",
                        "三(二)2二是",
                        Outcome.NOT_MET,
                        Effect.INELIGIBLE,
                        found.message(),
                        null,
                        List.of(),
                        new TableRow("conditions", "J-1", TableSchema.ROWS_SHEET, 2))),
                null);
        String words = POLICY.clauses().clauses().stream()
                .filter(clause -> clause.location().equals("三(二)2二是"))
                .map(Clause::quote)
                .findFirst()
                .orElseThrow();

        for (Language language : Language.values()) {
            Explanation explanation = new Explainer(
                            policy, audited.decision(), StoredFacts.read(facts.bytes()), List.of(), List.of(), language)
                    .explanation();
            assertThat(explanation.deciding())
                    .singleElement()
                    .satisfies(line -> assertThat(line.quote()).contains(words));
        }
    }

    @Test
    void it_begins_with_what_stands_and_why() {
        AuditedDecision advised = SampleAudit.decided(SampleAudit.example("window"), Register.EMPTY);
        UUID id = advised.decision().id();
        Instant at = Instant.parse("2024-05-20T02:00:00Z");
        DecisionAct resolved = DecisionAct.resolution(
                new UUID(0, 1), id, Verdict.INELIGIBLE, "查实造假 229999199001010739", "评选办公室", "reviewer", at);
        DecisionAct withdrawn = DecisionAct.withdrawal(new UUID(0, 2), id, "另行推荐", "intake", at);
        DecisionAct assessed =
                DecisionAct.assessment(new UUID(0, 3), new UUID(0, 4), id, null, null, null, "reviewer", at);

        Explanation explanation = new Explainer(
                        POLICY,
                        advised.decision(),
                        advised.facts(),
                        List.of(),
                        List.of(assessed, resolved, withdrawn),
                        Language.ZH)
                .explanation();

        assertThat(explanation.standing()).isEqualTo(Verdict.ELIGIBLE);
        assertThat(explanation.stands())
                .containsExactly(
                        "2024年5月20日，账号reviewer记录省级考核结果，形成本版判定。",
                        "2024年5月20日，账号reviewer依据“评选办公室”作出人工决定：不合格。理由：查实造假 229*************39",
                        "2024年5月20日，账号intake撤回申报。理由：另行推荐");
        assertThat(page(explanation, Language.ZH)).containsSubsequence("现行结论：", "依据“评选办公室”作出人工决定", "撤回申报", "<h2>结论：");
    }

    private static Explanation explained(AuditedDecision audited, Language language) {
        return new Explainer(POLICY, audited.decision(), audited.facts(), List.of(), List.of(), language).explanation();
    }

    private static List<Line> all(Explanation explanation) {
        return Stream.of(
                        explanation.deciding(),
                        explanation.further(),
                        explanation.met(),
                        explanation.unknown(),
                        explanation.notApplicable())
                .flatMap(List::stream)
                .toList();
    }

    private static String page(Explanation explanation, Language language) {
        return PAGES.getTemplate("audit/explanation")
                .data("e", explanation)
                .data("en", language == Language.EN)
                .render();
    }

    /** Digests name the whole policy, which other tests hold. */
    private static void assertApproved(String name, String written) throws IOException {
        String text = written.replace(BuildPolicy.content().digest(), "sha256:…");
        Path approved = APPROVED.resolve(name);
        if (Boolean.getBoolean("pingxuan.approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(approved, text.endsWith("\n") ? text : text + "\n");
        }

        assertThat(text.lines().toList())
                .isEqualTo(Files.readString(approved).lines().toList());
    }

    private static Optional<TemplateLocator.TemplateLocation> template(String id) {
        InputStream file = ExplanationTest.class.getResourceAsStream("/templates/" + id + ".html");
        return file == null
                ? Optional.empty()
                : Optional.of(new TemplateLocator.TemplateLocation() {
                    @Override
                    public Reader read() {
                        return new InputStreamReader(file, StandardCharsets.UTF_8);
                    }

                    @Override
                    public Optional<Variant> getVariant() {
                        return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
                    }
                });
    }
}
