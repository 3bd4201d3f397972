package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pingxuan.shared.Problem;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.Codes;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.workbook.FilledForm;
import org.pingxuan.workbook.FilledForm.FilledRow;
import org.pingxuan.workbook.FilledForm.FilledSheet;
import org.pingxuan.workbook.FormReader;

/**
 * A slate as its workbook says it: the very body that a program would have sent as JSON, and the cell behind each of its fields.
 *
 * @param file the file as sent
 * @param body the slate as JSON; what no cell says is absent, and what a faulty cell says too
 * @param cells the address of a cell ({@code 附件7汇总表!B3}) by JSON Pointer into {@code body}, those of empty cells too
 * @param rows the row of each submission on the first sheet, from 1, in the order of the body
 * @param faults every cell that cannot be read
 * @param notes what was not read, or contradicts another cell; no obstacle
 * @param headerUnchanged whether the header row of the first sheet is the template's (D-FORMAT)
 */
record SlateWorkbook(
        byte[] file,
        ObjectNode body,
        TreeMap<String, String> cells,
        List<Integer> rows,
        String sheet,
        int header,
        List<Problem> faults,
        List<Problem> notes,
        boolean headerUnchanged) {

    private static final String FORM = "/form/";
    private static final Pattern DIVISION = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern NONE = Pattern.compile("无|否|没有|未获得|未曾获得");
    private static final Pattern HELD = Pattern.compile("是|有|曾获|曾获得");
    private static final Pattern DENIED = Pattern.compile("[无否没未非]");

    /**
     * @param receivedAt as sent beside the file; null where absent
     * @throws org.pingxuan.shared.Problems 422 where the file is no workbook, or no header row can be recognised
     */
    static SlateWorkbook read(byte[] file, SlateForm form, String unit, String receivedAt) {
        return new Reading(form, FormReader.read(file, form.sheets())).read(file, unit, receivedAt);
    }

    /** The cell behind a place of the body: its own, else the first one within it, else the one around it. */
    Optional<String> cell(String pointer) {
        String within = cells.ceilingKey(pointer + "/");
        for (String there = pointer; !there.isEmpty(); there = there.substring(0, there.lastIndexOf('/'))) {
            if (cells.containsKey(there)) {
                return Optional.of(cells.get(there));
            }
            if (there.equals(pointer) && within != null && within.startsWith(pointer + "/")) {
                return Optional.of(cells.get(within));
            }
        }
        return Optional.empty();
    }

    /** The empty cell of a missing element of a list (an opinion that was not asked for). */
    Optional<String> emptyCell(String pointer) {
        return Optional.ofNullable(cells.ceilingEntry(pointer + "["))
                .filter(cell -> cell.getKey().startsWith(pointer + "["))
                .map(Map.Entry::getValue);
    }

    /** The same problem at its cell; as it is where no cell is behind it, or it stands at one already. */
    Problem atCell(Problem problem) {
        return Optional.of(problem.pointer())
                .filter(pointer -> pointer.startsWith("/"))
                .flatMap(this::cell)
                .map(cell -> new Problem(problem.code(), cell, problem.value(), problem.help()))
                .orElse(problem);
    }

    /** One reading of one workbook. */
    private static final class Reading {

        private final SlateForm form;
        private final FilledForm filled;
        private final TreeMap<String, String> cells = new TreeMap<>();
        private final List<Problem> faults;
        private final List<Problem> notes;

        Reading(SlateForm form, FilledForm filled) {
            this.form = form;
            this.filled = filled;
            this.faults = new ArrayList<>(filled.faults());
            this.notes = new ArrayList<>(filled.notes());
        }

        SlateWorkbook read(byte[] file, String unit, String receivedAt) {
            FilledSheet main = filled.sheet(form.main()).orElseThrow();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            filled.sheet(form.slate()).filter(sheet -> !sheet.rows().isEmpty()).ifPresent(sheet -> slate(body, sheet));
            body.put("unit", unit).put("award", form.award().name());
            if (receivedAt != null) {
                body.put("receivedAt", receivedAt);
            }
            ArrayNode submissions = body.putArray("submissions");
            List<List<FilledRow>> further = further(main);
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i < main.rows().size(); i++) {
                FilledRow row = main.rows().get(i);
                String pointer = "/submissions/" + i;
                ObjectNode submission = row.values();
                cells.put(pointer, row.cells().values().iterator().next());
                row.cells().forEach((place, cell) -> cells.put(pointer + place, cell));
                for (FilledRow more : further.get(i)) {
                    more.values().remove("order");
                    merge(submission, more.values());
                    more.cells().forEach((place, cell) -> cells.putIfAbsent(pointer + place, cell));
                }
                finish(submission, pointer);
                submissions.add(submission);
                rows.add(row.number());
            }
            if (main.rows().isEmpty()) {
                faults.add(Problem.at(
                        main.name() + "!A" + (main.header() + 1),
                        "no-rows",
                        null,
                        "表中没有推荐对象。",
                        "There is no nominee on the sheet."));
            }
            return new SlateWorkbook(
                    file, body, cells, rows, main.name(), main.header(), faults, notes, filled.headerUnchanged());
        }

        private void slate(ObjectNode body, FilledSheet sheet) {
            FilledRow row = sheet.rows().get(0);
            body.setAll(row.values());
            cells.putAll(row.cells());
            attest(body, "");
            body.remove("form");
            if (sheet.rows().size() > 1) {
                FilledRow second = sheet.rows().get(1);
                faults.add(Problem.at(
                        second.cells().values().iterator().next(),
                        "second-row",
                        null,
                        "此表只填一行；请删去这一行。",
                        "This sheet takes one row; delete this one."));
            }
        }

        /** The rows of the second sheet that belong to each of the first: by order and name, or by what of them is unique. */
        private List<List<FilledRow>> further(FilledSheet main) {
            List<List<FilledRow>> further = new ArrayList<>();
            main.rows().forEach(row -> further.add(new ArrayList<>()));
            List<FilledRow> rows =
                    filled.sheet(form.further()).map(FilledSheet::rows).orElse(List.of());
            Map<String, List<Integer>> byOrder = places(main.rows(), Reading::order);
            Map<String, List<Integer>> byName = places(main.rows(), this::name);
            for (FilledRow row : rows) {
                List<Integer> ordered = byOrder.getOrDefault(order(row), List.of());
                String name = row.values().path("form").path("name").textValue();
                List<Integer> named = byName.getOrDefault(name, List.of());
                List<Integer> places = new ArrayList<>(ordered.isEmpty() || name == null ? named : ordered);
                if (name == null) {
                    places = new ArrayList<>(ordered);
                } else if (!ordered.isEmpty()) {
                    places.retainAll(named);
                }
                if (places.size() == 1 && further.get(places.get(0)).isEmpty()) {
                    further.get(places.get(0)).add(row);
                } else {
                    faults.add(Problem.at(
                            row.cells().get("/order"),
                            "no-such-nominee",
                            order(row),
                            "这一行对不上“%s”中的一行：推荐顺序和名称应与那张表一致，且每个对象只填一行。".formatted(main.name()),
                            "This row does not belong to one row of %s: order and name must agree with it, one row for each."
                                    .formatted(main.name())));
                }
            }
            return further;
        }

        private static Map<String, List<Integer>> places(List<FilledRow> rows, Function<FilledRow, String> key) {
            Map<String, List<Integer>> places = new LinkedHashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                places.computeIfAbsent(key.apply(rows.get(i)), found -> new ArrayList<>())
                        .add(i);
            }
            places.remove(null);
            return places;
        }

        private static String order(FilledRow row) {
            return row.values().path("order").isMissingNode()
                    ? null
                    : row.values().get("order").asText();
        }

        private String name(FilledRow row) {
            return row.values()
                    .path(form.award().isForWindow() ? "window" : "person")
                    .path("name")
                    .textValue();
        }

        private static void merge(ObjectNode into, ObjectNode from) {
            from.properties().forEach(field -> {
                JsonNode present = into.get(field.getKey());
                if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
                    merge(object, more);
                } else {
                    into.set(field.getKey(), field.getValue());
                }
            });
        }

        /** Says what the annex says in its own way as a submission does. */
        private void finish(ObjectNode submission, String pointer) {
            if (form.award().isForWindow()) {
                division(submission);
            } else {
                grade(submission, pointer);
                service(submission, pointer);
                born(submission, pointer);
            }
            if (form.award() == Award.PACESETTER) {
                honours(submission, pointer);
            }
            attest(submission, pointer);
            submission.remove("form");
        }

        private static void division(ObjectNode submission) {
            String text = submission.path("window").path("divisionCode").asText("");
            Matcher code = DIVISION.matcher(text);
            if (code.find()) {
                ((ObjectNode) submission.get("window")).put("divisionCode", code.group());
            }
        }

        /** The higher of post and rank; by rank only where the rank is the higher one. */
        private void grade(ObjectNode submission, String pointer) {
            List<String> rising = List.copyOf(Codes.GRADE.codes());
            String post = submission.path("form").path("post").textValue();
            String rank = submission.path("form").path("rank").textValue();
            cells.put(pointer + "/person/grade", cells.get(pointer + FORM + "post"));
            if (rank != null && !Codes.GRADE.has(rank)) {
                Problem unknown = Problem.at(
                        cells.get(pointer + FORM + "rank"),
                        "rank-not-known",
                        rank,
                        "这一职级（岗位等级）没有对应的行政级别，未用来判断；级别以“级别类别”一栏为准。",
                        "This rank has no administrative grade and was not used; the column 级别类别 says the grade.");
                (post == null ? faults : notes).add(unknown);
                rank = null;
            }
            boolean byRank = rank != null && (post == null || rising.indexOf(rank) > rising.indexOf(post));
            if (post == null && rank == null) {
                return;
            }
            ObjectNode person = submission.withObject("/person");
            person.put("grade", byRank ? rank : post);
            if (byRank) {
                cells.put(pointer + "/person/grade", cells.get(pointer + FORM + "rank"));
            }
            if (post != null) {
                person.put("rankOnly", byRank);
                cells.put(pointer + "/person/rankOnly", cells.get(pointer + FORM + "rank"));
            }
        }

        /** Where no periods are stated, the annex's entry into the system begins one that still runs. */
        private void service(ObjectNode submission, String pointer) {
            String entered = submission.path("form").path("entered").textValue();
            String cell = cells.get(pointer + FORM + "entered");
            JsonNode service = submission.path("person").path("service");
            if (entered == null) {
                return;
            }
            if (service.isMissingNode()) {
                submission.withObject("/person").putArray("service").addObject().put("from", entered);
                cells.put(pointer + "/person/service", cell);
            } else if (!service.path(0).path("from").asText(entered).startsWith(entered)) {
                notes.add(Problem.at(
                        cell,
                        "contradicts-service",
                        entered,
                        "与“补充信息”的任职经历不一致；按任职经历计算年限。",
                        "This disagrees with the periods of service on 补充信息, which are counted."));
            }
        }

        private void born(ObjectNode submission, String pointer) {
            String born = submission.path("form").path("born").textValue();
            String number = submission.path("person").path("idNumber").textValue();
            if (born == null || number == null) {
                return;
            }
            IdNumber.of(number)
                    .birthDate()
                    .filter(day -> !day.toString().startsWith(born))
                    .ifPresent(day -> notes.add(Problem.at(
                            cells.get(pointer + FORM + "born"),
                            "contradicts-id-number",
                            null,
                            "与身份证号中的出生日期不一致，请核对。",
                            "This disagrees with the birth date in the ID number; check both.")));
        }

        /** Both columns must be answered before "none" is known; the list on the second sheet goes first. */
        private void honours(ObjectNode submission, String pointer) {
            String individual = submission.path("form").path("individual").textValue();
            String pacesetter = submission.path("form").path("pacesetter").textValue();
            if (submission.path("person").has("honours") || individual == null || pacesetter == null) {
                return;
            }
            ArrayNode honours = submission.withObject("/person").putArray("honours");
            boolean thisRound = individual.contains("本届");
            if (!claim(honours, "OUTSTANDING_INDIVIDUAL", individual, thisRound)) {
                notUnderstood(
                        pointer + FORM + "individual",
                        individual,
                        "请填获得先进个人的年度（如 2021）、“本届”或“无”。",
                        "Write the year of the title (such as 2021), 本届 (this round) or 无 (none).");
            }
            boolean held = HELD.matcher(pacesetter).matches();
            if (held) {
                honours.addObject().put("honour", "PACESETTER");
            }
            if (!claim(honours, "PACESETTER", pacesetter, held)) {
                notUnderstood(
                        pointer + FORM + "pacesetter",
                        pacesetter,
                        "请填“否”，或获得标兵的年度（如 2021）。",
                        "Write 否 (no), or the year of the title (such as 2021).");
            }
            cells.put(pointer + "/person/honours", cells.get(pointer + FORM + "individual"));
        }

        private void notUnderstood(String pointer, String value, String zh, String en) {
            faults.add(Problem.at(cells.get(pointer), "not-understood", value, zh, en));
        }

        /**
         * Enters the years that an answer names.
         *
         * @param otherwise whether the answer says something understood beside years
         * @return whether the answer is understood: whole as "none", or by what it names, without a word that denies it
         */
        private static boolean claim(ArrayNode honours, String honour, String answer, boolean otherwise) {
            if (NONE.matcher(answer).matches()) {
                return true;
            }
            Matcher year = YEAR.matcher(answer);
            boolean any = otherwise;
            while (year.find()) {
                honours.addObject().put("honour", honour).put("year", Integer.parseInt(year.group()));
                any = true;
            }
            return any && !DENIED.matcher(answer).find();
        }

        /** Who attests and when stands once for all answers that do not say it themselves. */
        private void attest(ObjectNode object, String pointer) {
            JsonNode common = object.path("form");
            for (JsonNode attestation : object.path("attestations")) {
                for (String name : List.of("by", "on")) {
                    if (common.has(name) && !attestation.has(name)) {
                        ((ObjectNode) attestation).set(name, common.get(name));
                    }
                }
            }
            object.path("attestations").fieldNames().forEachRemaining(criterion -> {
                for (String name : List.of("by", "on")) {
                    String cell = cells.get(pointer + FORM + name);
                    if (cell != null && common.has(name)) {
                        cells.putIfAbsent(pointer + "/attestations/" + criterion + "/" + name, cell);
                    }
                }
            });
        }
    }
}
