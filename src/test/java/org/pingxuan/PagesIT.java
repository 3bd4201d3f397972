package org.pingxuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.PackagedService.Running;
import org.pingxuan.authoring.TableEdit;

/**
 * The commands of the README and of the users' pages, typed as they are printed, in both languages, into a shell beside the packaged
 * service, do what the pages say. Every command of a page is typed, in the page's order.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PagesIT {

    private static final Pattern EXAMPLE = Pattern.compile("```sh\\n([^`]*curl[^`]*)```\\n```\\n([^`]*)```");
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    /** What a reader fills in: the id of something answered before, or a digest. */
    private static final Pattern TO_FILL_IN = Pattern.compile("…[^…\"]+…|(?<=sha256:)…");

    /** What of the clone the commands use. */
    private static final List<String> LINKED = List.of("docs", "target");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path newcomer;

    private static PackagedService service;
    private static Running running;

    private Terminal terminal;
    private Deque<String> printed;

    @BeforeAll
    static void a_newcomer_has_built_and_started_the_service() throws Exception {
        for (String folder : LINKED) {
            Files.createSymbolicLink(newcomer.resolve(folder), Path.of(folder).toAbsolutePath());
        }
        service = PackagedService.startedIn(newcomer);
        running = service.start(Map.of());
    }

    @AfterAll
    static void no_service_is_left_running() throws IOException {
        service.close();
        for (String folder : LINKED) {
            Files.delete(newcomer.resolve(folder));
        }
    }

    @BeforeEach
    void a_terminal_is_opened() throws IOException {
        terminal = new Terminal(newcomer);
    }

    @AfterEach
    void the_terminal_is_closed() {
        terminal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void each_command_of_the_readme_answers_as_printed(String readme) throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(Path.of(readme))).results().toList();
        assertThat(examples).hasSize(3);
        for (MatchResult example : examples) {
            assertThat(typed(example.group(1)).text()).as(example.group(1)).isEqualTo(example.group(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/policy-staff.md", "docs/policy-staff.zh-CN.md"})
    void policy_staff_change_the_policy_and_take_it_back(String page) throws IOException {
        open(page);
        assertThat(next("export PX=").exit()).isZero();
        assertThat(next("export POLICY=").exit()).isZero();
        Path table = newcomer.resolve("text-limits.xlsx");
        succeeded(next("tables/text-limits.xlsx?round="));
        byte[] asInForce = Files.readAllBytes(table);
        assertThat(next("export DRAFT=").statuses()).containsExactly(201);

        // a faulty cell is refused, marked in its place, corrected there and taken
        String upload = printed.peek();
        Files.write(table, TableEdit.set(asInForce, "D-BRIEF-500", "字数上限（含）", "六百字"));
        JsonNode refusal = json(next("-T text-limits.xlsx"), 422);
        assertThat(refusal.at("/problems")).hasSize(1);
        assertThat(refusal.at("/problems/0/pointer").textValue()).isEqualTo("表!D3");
        assertThat(next("-o marked.xlsx").statuses()).containsExactly(422);
        byte[] marked = Files.readAllBytes(newcomer.resolve("marked.xlsx"));
        try (Workbook workbook = workbook("marked.xlsx")) {
            assertThat(workbook.getSheetAt(0).getSheetName()).isEqualTo("检查结果");
            Sheet rows = workbook.getSheet("表");
            assertThat(rows.getCellComments()).hasSize(1);
            assertThat(rows.getRow(2).getCell(3).getStringCellValue()).isEqualTo("六百字");
            assertThat(rows.getRow(2).getCell(3).getCellComment()).isNotNull();
        }
        Files.write(table, TableEdit.set(marked, "D-BRIEF-500", "字数上限（含）", 600));
        JsonNode taken = json(typed(upload), 200);
        assertThat(taken.get("notes")).isEmpty();

        JsonNode checks = json(next("/checks"), 200);
        assertThat(checks.get("publishable").booleanValue()).isTrue();
        assertThat(checks.get("problems")).isEmpty();
        JsonNode diff = json(next("/diff"), 200);
        assertThat(diff.get("rows")).hasSize(1);
        assertThat(diff.at("/rows/0/id").textValue()).isEqualTo("D-BRIEF-500");
        assertThat(diff.get("regions")).isNotEmpty();
        String impact = impact();
        succeeded(next("-o impact.xlsx"));
        try (Workbook workbook = workbook("impact.xlsx")) {
            assertThat(workbook.getNumberOfSheets()).isPositive();
        }

        // sent back once, submitted anew, approved over the digest of its impact
        String submit = printed.peek();
        assertThat(json(next("/submit"), 200).get("impact").textValue()).isEqualTo(impact);
        assertThat(json(next("/rejection"), 200).get("state").textValue()).isEqualTo("OPEN");
        JsonNode submitted = json(typed(submit), 200);
        assertThat(submitted.get("state").textValue()).isEqualTo("SUBMITTED");
        next("export IMPACT=", submitted.get("impact").textValue().substring("sha256:".length()));
        JsonNode published = json(next("/approve"), 201);
        assertThat(published.get("inForce").booleanValue()).isTrue();
        assertThat(published.get("digest")).isEqualTo(checks.get("digest"));
        JsonNode newest = json(next("/policies?round=2024-02"), 200).get("items");
        assertThat(newest.get(0).get("id")).isEqualTo(published.get("id"));
        JsonNode first = newest.get(newest.size() - 1);
        assertThat(first.get("version").intValue()).isEqualTo(1);

        JsonNode back = json(next("/rollback", first.get("id").textValue()), 201);
        assertThat(back.get("digest")).isEqualTo(first.get("digest")).isNotEqualTo(published.get("digest"));
        assertThat(back.get("version").intValue())
                .isEqualTo(published.get("version").intValue() + 1);
        assertThat(back.get("inForce").booleanValue()).isTrue();

        // a round has one name; the second reader of the page gives another
        printed.push(printed.pop().replace("2026-03", "2026-0" + (page.contains("zh") ? 4 : 3)));
        JsonNode round = json(next("$PX/rounds", first.get("id").textValue()), 201);
        assertThat(round.at("/policy/digest")).isEqualTo(first.get("digest"));
        Terminal.Answer handbook =
                succeeded(next("/handbook.md", published.get("id").textValue()));
        assertThat(handbook.text()).contains("D-BRIEF-500").contains("600");
        assertThat(printed).isEmpty();
    }

    /** The impact's digest, asked for until it is worked out. */
    private String impact() throws IOException {
        String command = printed.peek();
        JsonNode impact = json(next("/impact"), 200);
        while (impact.get("state").textValue().equals("RUNNING")) {
            impact = json(typed(command), 200);
        }
        assertThat(impact.get("state").textValue()).isEqualTo("DONE");
        assertThat(impact.at("/statement/decisions").intValue()).isPositive();
        assertThat(impact.at("/statement/changed").intValue()).isZero();
        return impact.get("digest").textValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/slates.md", "docs/slates.zh-CN.md"})
    void a_unit_sends_its_slate_and_the_province_commends_a_final_list(String page) throws Exception {
        open(page);
        assertThat(next("B=").exit()).isZero();
        assertThat(next("I=").exit()).isZero();
        succeeded(next("-o slate.xlsx"));
        try (Workbook template = workbook("slate.xlsx")) {
            assertThat(sheets(template)).contains("附件7汇总表", "补充信息", "汇总表信息");
        }
        // the demo has sent it before
        JsonNode slate = json(next("-F file=@docs/examples/slates/over-quota.xlsx"), 200);
        assertThat(slate.get("verdict").textValue()).isEqualTo("NON_COMPLIANT");
        assertThat(slate.at("/repair/drops")).hasSize(1);
        assertThat(next("-o marked.xlsx").text()).isEqualTo("200\n");
        try (Workbook marked = workbook("marked.xlsx")) {
            assertThat(sheets(marked)).startsWith("附件7汇总表").endsWith("核对结果");
            assertThat(texts(marked.getSheetAt(0))).contains("核对结论", "核对得分", "核对理由");
        }
        JsonNode repair = json(next("/repair", slate.get("id").textValue()), 200);
        assertThat(repair).isEqualTo(slate.get("repair"));

        JsonNode list = json(next("$B/final-lists", eligibleWindow(page)), 201);
        assertThat(list.get("entries")).isEmpty();
        JsonNode proposal = json(next("/proposal"), 200);
        assertThat(proposal.get("advice").booleanValue()).isTrue();
        assertThat(proposal.get("feasible").booleanValue()).isTrue();
        JsonNode commended = json(next("/commendation", list.get("id").textValue()), 201);
        assertThat(commended.at("/commendation/honours")).hasSize(1);

        JsonNode plan = json(next("/plan?unit=JL-CC"), 200);
        assertThat(plan.get("steps")).anySatisfy(step -> {
            assertThat(step.get("step").textValue()).isEqualTo("unitNotice/from");
            assertThat(step.get("lastDay").textValue()).isEqualTo("2024-04-24");
        });
        assertThat(printed).isEmpty();
    }

    /** A window of its own name for each reader, since none is commended twice. */
    private static String eligibleWindow(String name) throws Exception {
        ObjectNode window = (ObjectNode)
                JSON.readTree(Path.of("docs", "examples", "window.json").toFile());
        window.put("reference", name);
        ((ObjectNode) window.get("window")).put("name", "示例大厅 " + name).remove("creditCode");
        JsonNode decision =
                JSON.readTree(running.post("intake", "/api/v1/rounds/2024-02/submissions", window.toString())
                        .body());
        assertThat(decision.path("verdict").textValue()).isEqualTo("ELIGIBLE");
        return decision.get("id").textValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/operations/auditing.md", "docs/operations/auditing.zh-CN.md"})
    void an_auditor_asks_why_replays_and_verifies(String page) throws Exception {
        open(page);
        assertThat(next("api() {").exit()).isZero();
        assertThat(next("at=").exit()).isZero();
        JsonNode found = json(next("decisions?verdict=INELIGIBLE&size=3"), 200);
        assertThat(found.get("items"))
                .hasSize(3)
                .allMatch(item -> item.get("verdict").textValue().equals("INELIGIBLE"));
        succeeded(next("-o decisions.xlsx"));
        try (Workbook decisions = workbook("decisions.xlsx")) {
            assertThat(decisions.getSheetAt(0).getLastRowNum())
                    .isGreaterThanOrEqualTo(found.get("total").intValue());
        }
        json(next("/statistics"), 200);
        assertThat(succeeded(next("id=$(")).text()).isEmpty();

        JsonNode explanation = json(next("/explanation"), 200);
        assertThat(explanation.get("verdict").textValue()).isEqualTo("INELIGIBLE");
        succeeded(next("-o explanation.html"));
        assertThat(newcomer.resolve("explanation.html")).content().startsWith("<!DOCTYPE html>");
        assertThat(json(next("/counterfactual"), 200).has("sets")).isTrue();
        json(next("/resolutions"), 200);

        assertThat(succeeded(next("$id/replay")).text()).isEqualTo("{\"identical\":true,\"differences\":[]}");
        String job = json(next("/replays?round=2024-02"), 201).get("id").textValue();
        JsonNode progress;
        do {
            progress = json(typed("api \"$at/replays/" + job + "\""), 200);
        } while (progress.path("endedAt").isMissingNode()
                || progress.get("endedAt").isNull());
        assertThat(progress.get("identical").longValue())
                .isPositive()
                .isEqualTo(progress.get("total").longValue());

        assertThat(json(next("/ledger/verify"), 200).get("sound").booleanValue())
                .isTrue();
        succeeded(next("/ledger/export"));
        Terminal.Answer verified = next("verify-ledger");
        assertThat(verified.exit()).as(verified.text()).isZero();
        assertThat(verified.text()).contains("Sound: entries 0 to ");

        assertThat(json(next("/unmask"), 200).toString()).contains("name");
        assertThat(json(next("/reads?decision="), 200).get("items")).isNotEmpty();
        assertThat(printed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/operations/access.md", "docs/operations/access.zh-CN.md"})
    void an_administrator_looks_after_users_and_keys(String page) throws IOException {
        open(page);
        assertThat(next("api() {").exit()).isZero();
        assertThat(next("at=").exit()).isZero();
        JsonNode user = json(next("$at/users", "a-long-password-1"), 201);
        JsonNode disabled = json(next("-X PATCH", user.get("id").textValue()), 200);
        assertThat(disabled.get("enabled").booleanValue()).isFalse();
        JsonNode key = json(next("$at/api-keys"), 201);
        assertThat(key.get("key").textValue()).isNotBlank();
        assertThat(next("-X DELETE", key.get("id").textValue()).statuses()).containsExactly(204);
        assertThat(printed).isEmpty();
    }

    /** Takes up a page: its commands wait to be typed in their order. */
    private void open(String page) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher blocks = COMMANDS.matcher(Files.readString(Path.of(page)));
        while (blocks.find()) {
            StringBuilder command = new StringBuilder();
            for (String line : blocks.group(1).split("\n")) {
                command.append(line);
                if (line.endsWith("\\") || line.endsWith("|")) {
                    command.append('\n');
                } else {
                    commands.add(command.toString());
                    command.setLength(0);
                }
            }
        }
        printed = new ArrayDeque<>(commands);
    }

    /** Types the next command of the page, which is the one with these words, and fills in what was answered before. */
    private Terminal.Answer next(String words, String... filledIn) throws IOException {
        assertThat(printed.peek()).contains(words);
        String command = printed.pop();
        for (String value : filledIn) {
            command = TO_FILL_IN.matcher(command).replaceFirst(value);
        }
        return typed(command);
    }

    private Terminal.Answer typed(String command) throws IOException {
        return terminal.type(command.replace("http://localhost:8080", running.base()));
    }

    private static Terminal.Answer succeeded(Terminal.Answer answer) {
        assertThat(answer.exit()).isZero();
        assertThat(answer.statuses()).as(answer.text()).containsExactly(200);
        return answer;
    }

    private static JsonNode json(Terminal.Answer answer, int status) throws IOException {
        assertThat(answer.statuses()).as(answer.text()).containsExactly(status);
        return JSON.readTree(answer.text());
    }

    private static Workbook workbook(String name) throws IOException {
        return WorkbookFactory.create(newcomer.resolve(name).toFile(), null, true);
    }

    private static List<String> texts(Sheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
        return texts;
    }

    private static List<String> sheets(Workbook workbook) {
        List<String> names = new ArrayList<>();
        workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
        return names;
    }
}
