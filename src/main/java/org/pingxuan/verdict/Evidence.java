package org.pingxuan.verdict;

/**
 * A fact that a finding rests on.
 *
 * @param path JSON Pointer into the submission ("/window/appliedStars"), or a name of what was looked up ("register:STAR_WINDOW")
 * @param actual what was found: a String, Number, Boolean or List of these; null where it is unknown
 * @param limit what was required, in the notice's terms ("> 4", "≤ 2024-05-10"); null where there is no bound
 * @param source who states it: "submission", "register", "round", "calendar" or the name of a decision table
 */
public record Evidence(String path, Object actual, String limit, String source) {

    public static Evidence submitted(String path, Object actual) {
        return new Evidence(path, actual, null, "submission");
    }

    public Evidence withLimit(String bound) {
        return new Evidence(path, actual, bound, source);
    }
}
