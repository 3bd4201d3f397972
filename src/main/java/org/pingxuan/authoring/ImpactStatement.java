package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.pingxuan.ledger.CanonicalJson;
import org.pingxuan.shared.Digest;

/**
 * What a draft would have changed of the decisions made so far: the text that an approver agrees to, by its digest. It holds no
 * personal data.
 *
 * @param json {@code draft}, {@code content} (the draft's policy), {@code through} (the last ledger entry looked at, -1 for none),
 *     {@code decisions} (how many were replayed), {@code erased} (how many could not be), {@code changed} (how many get another
 *     verdict), {@code differing} (how many differ in anything), {@code verdicts}, {@code criteria}, {@code units}, {@code changes}; of slates and
 *     final lists likewise {@code listsThrough}, {@code lists}, {@code listsErased}, {@code listsChanged}, {@code listsBroken} (how many
 *     that no newer version has replaced would get a graver verdict) and {@code listChanges}
 */
record ImpactStatement(String digest, byte[] bytes, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ImpactStatement of(Map<String, ?> content) {
        return read(CanonicalJson.of(content).getBytes(StandardCharsets.UTF_8));
    }

    static ImpactStatement read(byte[] bytes) {
        try {
            return new ImpactStatement(Digest.of(bytes), bytes, JSON.readTree(bytes));
        } catch (IOException altered) {
            throw new UncheckedIOException("an impact statement is not the JSON that was kept", altered);
        }
    }

    /** The last ledger entry that it looked at. */
    long through() {
        return json.path("through").asLong();
    }

    /** The ledger entry of the last slate or final list that it looked at. */
    long listsThrough() {
        return json.path("listsThrough").asLong();
    }

    /** How many decisions and lists the draft's rules do not answer. */
    long unanswered() {
        return json.path("unanswered").asLong();
    }
}
