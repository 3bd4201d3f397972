package org.pingxuan.shared;

import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in answers: 36 characters, letters small. Every other way to write one names nothing. */
public final class Id {

    private Id() {}

    /**
     * The id that a text is.
     *
     * @param text null is none
     * @return empty where it is none, or is not written as it stands in answers
     */
    public static Optional<UUID> of(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(UUID::fromString)
                    .filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
