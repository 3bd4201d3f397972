package org.pingxuan.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.DecisionAnswer.FindingLine;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;
import org.pingxuan.workbook.FormMarks;
import org.pingxuan.workbook.FormMarks.CellMark;
import org.pingxuan.workbook.FormMarks.Marking;
import org.pingxuan.workbook.FormMarks.RowMark;
import org.pingxuan.workbook.FormMarks.Severity;

/** Writes faults, or verdicts and reasons, into the workbook that a unit sent, in the asked language. */
record SlateMarks(SlateWorkbook workbook, Language language) {

    /**
     * A check of the slate as a whole.
     *
     * @param title in the asked language
     * @param message in the asked language
     * @param figure its arithmetic; null where it counts nothing
     */
    record CheckLine(String criterion, String title, Outcome outcome, Effect effect, Figure figure, String message) {}

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
     * @param decisions one for each submission, in the order of the workbook
     * @param checks in the order of their ids
     */
    byte[] withResults(ListVerdict verdict, List<DecisionAnswer> decisions, List<CheckLine> checks) {
        List<RowMark> rows = new ArrayList<>();
        List<CellMark> cells = new ArrayList<>();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < decisions.size(); i++) {
            DecisionAnswer decision = decisions.get(i);
            counts.merge(decision.verdict(), 1, Integer::sum);
            List<FindingLine> told = decision.findings().stream()
                    .filter(finding -> finding.effect() != Effect.NONE && finding.message() != null)
                    .sorted(Comparator.comparing(FindingLine::effect))
                    .toList();
            rows.add(new RowMark(
                    workbook.rows().get(i),
                    decision.verdict().title().in(language),
                    decision.score() == null || decision.score().total() == null
                            ? null
                            : decision.score().total().toPlainString(),
                    told.stream().map(this::reason).collect(Collectors.joining("\n")),
                    severity(decision.verdict())));
            for (FindingLine finding : told) {
                cell(i, finding, cells);
            }
        }
        notes(cells);
        return mark(rows, cells, summary(verdict, counts, checks));
    }

    private void cell(int submission, FindingLine finding, List<CellMark> cells) {
        finding.evidence().stream()
                .map(Evidence::path)
                .filter(path -> path.startsWith("/"))
                .map(path -> cell("/submissions/" + submission + path, finding.outcome() == Outcome.UNKNOWN))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(cell -> cells.add(new CellMark(cell, reason(finding), severity(finding.effect()))));
    }

    private String cell(String pointer, boolean missing) {
        return (missing ? workbook.emptyCell(pointer) : Optional.<String>empty())
                .or(() -> workbook.cell(pointer))
                .orElse(null);
    }

    private String reason(FindingLine finding) {
        String remedy = finding.remedy() == null ? "" : say("", " ") + finding.remedy();
        return "[%s %s] %s%s"
                .formatted(finding.criterion(), finding.effect().title().in(language), finding.message(), remedy);
    }

    private void notes(List<CellMark> cells) {
        workbook.notes()
                .forEach(note ->
                        cells.add(new CellMark(note.pointer(), note.help().in(language), Severity.HINT)));
    }

    private List<List<String>> summary(ListVerdict verdict, Map<Verdict, Integer> counts, List<CheckLine> checks) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                say("汇总表核对结论", "Verdict on the slate"),
                verdict.title().in(language),
                say("核对意见供参考，由评选机构决定", "Advice; the selection body decides")));
        counts.forEach((nominees, count) -> lines.add(List.of(nominees.title().in(language), String.valueOf(count))));
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
        for (CheckLine check : checks) {
            Figure figure = check.figure();
            lines.add(Arrays.asList(
                    check.criterion() + (check.title() == null ? "" : " " + check.title()),
                    check.outcome().title().in(language),
                    check.effect().title().in(language),
                    figure == null ? null : text(figure.numerator()),
                    figure == null ? null : text(figure.denominator()),
                    figure == null ? null : figure.base(),
                    figure == null ? null : figure.limit(),
                    figure == null ? null : text(figure.margin()),
                    check.message()));
        }
        return lines;
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
