package org.pingxuan.honours;

import java.util.Map;

/** The kinds of honours that may be recorded now: codes of the honours table in force. */
@FunctionalInterface
public interface HonourKinds {

    /** Who holds an honour. */
    enum Holder {
        WINDOW,
        PERSON
    }

    /** By code; empty while no policy is in force. */
    Map<String, Holder> now();
}
