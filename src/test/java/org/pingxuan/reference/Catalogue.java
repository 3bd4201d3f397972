package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The catalogue of criteria and the golden lists of the reference tests. */
final class Catalogue {

    private Catalogue() {}

    /** The ids of all criteria of a stage and an award. */
    static SortedSet<String> criteria(String stage, String award) {
        SortedSet<String> ids = new TreeSet<>();
        try (InputStream file = Catalogue.class.getResourceAsStream("/reference/criteria.json")) {
            for (JsonNode criterion : new ObjectMapper().readTree(file).get("criteria")) {
                boolean ofAward = false;
                for (JsonNode one : criterion.get("awards")) {
                    ofAward |= one.asText().equals(award);
                }
                if (ofAward && criterion.get("stage").asText().equals(stage)) {
                    ids.add(criterion.get("id").asText());
                }
            }
            return ids;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines of a golden list. */
    static List<String> golden(String name) {
        try (InputStream file = Catalogue.class.getResourceAsStream("/reference/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
