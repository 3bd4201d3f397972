package org.pingxuan.shared;

import java.util.Optional;
import java.util.UUID;

/** Ids as callers write them. */
public final class Id {

    private Id() {}

    /** The id that a text is; empty where it is none. */
    public static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
