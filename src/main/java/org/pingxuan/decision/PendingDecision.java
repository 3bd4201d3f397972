package org.pingxuan.decision;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.pingxuan.ledger.RecordTable;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.UnderLock;

/** A decision on its way to the record. */
final class PendingDecision implements Recorded {

    private final NewDecision decision;
    private final BeforeCommit check;
    private final boolean mustBeNew;
    private final DecisionTable decisions;
    /** Packed by whoever submits, because the recorder has one thread for all. */
    private final byte[] packedFacts;

    private volatile DecisionRow row;

    PendingDecision(NewDecision decision, BeforeCommit check, boolean mustBeNew, DecisionTable decisions) {
        this.decision = decision;
        this.check = check;
        this.mustBeNew = mustBeNew;
        this.decisions = decisions;
        this.packedFacts = Packed.of(decision.judged().facts());
    }

    NewDecision decision() {
        return decision;
    }

    byte[] packedFacts() {
        return packedFacts;
    }

    /** The row as inserted; null until then. */
    DecisionRow row() {
        return row;
    }

    void inserted(DecisionRow as) {
        row = as;
    }

    @Override
    public UUID id() {
        return decision.id();
    }

    @Override
    public String key() {
        SubmissionKey submission = decision.submission();
        return String.join(
                "\n",
                submission.round(),
                DecisionTable.unit(submission.unit()),
                submission.award().name(),
                submission.reference(),
                String.format("%09d", decision.version()));
    }

    @Override
    public RecordTable<?> table() {
        return decisions;
    }

    @Override
    public boolean mustBeNew() {
        return mustBeNew;
    }

    @Override
    public Optional<PendingDecision> beforeCommit(UnderLock lock) throws SQLException {
        return check.judgedAnew(lock)
                .map(anew -> new PendingDecision(decision.with(anew), check, mustBeNew, decisions));
    }
}
