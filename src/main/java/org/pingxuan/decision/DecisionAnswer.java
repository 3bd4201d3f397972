package org.pingxuan.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.TableRow;
import org.pingxuan.verdict.Verdict;

/**
 * A decision as it is answered, in one language; made from the stored record alone.
 *
 * @param id null where it was only checked and nothing stored
 * @param nominee the nominee's id, which names nobody; null where it was only checked
 * @param advice true: a person decides
 * @param standing the verdict that stands: the advice until a person resolved otherwise, FORFEITED where it was withdrawn
 * @param score null where none was made
 * @param findings one for each criterion of the award, ordered by id
 * @param statedBy the account that stated {@code receivedAt}
 * @param corrects the decision on the version before; null for the first
 * @param slate the slate that it came with; null where it came singly
 * @param erased true where the nominee was erased, so that messages, remedies and evidence are gone; else null
 * @param ledger null where it was only checked
 * @param acts what persons did with it, oldest first; absent where they did nothing, or were not asked for
 */
public record DecisionAnswer(
        UUID id,
        String round,
        Award award,
        String unit,
        String reference,
        UUID nominee,
        Verdict verdict,
        boolean advice,
        Verdict standing,
        ScoreLine score,
        List<FindingLine> findings,
        CitedPolicy policy,
        Instant receivedAt,
        Instant arrivedAt,
        String statedBy,
        Instant decidedAt,
        int version,
        UUID corrects,
        UUID slate,
        boolean reserve,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean erased,
        LedgerPlace ledger,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ActLine> acts) {

    /** As {@link Score}, in one language. */
    public record ScoreLine(BigDecimal total, List<Part> parts) {

        /** One head of the conditions. */
        public record Part(
                String id, String title, BigDecimal points, BigDecimal of, TableRow tableRow, List<Score.Item> items) {}

        static ScoreLine of(Score score, Language language) {
            return new ScoreLine(
                    plain(score.total()),
                    score.parts().stream()
                            .map(part -> new Part(
                                    part.id(),
                                    part.title().in(language),
                                    plain(part.points()),
                                    plain(part.of()),
                                    part.tableRow(),
                                    part.items().stream()
                                            .map(item -> new Score.Item(
                                                    item.id(), plain(item.points()), plain(item.of()), item.tableRow()))
                                            .toList()))
                            .toList());
        }
    }

    /** As {@link Finding}, in one language. */
    public record FindingLine(
            String criterion,
            String clause,
            Outcome outcome,
            Effect effect,
            String message,
            String remedy,
            List<Evidence> evidence,
            TableRow tableRow) {

        static FindingLine of(Finding finding, Language language) {
            return new FindingLine(
                    finding.criterion(),
                    finding.clause(),
                    finding.outcome(),
                    finding.effect(),
                    IdNumber.maskedIn(finding.message().in(language)),
                    IdNumber.maskedIn(in(finding.remedy(), language)),
                    finding.evidence().stream().map(FindingLine::plainly).toList(),
                    finding.tableRow());
        }

        static FindingLine of(OutcomeLine line) {
            return new FindingLine(line.criterion(), null, line.outcome(), line.effect(), null, null, List.of(), null);
        }

        private static Evidence plainly(Evidence evidence) {
            Object actual = evidence.actual();
            if (actual instanceof BigDecimal number) {
                actual = plain(number);
            } else if (actual instanceof String text) {
                actual = IdNumber.maskedIn(text);
            }
            return actual == evidence.actual()
                    ? evidence
                    : new Evidence(evidence.path(), actual, evidence.limit(), evidence.source());
        }
    }

    /**
     * What a person did with the decision.
     *
     * @param made the version that an ASSESSMENT or OBJECTION made
     * @param verdict of a RESOLUTION
     * @param authority of a RESOLUTION
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActLine(
            DecisionAct.Kind kind, String by, Instant at, Verdict verdict, String reason, String authority, UUID made) {

        static ActLine of(DecisionAct act) {
            return new ActLine(
                    act.kind(),
                    act.by(),
                    act.at(),
                    act.verdict(),
                    IdNumber.maskedIn(act.reason()),
                    IdNumber.maskedIn(act.authority()),
                    act.made());
        }
    }

    /** The entry in the ledger: its index from 0, and the leaf's hash in hex. */
    public record LedgerPlace(long index, String hash) {}

    /**
     * @param decision the decision on record, or one without id and ledger hash that was only checked
     * @param facts null where the nominee was erased
     */
    public static DecisionAnswer of(StoredDecision decision, StoredFacts facts, Language language) {
        List<FindingLine> findings = facts == null
                ? decision.outcomes().stream().map(FindingLine::of).toList()
                : facts.findings().stream()
                        .map(finding -> FindingLine.of(finding, language))
                        .toList();
        return new DecisionAnswer(
                decision.id(),
                decision.submission().round(),
                decision.submission().award(),
                decision.submission().unit(),
                decision.submission().reference(),
                decision.nominee(),
                decision.verdict(),
                true,
                decision.standing(),
                decision.score() == null ? null : ScoreLine.of(decision.score(), language),
                findings,
                decision.policy(),
                decision.received().receivedAt(),
                decision.received().arrivedAt(),
                decision.received().statedBy(),
                decision.decidedAt(),
                decision.version(),
                decision.corrects(),
                decision.slate(),
                decision.reserve(),
                facts == null ? Boolean.TRUE : null,
                decision.ledgerHash() == null
                        ? null
                        : new LedgerPlace(
                                decision.ledgerIndex(), decision.ledgerHash().toString()),
                List.of());
    }

    /** The same with what persons did with the decision. */
    public DecisionAnswer with(List<DecisionAct> done) {
        return new DecisionAnswer(
                id,
                round,
                award,
                unit,
                reference,
                nominee,
                verdict,
                advice,
                standing,
                score,
                findings,
                policy,
                receivedAt,
                arrivedAt,
                statedBy,
                decidedAt,
                version,
                corrects,
                slate,
                reserve,
                erased,
                ledger,
                done.stream().map(ActLine::of).toList());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number == null ? null : StoredFacts.plain(number);
    }

    private static String in(Text text, Language language) {
        return text == null ? null : text.in(language);
    }
}
