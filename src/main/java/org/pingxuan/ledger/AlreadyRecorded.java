package org.pingxuan.ledger;

import java.util.UUID;

/** Nothing was recorded, because a record that {@link Recorded#mustBeNew()} has its key taken. */
public final class AlreadyRecorded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Recorded record;
    private final UUID existing;

    AlreadyRecorded(Recorded record, UUID existing) {
        super(record.table().name() + " " + existing, null, false, false);
        this.record = record;
        this.existing = existing;
    }

    /** What was to be recorded. */
    public Recorded record() {
        return record;
    }

    /** The id of the record that holds the key. */
    public UUID existing() {
        return existing;
    }
}
