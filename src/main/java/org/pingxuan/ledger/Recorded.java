package org.pingxuan.ledger;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Something that is recorded once and for ever, in one transaction with its entry in the ledger. */
public interface Recorded {

    /** A time-ordered id (UUIDv7), made by the caller; the same on every retry. */
    UUID id();

    /** What is unique about it within its table. Rows are inserted in this order, so that replicas never wait crosswise. */
    String key();

    /** Where it is inserted. */
    RecordTable<?> table();

    /**
     * Looks again while the ledger's head is locked, where nothing can be committed in between: whether what was judged
     * outside the transaction still holds (for instance, that the policy epoch is the same).
     *
     * @return what to record instead, or empty where it still holds
     */
    default Optional<? extends Recorded> beforeCommit(UnderLock lock) throws SQLException {
        return Optional.empty();
    }

    /**
     * Whether what is recorded in the same transaction may rest on it, as a decision rests on a policy: then its entry stands
     * before theirs in the ledger.
     */
    default boolean isRestedOn() {
        return false;
    }

    /**
     * What happens when its key is already on record: false, the existing record is the answer and what was sent along is
     * recorded all the same; true, nothing of what was sent along is recorded, and the answer is {@link AlreadyRecorded}.
     */
    default boolean mustBeNew() {
        return false;
    }
}
