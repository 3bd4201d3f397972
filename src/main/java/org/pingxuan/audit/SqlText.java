package org.pingxuan.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A statement that grows piece by piece, each with the values of its own parameters. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    SqlText add(String piece, Object... itsValues) {
        text.append(piece);
        Collections.addAll(values, itsValues);
        return this;
    }

    SqlText add(SqlText other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    String text() {
        return text.toString();
    }

    /** Of its parameters, in their order. */
    Object[] values() {
        return values.toArray();
    }
}
