package org.pingxuan.decision;

import org.pingxuan.shared.Normal;
import org.pingxuan.submission.CreditCode;
import org.pingxuan.submission.IdNumber;

/**
 * Who or what is nominated. Only a keyed hash of {@link #value()} is stored; the name and mask can be erased.
 *
 * @param kind what the nominee is known by
 * @param value the normalised ID number, credit code or name; null where none was stated, which makes every such nominee one
 *     of its own
 * @param name the name as it is searched for; null where it was not stated
 * @param mask what may be shown of the value; null where nothing may
 */
public record NomineeIdentity(Kind kind, String value, String name, String mask) {

    /** What a nominee is known by. The same text under two kinds is two nominees. */
    public enum Kind {
        RESIDENT_ID,
        CREDIT_CODE,
        PERSON_NAME,
        WINDOW_NAME
    }

    /** A person, known by ID number, else by name. Either may be null. */
    public static NomineeIdentity person(String idNumber, String name) {
        String called = Normal.form(name);
        if (Normal.form(idNumber) == null) {
            return new NomineeIdentity(Kind.PERSON_NAME, called, called, null);
        }
        IdNumber number = IdNumber.of(idNumber);
        return new NomineeIdentity(Kind.RESIDENT_ID, number.normal(), called, number.masked());
    }

    /** A window, known by credit code, else by its name without white space. Either may be null. */
    public static NomineeIdentity window(String creditCode, String name) {
        String called = Normal.form(name);
        if (Normal.form(creditCode) == null) {
            String compact = called == null ? null : called.replaceAll("\\s", "");
            return new NomineeIdentity(Kind.WINDOW_NAME, compact, called, null);
        }
        String code = CreditCode.of(creditCode).normal();
        return new NomineeIdentity(Kind.CREDIT_CODE, code, called, code);
    }

    /** The kind alone: the rest is personal. */
    @Override
    public String toString() {
        return "NomineeIdentity[" + kind + "]";
    }
}
