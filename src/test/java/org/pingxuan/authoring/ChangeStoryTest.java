package org.pingxuan.authoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.http.FileType;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.policy.Round;
import org.pingxuan.rulebook.PolicyPublication;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.shared.Text;
import org.pingxuan.shared.TimeOrderedId;

/** The life of a change, from draft to replica, as its people see it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChangeStoryTest {

    private static final String DRAFTS = "/api/v1/drafts";
    private static final ObjectMapper JSON = new ObjectMapper();

    static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD).header("Accept-Language", "en");
    }

    static ValidatableResponse post(String user, String path, Object body) {
        return as(user).contentType("application/json").body(body).post(path).then();
    }

    static String opened(String round, String note) {
        return post("policy", DRAFTS, Map.of("round", round, "note", note))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static byte[] table(String name, String round) {
        return as("policy")
                .queryParam("round", round)
                .get("/api/v1/tables/" + name + ".xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static ValidatableResponse upload(String draft, String name, byte[] workbook) {
        return as("policy")
                .contentType(FileType.XLSX)
                .body(workbook)
                .put(DRAFTS + "/" + draft + "/tables/" + name + ".xlsx")
                .then();
    }

    /** Submits, again while the impact is still being worked out, which each try waits for a while; the impact's digest. */
    static String submitted(String draft) {
        ValidatableResponse answer;
        do {
            answer = post("policy", DRAFTS + "/" + draft + "/submit", Map.of());
        } while (answer.extract().asString().contains("\"impact-not-ready\""));
        return answer.statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .extract()
                .path("impact");
    }

    static ValidatableResponse approve(String user, String draft, String inForceFrom, String impact) {
        return post(user, DRAFTS + "/" + draft + "/approve", Map.of("inForceFrom", inForceFrom, "impact", impact));
    }

    /** A round of its own, so that publications of other tests do not stand in the way. */
    static String round() {
        String policy = as("auditor")
                .queryParam("round", "2024-02")
                .get("/api/v1/policies")
                .then()
                .extract()
                .path("items.find { it.version == 1 }.id");
        String round = "t-" + UUID.randomUUID();
        post(
                        "approver",
                        "/api/v1/rounds",
                        Map.of("id", round, "titleZh", "示例轮次", "policy", policy, "inForceFrom", "2024-04-01"))
                .statusCode(201)
                .body("policy.version", is(1));
        return round;
    }

    /** A window that says it holds four stars and applies for five. */
    static ObjectNode window() {
        try (InputStream file = ChangeStoryTest.class.getResourceAsStream("/examples/window.json")) {
            ObjectNode submission = ((ObjectNode) JSON.readTree(file))
                    .put("reference", "t-" + UUID.randomUUID())
                    .put("receivedAt", "2024-05-08T15:20:00+08:00");
            ObjectNode window = (ObjectNode) submission.get("window");
            window.put("appliedStars", 5).put("remarks", "2021年四星级");
            window.putArray("starsHeld").addObject().put("stars", 4).put("year", 2021);
            return submission;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ValidatableResponse submit(String round, ObjectNode submission) {
        return post("intake", "/api/v1/rounds/" + round + "/submissions", submission.toString());
    }

    @Test
    void a_change_lives_from_draft_to_force_and_is_rolled_back() {
        String round = round();
        submit(round, window()).statusCode(201).body("verdict", equalTo("ELIGIBLE"));

        // a draft; a round trip changes nothing of what it says
        String draft = opened(round, "four-star windows may not apply this year");
        String before = as("policy")
                .get(DRAFTS + "/" + draft + "/checks")
                .then()
                .extract()
                .path("digest");
        byte[] table = table("star-upgrade", round);
        upload(draft, "star-upgrade", table)
                .statusCode(200)
                .body("digest", equalTo(before))
                .body("checks.publishable", is(true));
        as("policy")
                .get(DRAFTS + "/" + draft + "/diff")
                .then()
                .statusCode(200)
                .body("rows", hasSize(0))
                .body("regions", hasSize(0));

        // one cell of one row is changed: its test row is red, so it may not be submitted
        byte[] changed = TableEdit.set(table, ROW, "效果", "待人工审核");
        List<String> red = upload(draft, "star-upgrade", changed)
                .statusCode(200)
                .body("checks.publishable", is(false))
                .extract()
                .path("checks.problems.findAll { it.code == 'test-row-red' }.pointer");
        assertThat(red).isNotEmpty();
        post("policy", DRAFTS + "/" + draft + "/submit", Map.of())
                .statusCode(422)
                .body("problems.code", hasItem("test-row-red"));
        for (String pointer : red) {
            changed = TableEdit.expect(changed, pointer.substring(pointer.indexOf('!') + 1), "应得效果", "待人工审核");
        }
        upload(draft, "star-upgrade", changed).statusCode(200).body("checks.problems", hasSize(0));

        // what it means
        as("approver")
                .get(DRAFTS + "/" + draft + "/diff")
                .then()
                .body("rows", hasSize(1))
                .body("rows[0].id", equalTo(ROW))
                .body("rows[0].change", equalTo("CHANGED"))
                .body("rows[0].cells[0].from", equalTo("flag"))
                .body("rows[0].cells[0].to", equalTo("review"))
                .body("regions", hasSize(1))
                .body("regions[0].criteria", equalTo(List.of("W-STAR-UP")))
                .body("regions[0].from", equalTo("MET FLAG"))
                .body("regions[0].to", equalTo("MET REVIEW"))
                .body("regions[0].sentence", containsString("For example"));
        as("approver")
                .get(DRAFTS + "/" + draft + "/impact")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("digest", startsWith("sha256:"))
                .body("arrivedSince", is(0))
                .body("statement.decisions", is(1))
                .body("statement.changed", is(1))
                .body("statement.verdicts[0].from", equalTo("ELIGIBLE"))
                .body("statement.verdicts[0].to", equalTo("REVIEW"))
                .body("statement.criteria[0].criterion", equalTo("W-STAR-UP"))
                .body("statement.units[0].unit", equalTo("JL-CC"))
                .body("statement.units[0].changed", is(1));
        byte[] report = as("approver")
                .accept(FileType.XLSX)
                .get(DRAFTS + "/" + draft + "/impact")
                .then()
                .statusCode(200)
                .contentType(FileType.XLSX)
                .extract()
                .asByteArray();
        assertThat(report).startsWith('P', 'K');

        // it goes back once, then a second person approves what was submitted
        submitted(draft);
        upload(draft, "star-upgrade", table).statusCode(409);
        post("approver", DRAFTS + "/" + draft + "/rejection", Map.of("reason", "say it in the note"))
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("rejected.reason", equalTo("say it in the note"));
        String impact = submitted(draft);
        submit(round, window()).statusCode(201).body("policy.version", is(1));
        as("approver")
                .get(DRAFTS + "/" + draft + "/impact")
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("digest", equalTo(impact))
                .body("arrivedSince", is(1));
        approve("policy", draft, "2024-05-01", impact).statusCode(403);
        approve("approver", draft, "2024-05-01", "sha256:0").statusCode(409);
        String policy = approve("approver", draft, "2024-05-01", impact)
                .statusCode(201)
                .body("version", is(2))
                .body("publishedBy", equalTo("policy"))
                .body("approvedBy", equalTo("approver"))
                .body("inForceFrom", equalTo("2024-05-01"))
                .extract()
                .path("id");
        approve("approver", draft, "2024-05-01", impact).statusCode(409);
        as("auditor")
                .get(DRAFTS + "/" + draft)
                .then()
                .body("state", equalTo("APPROVED"))
                .body("policy", equalTo(policy))
                .body(
                        "steps.step",
                        equalTo(List.of(
                                "OPENED",
                                "UPLOADED",
                                "UPLOADED",
                                "UPLOADED",
                                "SUBMITTED",
                                "REJECTED",
                                "SUBMITTED",
                                "APPROVED")));

        // from its first day on, and not before
        submit(round, window())
                .statusCode(201)
                .body("policy.id", equalTo(policy))
                .body("verdict", equalTo("REVIEW"));
        ObjectNode earlier = window();
        earlier.put("receivedAt", "2024-04-30T09:00:00+08:00");
        submit(round, earlier).statusCode(201).body("policy.version", is(1));

        // the next draft begins there; a draft from before is told what to redo
        String first = as("auditor")
                .queryParam("round", round)
                .get("/api/v1/policies")
                .then()
                .extract()
                .path("items.find { it.version == 1 }.id");
        String late = opened(round, "too late");
        upload(late, "text-limits", TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", 400))
                .statusCode(200);
        String stale = submitted(late);
        post(
                        "approver",
                        "/api/v1/policies/" + first + "/rollback",
                        Map.of("reason", "too strict", "inForceFrom", "2024-05-01"))
                .statusCode(201)
                .body("version", is(3))
                .body("note", equalTo("too strict"));
        approve("approver", late, "2024-05-01", stale)
                .statusCode(409)
                .body("problems.code", equalTo(List.of("base-superseded", "to-redo")));
        submit(round, window()).statusCode(201).body("policy.version", is(3)).body("verdict", equalTo("ELIGIBLE"));
    }

    @Test
    void a_new_criterion_needs_no_programmer() {
        String round = round();
        submit(round, window()).statusCode(201).body("verdict", equalTo("ELIGIBLE"));
        String draft = opened(round, "count the service windows");
        upload(
                        draft,
                        "fields",
                        TableEdit.add(
                                table("fields", round),
                                "counters",
                                "三(二)1五是",
                                "“星级”优质服务窗口",
                                "整数",
                                null,
                                "可补交",
                                "服务柜台数",
                                "service counters"))
                .statusCode(200)
                .body("checks.problems", hasSize(0));
        upload(
                        draft,
                        "conditions",
                        TableEdit.add(
                                table("conditions", round),
                                "X-COUNTERS",
                                "三(二)1五是",
                                "“星级”优质服务窗口",
                                "/additional/counters",
                                "不小于",
                                3,
                                "不合格",
                                "退回补正",
                                null,
                                null,
                                "服务柜台不少于三个",
                                null,
                                "请增设柜台",
                                null))
                .statusCode(200)
                .body("checks.problems", hasSize(0));
        as("policy")
                .get(DRAFTS + "/" + draft + "/diff")
                .then()
                .body("regions.findAll { it.criteria == ['X-COUNTERS'] }.to", hasItem("NOT_MET INELIGIBLE"))
                .body("regions.findAll { it.criteria == ['X-COUNTERS'] }.to", hasItem("UNKNOWN RETURN"));
        as("approver")
                .get(DRAFTS + "/" + draft + "/impact")
                .then()
                .body(
                        "statement.verdicts",
                        equalTo(List.of(Map.of("from", "ELIGIBLE", "to", "RETURNED", "decisions", 1))))
                .body("statement.criteria.criterion", equalTo(List.of("X-COUNTERS")))
                .body("statement.criteria[0].from", equalTo("–"))
                .body("statement.criteria[0].to", equalTo("UNKNOWN RETURN"));
        String policy = approve("approver", draft, "2024-05-01", submitted(draft))
                .statusCode(201)
                .extract()
                .path("id");

        // input
        ObjectNode wrong = window();
        wrong.putObject("additional").put("counters", "three");
        submit(round, wrong).statusCode(422).body("problems[0].pointer", equalTo("/additional/counters"));
        ObjectNode undeclared = window();
        undeclared.putObject("additional").put("desks", 3);
        submit(round, undeclared).statusCode(422).body("problems[0].pointer", equalTo("/additional/desks"));

        // findings, with texts in both languages; the English that the row leaves blank is made, and says so
        String unknown = submit(round, window())
                .statusCode(201)
                .body("verdict", equalTo("RETURNED"))
                .body(FOUND + ".outcome", equalTo("UNKNOWN"))
                .extract()
                .path("id");
        ObjectNode enough = window();
        enough.putObject("additional").put("counters", 3);
        submit(round, enough)
                .statusCode(201)
                .body("verdict", equalTo("ELIGIBLE"))
                .body(FOUND + ".outcome", equalTo("MET"));
        ObjectNode fewer = window();
        fewer.putObject("additional").put("counters", 2);
        String few = submit(round, fewer)
                .statusCode(201)
                .body("verdict", equalTo("INELIGIBLE"))
                .body(
                        FOUND + ".message",
                        equalTo(
                                "“service counters” is at least 3 (English made from the dictionary): service counters is"
                                        + " 2; required is at least 3."))
                .body(
                        FOUND + ".remedy",
                        equalTo("See that “service counters” is at least 3. (English made from the dictionary)"))
                .body(FOUND + ".tableRow.table", equalTo("conditions"))
                .extract()
                .path("id");
        inChinese("/api/v1/decisions/" + few)
                .body(FOUND + ".message", equalTo("服务柜台不少于三个：服务柜台数为2，要求不小于3。"))
                .body(FOUND + ".remedy", equalTo("请增设柜台"));

        // explanation, what would change it, handbook
        inChinese("/api/v1/decisions/" + few + "/explanation")
                .body(containsString("服务柜台不少于三个"))
                .body(containsString("请增设柜台"));
        as("auditor")
                .get("/api/v1/decisions/" + few + "/explanation")
                .then()
                .statusCode(200)
                .body(containsString("service counters"))
                .body(containsString("English made from the dictionary"));
        as("auditor")
                .get("/api/v1/decisions/" + unknown + "/counterfactual")
                .then()
                .statusCode(200)
                .body("complete", is(true))
                .body("sets", hasSize(1))
                .body("sets[0].changes.path", equalTo(List.of("/additional/counters")))
                .body("sets[0].changes[0].to", is(3));
        as("intake")
                .get("/api/v1/policies/" + policy + "/handbook.md")
                .then()
                .statusCode(200)
                .body(containsString(
                        "#### `X-COUNTERS` “service counters” is at least 3 (English made from the dictionary)"))
                .body(containsString("required: at least 3; where not met: ineligible; where unknown: return"));
        inChinese("/api/v1/policies/" + policy + "/handbook.md")
                .body(containsString("#### `X-COUNTERS` 服务柜台不少于三个"))
                .body(containsString("要求：不小于 3；不符合时：不合格；未知时：退回补正"));

        // the next change to it is told by its criterion too
        String next = opened(round, "one counter less");
        upload(next, "conditions", TableEdit.set(table("conditions", round), "X-COUNTERS", "比较值", 2))
                .statusCode(200);
        as("approver")
                .get(DRAFTS + "/" + next + "/impact")
                .then()
                .body(
                        "statement.changes.find { it.decision == '" + few + "' }.criteria",
                        equalTo(List.of(
                                Map.of("criterion", "X-COUNTERS", "from", "NOT_MET INELIGIBLE", "to", "MET NONE"))));
    }

    private static final String FOUND = "findings.find { it.criterion == 'X-COUNTERS' }";

    private static ValidatableResponse inChinese(String path) {
        return given().auth()
                .preemptive()
                .basic("auditor", TestDatabase.PASSWORD)
                .header("Accept-Language", "zh")
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void a_faulty_workbook_changes_nothing_and_every_fault_is_told() {
        String round = round();
        String draft = opened(round, "faults");
        byte[] faulty = TableEdit.set(
                TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", "many"), "D-DEEDS-2000", "条款", "");
        upload(draft, "text-limits", faulty)
                .statusCode(422)
                .body("problems", hasSize(2))
                .body("problems.pointer", hasItem(containsString("表!")));
        byte[] marked = as("policy")
                .contentType(FileType.XLSX)
                .accept(FileType.XLSX)
                .body(faulty)
                .put(DRAFTS + "/" + draft + "/tables/text-limits.xlsx")
                .then()
                .statusCode(422)
                .contentType(FileType.XLSX)
                .extract()
                .asByteArray();
        TableEdit.of(
                marked,
                workbook -> assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2));
        as("policy").get(DRAFTS + "/" + draft).then().body("steps", hasSize(1)).body("rejected", nullValue());
        upload(draft, "text-limits", "not a workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(422)
                .body("problems[0].code", equalTo("not-a-workbook"));
        upload(draft, "no-such-table", faulty).statusCode(404);
        post("approver", DRAFTS, Map.of("round", round, "note", "n")).statusCode(403);
        post("policy", DRAFTS, Map.of("round", "none", "note", "n")).statusCode(404);
    }

    @Test
    void a_draft_is_compared_with_what_is_in_force_and_not_with_a_version_that_waits_for_its_day() {
        String round = round();
        String waiting = opened(round, "shorter from a later day on");
        upload(waiting, "text-limits", TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", 300))
                .statusCode(200);
        approve("approver", waiting, "2999-01-01", submitted(waiting)).statusCode(201);

        String untouched = opened(round, "nothing of its own");
        as("approver")
                .get(DRAFTS + "/" + untouched + "/diff")
                .then()
                .body("base.version", is(2))
                .body("against.version", is(1))
                .body("rows.id", equalTo(List.of("D-BRIEF-500")))
                .body(
                        "rows[0].sentence",
                        equalTo("Text limits: row D-BRIEF-500 changed: most characters (included) 500 → 300"))
                .body("regions[0].when.'/materials/briefDeeds/words'", equalTo(List.of("301 – 500")));
        as("approver")
                .get(DRAFTS + "/" + waiting + "/diff")
                .then()
                .body("against.version", is(1))
                .body("rows.id", equalTo(List.of("D-BRIEF-500")));
    }

    @Test
    void a_table_of_another_round_is_told_on_upload_and_without_a_round_that_of_the_first_is_downloaded() {
        String round = round();
        byte[] longer = TableEdit.set(
                TableEdit.set(table("text-limits", round), "D-BRIEF-500", "字数上限（含）", 777),
                "D-DEEDS-2000",
                "字数上限（含）",
                2777);
        String draft = opened(round, "longer");
        upload(draft, "text-limits", longer).statusCode(200).body("notes", hasSize(0));
        approve("approver", draft, "2024-04-01", submitted(draft)).statusCode(201);

        String own = round();
        String other = opened(own, "from the wrong round");
        upload(other, "text-limits", TableEdit.set(table("text-limits", own), "D-BRIEF-500", "字数上限（含）", 777))
                .statusCode(200)
                .body("notes", hasSize(0));
        upload(other, "text-limits", TableEdit.set(longer, "D-BRIEF-500", "字数上限（含）", 778))
                .statusCode(200)
                .body("notes.code", equalTo(List.of("of-another-round")))
                .body("notes[0].value", equalTo(round));

        String first = as("policy")
                .queryParam("round", "2024-02")
                .get("/api/v1/policies")
                .path("items.find { it.inForce }.id");
        assertThat(as("policy").get("/api/v1/tables/text-limits.xlsx").header("X-Policy"))
                .isEqualTo(first);
    }

    @Inject
    Recorder recorder;

    @Inject
    PolicyStore policies;

    @Inject
    InstantSource clock;

    /** A round as a build left it behind whose rule on brief deeds counted the main deeds. */
    private String roundOfAnOlderBuild() {
        PolicySource ofBuild = PolicySource.ofBuild();
        Map<String, String> rules = new TreeMap<>(ofBuild.rules());
        rules.computeIfPresent(
                "common/materials.drl",
                (path, text) -> text.replace(
                        "\"/materials/briefDeeds\", $materials.briefDeeds",
                        "\"/materials/mainDeeds\", $materials.mainDeeds"));
        PolicySource older = new PolicySource(rules, ofBuild.workbooks());
        String round = "t-" + UUID.randomUUID();
        recorder.record(List.of(new PolicyPublication(
                        TimeOrderedId.next(clock),
                        new Round(round, Text.of("示例轮次", "example"), clock.instant()),
                        1,
                        older,
                        policies.rulebook(older).policy(),
                        LocalDate.of(2024, 4, 1),
                        clock.instant(),
                        "",
                        "build",
                        null,
                        "0.9")))
                .toCompletableFuture()
                .join();
        policies.refresh();
        return round;
    }

    @Test
    void the_rules_of_a_build_enter_as_a_draft_with_diff_and_impact_and_not_before() {
        String round = roundOfAnOlderBuild();
        String before = submit(round, window())
                .statusCode(201)
                .body("verdict", equalTo("RETURNED"))
                .body("findings.find { it.criterion == 'D-BRIEF-500' }.outcome", equalTo("NOT_MET"))
                .extract()
                .path("id");
        String plain = opened(round, "tables only");
        as("policy").get(DRAFTS + "/" + plain).then().body("rules", equalTo("base"));
        as("policy").get(DRAFTS + "/" + plain + "/diff").then().body("rules", hasSize(0));

        String draft = post("policy", DRAFTS, Map.of("round", round, "note", "the build's rules", "rules", "build"))
                .statusCode(201)
                .body("rules", equalTo("build"))
                .body("author", equalTo("policy"))
                .extract()
                .path("id");
        as("approver").get(DRAFTS + "/" + draft + "/checks").then().body("publishable", is(true));
        as("approver")
                .get(DRAFTS + "/" + draft + "/diff")
                .then()
                .body("rules", hasSize(1))
                .body("rules[0].file", equalTo("common/materials.drl"))
                .body("rules[0].rule", equalTo("D-BRIEF-500 brief deeds of at most 500 characters"))
                .body("rules[0].change", equalTo("CHANGED"))
                .body("rules[0].from", containsString("$materials.mainDeeds"))
                .body("rules[0].to", containsString("$materials.briefDeeds"))
                .body(
                        "rules[0].sentence",
                        equalTo("rules’ file common/materials.drl: rule “D-BRIEF-500 brief deeds of at most 500"
                                + " characters” changed"))
                .body("rows", hasSize(0));
        inChinese(DRAFTS + "/" + draft + "/diff")
                .body(
                        "rules[0].sentence",
                        equalTo("规则文件 common/materials.drl：修改规则 “D-BRIEF-500 brief deeds of at most 500 characters”"));
        String impact = submitted(draft);
        as("approver")
                .get(DRAFTS + "/" + draft + "/impact")
                .then()
                .body("digest", equalTo(impact))
                .body("statement.changes.decision", equalTo(List.of(before)))
                .body("statement.changes[0].from", equalTo("RETURNED"))
                .body("statement.changes[0].to", equalTo("ELIGIBLE"))
                .body("statement.changes[0].criteria.criterion", equalTo(List.of("D-BRIEF-500")));

        // nothing is in force that nobody approved
        submit(round, window()).body("verdict", equalTo("RETURNED")).body("policy.version", is(1));
        approve("approver", draft, "2024-04-01", impact).statusCode(201).body("version", is(2));
        submit(round, window()).body("verdict", equalTo("ELIGIBLE")).body("policy.version", is(2));
        post("auditor", "/api/v1/decisions/" + before + "/replay", Map.of()).body("identical", is(true));
    }

    private static final String ROW = "SU-4-5-CLAIMED";
}
