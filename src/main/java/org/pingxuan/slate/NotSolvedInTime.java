package org.pingxuan.slate;

/** No smallest change was found, nor that there is none, in the time that the solver has. */
public final class NotSolvedInTime extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotSolvedInTime(int nominees, int seconds) {
        super("no list of " + nominees + " nominees was proved best in " + seconds + " s");
    }
}
