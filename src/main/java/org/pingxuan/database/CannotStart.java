package org.pingxuan.database;

import org.pingxuan.shared.Text;

/** Why the service cannot start, for the operator who reads the console, in both languages. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text why;

    public CannotStart(Text why, Throwable cause) {
        super(why.zh() + " / " + why.en(), cause);
        this.why = why;
    }

    public CannotStart(Text why) {
        this(why, null);
    }

    public Text why() {
        return why;
    }
}
