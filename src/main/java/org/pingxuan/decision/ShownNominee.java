package org.pingxuan.decision;

/**
 * What may be shown of a nominee to those who may read its decisions.
 *
 * @param name as last submitted; null where it was not stated
 * @param mask of the ID number, or the credit code; null where there is none
 */
public record ShownNominee(String name, String mask) {

    /** Nothing: a name is personal. */
    @Override
    public String toString() {
        return "ShownNominee";
    }
}
