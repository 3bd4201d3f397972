package org.pingxuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The ledger as text: one JSON object a line.
 *
 * <p>An exported range is its edge where it does not begin at 0 ({@code {"edge": {"size", "peaks"}}}), its entries
 * ({@code at, index, kind, payload, subject}, which are what the leaf hashes, and {@code hash, root}), and a closing line
 * ({@code {"head": {"size", "root", "at", "signature"}, "consistency": […]}}).
 */
final class LedgerJson {

    private static final int ENTRY_FIELDS = 7;

    private LedgerJson() {}

    static String line(SealedEntry sealedEntry) {
        String canonical = sealedEntry.entry().canonical();
        return canonical.substring(0, canonical.length() - 1) + ",\"hash\":\"" + sealedEntry.hash() + "\",\"root\":\""
                + sealedEntry.root() + "\"}";
    }

    static String line(RightEdge edge) {
        return CanonicalJson.of(Map.of("edge", Map.of("size", edge.size(), "peaks", texts(edge.peaks()))));
    }

    static String line(LedgerVerification.Closing closing) {
        return CanonicalJson.of(Map.of("head", content(closing.head()), "consistency", texts(closing.consistency())));
    }

    static String head(LedgerHead head) {
        return CanonicalJson.of(content(head));
    }

    /** An entry, an edge or a closing; the other two are null. */
    record Line(SealedEntry entry, RightEdge edge, LedgerVerification.Closing closing) {}

    /** @throws IllegalArgumentException where it is none of the three */
    static Line parse(String text) {
        JsonNode json = tree(text);
        try {
            if (json.has("edge")) {
                JsonNode edge = json.get("edge");
                return new Line(null, new RightEdge(number(edge, "size"), hashes(edge, "peaks")), null);
            }
            if (json.has("head")) {
                LedgerHead head = head(json.get("head"));
                return new Line(null, null, new LedgerVerification.Closing(head, hashes(json, "consistency")));
            }
            if (json.size() != ENTRY_FIELDS) {
                throw new IllegalArgumentException("not the fields of an entry");
            }
            LedgerEntry entry = LedgerEntry.of(
                    number(json, "index"),
                    Instant.parse(text(json, "at")),
                    text(json, "kind"),
                    UUID.fromString(text(json, "subject")),
                    CanonicalJson.of(json.required("payload")));
            Hash hash = Hash.parse(text(json, "hash"));
            return new Line(new SealedEntry(entry, hash, null, Hash.parse(text(json, "root"))), null, null);
        } catch (DateTimeException faulty) {
            throw new IllegalArgumentException(faulty.getMessage(), faulty);
        }
    }

    /** @throws IllegalArgumentException where it is not a head */
    static LedgerHead parseHead(String text) {
        try {
            return head(tree(text));
        } catch (DateTimeException faulty) {
            throw new IllegalArgumentException(faulty.getMessage(), faulty);
        }
    }

    private static LedgerHead head(JsonNode json) {
        return new LedgerHead(
                number(json, "size"),
                Hash.parse(text(json, "root")),
                Instant.parse(text(json, "at")),
                text(json, "signature"));
    }

    private static Map<String, Object> content(LedgerHead head) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("size", head.size());
        content.put("root", head.root().toString());
        content.put("at", head.at().toString());
        content.put("signature", head.signature());
        return content;
    }

    private static JsonNode tree(String text) {
        try {
            return CanonicalJson.parse(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    private static List<Hash> hashes(JsonNode json, String name) {
        List<Hash> hashes = new ArrayList<>();
        json.required(name).forEach(hash -> hashes.add(Hash.parse(hash.asText())));
        return hashes;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.required(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is not a text");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.required(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is not a whole number");
        }
        return value.longValue();
    }
}
