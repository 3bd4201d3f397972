package org.pingxuan.ledger;

/** The ledger on record is not the one that was signed, so nothing more is recorded until a person has looked at it. */
public final class BrokenLedger extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenLedger(String message) {
        super(message);
    }
}
