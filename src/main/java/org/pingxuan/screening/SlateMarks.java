package org.pingxuan.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.ShareRule;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;
import org.pingxuan.workbook.FormMarks;
import org.pingxuan.workbook.FormMarks.CellMark;
import org.pingxuan.workbook.FormMarks.Marking;
import org.pingxuan.workbook.FormMarks.RowMark;
import org.pingxuan.workbook.FormMarks.Severity;

/** Writes faults, or verdicts and reasons, into the workbook that a unit sent, in the asked language. */
record SlateMarks(SlateWorkbook workbook, Language language) {

    /** One finding is told at no more cells than this. */
    private static final int MOST_CELLS = 3;

    /**
     * What was found of one submission.
     *
     * @param score null where none was made
     * @param findings one for each criterion; empty where the nominee was erased
     */
    record Nominee(Verdict verdict, BigDecimal score, List<Finding> findings) {

        static Nominee of(StoredDecision decision, StoredFacts facts) {
            return new Nominee(
                    decision.verdict(),
                    decision.score() == null ? null : decision.score().total(),
                    facts == null ? List.of() : facts.findings());
        }
    }

    /** The workbook with every fault at its cell; nothing was judged. */
    byte[] withFaults(List<Problem> faults) {
        List<CellMark> cells = new ArrayList<>();
        List<List<String>> summary = new ArrayList<>();
        summary.add(List.of(
                say("单元格", "Cell"),
                say("内容", "What stood there"),
                say("问题和改法", "What is wrong and how to correct it")));
        for (Problem fault : faults) {
            String help = fault.help().in(language);
            cells.add(new CellMark(fault.pointer(), help, Severity.FAULT));
            summary.add(Arrays.asList(fault.pointer(), fault.value(), help));
        }
        notes(cells);
        return mark(List.of(), cells, summary);
    }

    /**
     * The workbook with what was found.
     *
     * @param nominees one for each submission, in the order of the workbook
     * @param titles of criteria, by id
     * @param repair the smallest change; null where there is nothing to change
     */
    byte[] withResults(
            JudgedList judged, List<Nominee> nominees, Map<String, Text> titles, ListAnswer.RepairAnswer repair) {
        List<RowMark> rows = new ArrayList<>();
        List<CellMark> cells = new ArrayList<>();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < nominees.size(); i++) {
            Nominee nominee = nominees.get(i);
            counts.merge(nominee.verdict(), 1, Integer::sum);
            List<Finding> told = nominee.findings().stream()
                    .filter(finding -> finding.effect() != Effect.NONE)
                    .sorted(Comparator.comparing(Finding::effect))
                    .toList();
            rows.add(new RowMark(
                    workbook.rows().get(i),
                    nominee.verdict().title().in(language),
                    nominee.score() == null ? null : nominee.score().toPlainString(),
                    told.stream().map(this::reason).collect(Collectors.joining("\n")),
                    severity(nominee.verdict())));
            for (Finding finding : told) {
                cell(i, finding, cells);
            }
        }
        notes(cells);
        return mark(rows, cells, summary(judged, counts, titles, repair));
    }

    /** Marks the cells of what is unknown; where all is known, those of everything that the finding rests on. */
    private void cell(int submission, Finding finding, List<CellMark> cells) {
        List<Evidence> stated = finding.evidence().stream()
                .filter(evidence -> evidence.path().startsWith("/"))
                .toList();
        List<Evidence> unknown =
                stated.stream().filter(evidence -> evidence.actual() == null).toList();
        boolean missing = finding.outcome() == Outcome.UNKNOWN && !unknown.isEmpty();
        (missing ? unknown : stated)
                .stream()
                        .map(evidence -> cell("/submissions/" + submission + evidence.path(), missing))
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST_CELLS)
                        .forEach(cell -> cells.add(new CellMark(cell, reason(finding), severity(finding.effect()))));
    }

    private String cell(String pointer, boolean missing) {
        return (missing ? workbook.emptyCell(pointer) : Optional.<String>empty())
                .or(() -> workbook.cell(pointer))
                .orElse(null);
    }

    private String reason(Finding finding) {
        String remedy =
                finding.remedy() == null ? "" : say("", " ") + finding.remedy().in(language);
        return "[%s %s] %s%s"
                .formatted(
                        finding.criterion(),
                        finding.effect().title().in(language),
                        finding.message().in(language),
                        remedy);
    }

    private void notes(List<CellMark> cells) {
        workbook.notes()
                .forEach(note ->
                        cells.add(new CellMark(note.pointer(), note.help().in(language), Severity.HINT)));
    }

    private List<List<String>> summary(
            JudgedList judged, Map<Verdict, Integer> counts, Map<String, Text> titles, ListAnswer.RepairAnswer repair) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                say("汇总表核对结论", "Verdict on the slate"),
                judged.verdict().title().in(language),
                say("核对意见供参考，由评选机构决定", "Advice; the selection body decides")));
        counts.forEach((nominees, count) -> lines.add(List.of(nominees.title().in(language), String.valueOf(count))));
        if (repair != null) {
            lines.addAll(change(repair));
        }
        lines.add(List.of());
        lines.add(List.of(
                say("条件", "Criterion"),
                say("判定", "Outcome"),
                say("效果", "Effect"),
                say("符合数", "Counted"),
                say("基数", "Out of"),
                say("基数含义", "Base"),
                say("要求", "Limit"),
                say("余量", "Margin"),
                say("说明", "Message")));
        judged.checks().forEach(check -> lines.add(line(check, titles)));
        return lines;
    }

    private List<String> line(CheckLine check, Map<String, Text> titles) {
        Finding finding = check.finding();
        Figure figure = check.figure();
        Text title = titles.get(finding.criterion());
        return Arrays.asList(
                finding.criterion() + (title == null ? "" : " " + title.in(language)),
                finding.outcome().title().in(language),
                finding.effect().title().in(language),
                figure == null ? null : text(figure.numerator()),
                figure == null ? null : text(figure.denominator()),
                figure == null ? null : base(figure.base()),
                figure == null ? null : figure.limit(),
                figure == null ? null : text(figure.margin()),
                finding.message().in(language));
    }

    /** The smallest change, or what keeps the slate from compliance. */
    private List<List<String>> change(ListAnswer.RepairAnswer repair) {
        List<List<String>> lines = new ArrayList<>();
        if (repair.feasible()) {
            lines.add(Arrays.asList(
                    say("最小改动（改后合规）", "Smallest change to compliance"), null, moved(repair.drops(), repair.fills())));
            return lines;
        }
        lines.add(Arrays.asList(
                say("无法通过调整对象达到合规", "No change makes it compliant"),
                null,
                say("相互冲突的条件：", "Criteria that conflict: ") + String.join(say("、", ", "), repair.conflicts())));
        if (repair.best() != null) {
            lines.add(Arrays.asList(
                    say("最好可达到：", "Best within reach: ")
                            + repair.best().verdict().title().in(language),
                    null,
                    moved(repair.best().drops(), repair.best().fills())));
        }
        return lines;
    }

    private String moved(List<String> drops, List<String> fills) {
        List<String> said = new ArrayList<>();
        if (!drops.isEmpty()) {
            said.add(say("去掉 ", "drop ") + String.join(say("、", ", "), drops));
        }
        if (!fills.isEmpty()) {
            said.add(say("用备选补入 ", "fill from the reserves with ") + String.join(say("、", ", "), fills));
        }
        return said.isEmpty() ? say("只需按顺序重新编号", "only number them anew") : String.join(say("；", "; "), said);
    }

    private String base(String base) {
        return Arrays.stream(ShareRule.Base.values())
                .filter(known -> known.code().equals(base))
                .map(known -> known.title().in(language))
                .findFirst()
                .orElse(base);
    }

    private byte[] mark(List<RowMark> rows, List<CellMark> cells, List<List<String>> summary) {
        return FormMarks.mark(
                workbook.file(),
                new Marking(workbook.sheet(), workbook.header(), rows, cells, summary, language == Language.EN));
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    private String say(String zh, String en) {
        return Text.of(zh, en).in(language);
    }

    private static Severity severity(Verdict verdict) {
        return switch (verdict) {
            case FORFEITED, INELIGIBLE, RETURNED -> Severity.FAULT;
            case REVIEW -> Severity.DOUBT;
            case ELIGIBLE -> Severity.FINE;
        };
    }

    private static Severity severity(Effect effect) {
        return switch (effect) {
            case FORFEIT, INELIGIBLE, NON_COMPLIANT, RETURN -> Severity.FAULT;
            case REVIEW, UNKNOWN -> Severity.DOUBT;
            case FLAG, NONE -> Severity.HINT;
        };
    }
}
