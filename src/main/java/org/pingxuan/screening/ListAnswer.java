package org.pingxuan.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.Commendation;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.StoredList;
import org.pingxuan.lists.ListFacts;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.Elsewhere;
import org.pingxuan.slate.Repair;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.TableRow;
import org.pingxuan.verdict.Verdict;

/**
 * A slate or final list as it is answered, in one language.
 *
 * @param unit null for the province's list
 * @param version 1, or one more than the version that it replaces
 * @param replaces the version before; null for the first
 * @param advice true: a person decides
 * @param late whether a slate came after the deadline; null for a final list
 * @param checks one for each criterion of the list's stage and award, ordered by id
 * @param nominees how many of those that count stand at each verdict; not folded into the list's own
 * @param decisions on the submissions of a slate, in the sequence sent; null where only the list was asked for
 * @param entries entries of a final list that do not stand ELIGIBLE; null for a slate
 * @param elsewhere the outside figures that a slate's checks used; null for a final list
 * @param repair the smallest change that makes a slate compliant; null where it is, or for a final list
 * @param commendation null until a final list was commended
 */
public record ListAnswer(
        UUID id,
        String round,
        String unit,
        Award award,
        int version,
        UUID replaces,
        ListVerdict verdict,
        boolean advice,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean late,
        List<Check> checks,
        Map<String, Integer> nominees,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<DecisionAnswer> decisions,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Entry> entries,
        @JsonInclude(JsonInclude.Include.NON_NULL) Elsewhere elsewhere,
        RepairAnswer repair,
        @JsonInclude(JsonInclude.Include.NON_NULL) Commended commendation,
        CitedPolicy policy,
        Instant receivedAt,
        Instant arrivedAt,
        String statedBy,
        Instant decidedAt,
        DecisionAnswer.LedgerPlace ledger) {

    /** A finding on the list with its arithmetic; figures that a check does not have are null. */
    public record Check(
            String criterion,
            String clause,
            Outcome outcome,
            Effect effect,
            Integer numerator,
            Integer denominator,
            String base,
            String limit,
            String rounding,
            Integer margin,
            List<String> counted,
            String message,
            String remedy,
            TableRow tableRow) {

        static Check of(CheckLine line, Language language) {
            Finding finding = line.finding();
            Figure figure = line.figure();
            return new Check(
                    finding.criterion(),
                    finding.clause(),
                    finding.outcome(),
                    finding.effect(),
                    figure == null ? null : figure.numerator(),
                    figure == null ? null : figure.denominator(),
                    figure == null ? null : figure.base(),
                    figure == null ? null : figure.limit(),
                    figure == null ? null : figure.rounding(),
                    figure == null ? null : figure.margin(),
                    figure == null ? List.of() : figure.counted(),
                    finding.message().in(language),
                    finding.remedy() == null ? null : finding.remedy().in(language),
                    finding.tableRow());
        }
    }

    /**
     * An entry that makes a final list NON_COMPLIANT.
     *
     * @param reason NOT_ELIGIBLE or NOT_NEWEST
     * @param message the reason in the asked language
     */
    public record Entry(UUID decision, String standing, String reason, String message) {

        static Entry of(ListFacts.Entry entry, Language language) {
            Text words = entry.reason().equals(ListFacts.NOT_NEWEST)
                    ? Text.of(
                            "这份申报另有更新的版本，请改列最新版本的判定",
                            "A newer version of this submission is on record; list the decision on it")
                    : Text.of(
                            "现行结论为“" + Verdict.valueOf(entry.standing()).title().zh() + "”，不是“合格”",
                            "Its standing verdict is “"
                                    + Verdict.valueOf(entry.standing()).title().en() + "”, not “eligible”");
            return new Entry(entry.decision(), entry.standing(), entry.reason(), words.in(language));
        }
    }

    /** Under what number and when the list was commended, and the honours by decision. */
    public record Commended(UUID id, String decisionNumber, LocalDate issuedOn, Map<UUID, UUID> honours) {
        static Commended of(Commendation commendation) {
            return new Commended(
                    commendation.id(),
                    commendation.decisionNumber(),
                    commendation.issuedOn(),
                    new TreeMap<>(commendation.honours()));
        }
    }

    /**
     * The smallest change to a slate.
     *
     * @param drops, fills, order, verdict of the change that makes it compliant; null where none does
     * @param conflicts criteria that no change satisfies together; empty where feasible
     * @param blockers criteria that no change satisfies even alone
     * @param best where none makes it compliant, the smallest change to the best verdict within reach; null where that is the present one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RepairAnswer(
            boolean feasible,
            List<String> drops,
            List<String> fills,
            List<String> order,
            ListVerdict verdict,
            List<String> conflicts,
            List<String> blockers,
            @JsonInclude(JsonInclude.Include.ALWAYS) Change best) {

        /** A change and what comes of it. */
        public record Change(List<String> drops, List<String> fills, List<String> order, ListVerdict verdict) {}

        /** Null of null. */
        static RepairAnswer of(Repair repair) {
            if (repair == null) {
                return null;
            }
            Repair.Change change = repair.change();
            return repair.feasible()
                    ? new RepairAnswer(
                            true, change.drops(), change.fills(), change.order(), change.verdict(), null, null, null)
                    : new RepairAnswer(
                            false,
                            null,
                            null,
                            null,
                            null,
                            repair.conflicts(),
                            repair.blockers(),
                            change == null
                                    ? null
                                    : new Change(change.drops(), change.fills(), change.order(), change.verdict()));
        }
    }

    /** What is beside a list on record. */
    record Beside(
            List<DecisionAnswer> decisions,
            Map<String, Integer> nominees,
            List<Entry> entries,
            Elsewhere elsewhere,
            RepairAnswer repair,
            Commendation commendation) {}

    static ListAnswer of(StoredList list, Beside beside, Language language) {
        boolean slate = list.key().kind() == ListKey.Kind.SLATE;
        return new ListAnswer(
                list.id(),
                list.key().round(),
                slate ? list.key().unit() : null,
                list.key().award(),
                list.version(),
                list.replaces(),
                list.judged().verdict(),
                true,
                slate ? Boolean.valueOf(list.judged().verdict() == ListVerdict.FORFEITED) : null,
                list.judged().checks().stream()
                        .map(line -> Check.of(line, language))
                        .toList(),
                beside.nominees(),
                beside.decisions(),
                beside.entries(),
                beside.elsewhere(),
                beside.repair(),
                beside.commendation() == null ? null : Commended.of(beside.commendation()),
                list.judged().policy(),
                list.received().receivedAt(),
                list.received().arrivedAt(),
                list.received().statedBy(),
                list.judged().decidedAt(),
                new DecisionAnswer.LedgerPlace(
                        list.ledgerIndex(), list.ledgerHash().toString()));
    }
}
