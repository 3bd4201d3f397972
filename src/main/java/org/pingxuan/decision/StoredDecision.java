package org.pingxuan.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pingxuan.ledger.Hash;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/**
 * A decision on record, without its facts ({@link DecisionStore#facts}).
 *
 * @param corrects the id of the version before; null for the first
 * @param nominee the nominee's id; the same for one person or window throughout
 * @param slate the slate that it came with; null where it came singly
 * @param outcomes one for each criterion of the award, ordered by id
 * @param score null where none was made
 * @param ledgerIndex its place in the ledger
 * @param ledgerHash its leaf there
 * @param standing the verdict that stands when it was read: the advice, or what the last resolution made of it, or FORFEITED where
 *     the unit withdrew the submission
 */
public record StoredDecision(
        UUID id,
        SubmissionKey submission,
        int version,
        UUID corrects,
        UUID nominee,
        Received received,
        boolean reserve,
        UUID slate,
        String bodyDigest,
        Verdict verdict,
        List<OutcomeLine> outcomes,
        Score score,
        CitedPolicy policy,
        String engineBuild,
        Instant decidedAt,
        long ledgerIndex,
        Hash ledgerHash,
        Verdict standing) {}
