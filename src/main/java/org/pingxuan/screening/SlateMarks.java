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
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;
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

    /** One finding is told at no more cells than this. */
    private static final int MOST_CELLS = 3;

    /**
     * A check of the slate as a whole.
     *
     * @param title in the asked language
     * @param message in the asked language
     * @param figure its arithmetic; null where it counts nothing
     */
    record CheckLine(String criterion, String title, Outcome outcome, Effect effect, Figure figure, String message) {}

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
     * @param checks in the order of their ids
     */
    byte[] withResults(ListVerdict verdict, List<Nominee> nominees, List<CheckLine> checks) {
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
        return mark(rows, cells, summary(verdict, counts, checks));
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
