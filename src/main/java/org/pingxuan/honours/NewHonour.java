package org.pingxuan.honours;

/**
 * An honour that is to be recorded.
 *
 * @param honour a code of the honours table
 * @param stars 3 to 5 for a star-rated window, else null
 * @param name of the window or person
 * @param creditCode of a window; null for a person, or where it is not known
 * @param idNumber of a person; null for a window
 */
public record NewHonour(String honour, int year, Integer stars, String name, String creditCode, String idNumber) {

    boolean isPersons() {
        return idNumber != null;
    }

    /** The code and year alone: the rest may be personal. */
    @Override
    public String toString() {
        return "NewHonour[" + honour + " " + year + "]";
    }
}
