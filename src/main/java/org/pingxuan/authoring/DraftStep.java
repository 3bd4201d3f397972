package org.pingxuan.authoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.shared.Digest;

/** What happened to a draft, in its order; a draft is nothing but its steps. */
public sealed interface DraftStep {

    /** The account that did it. */
    String by();

    Instant at();

    /** OPENED, UPLOADED, SUBMITTED, REJECTED or APPROVED. */
    String kind();

    /** What is kept of it besides who and when. */
    Map<String, String> detail();

    /** The draft began as its base. */
    record Opened(String by, Instant at) implements DraftStep {

        @Override
        public String kind() {
            return "OPENED";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of();
        }
    }

    /**
     * One table was exchanged.
     *
     * @param workbook the digest of the file's bytes
     */
    record Uploaded(String by, Instant at, String table, String workbook) implements DraftStep {

        @Override
        public String kind() {
            return "UPLOADED";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("table", table, "workbook", workbook);
        }
    }

    /**
     * It was put before an approver, and nothing of it changes until that one has answered.
     *
     * @param content the digest of the policy that it would be
     * @param impact the digest of the statement that is to be approved
     */
    record Submitted(String by, Instant at, String content, String impact) implements DraftStep {

        @Override
        public String kind() {
            return "SUBMITTED";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("content", content, "impact", impact);
        }
    }

    /** It went back to be changed. */
    record Rejected(String by, Instant at, String reason) implements DraftStep {

        @Override
        public String kind() {
            return "REJECTED";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", reason);
        }
    }

    /**
     * It became a policy version.
     *
     * @param policy the version's id
     */
    record Approved(String by, Instant at, UUID policy, LocalDate inForceFrom, String impact) implements DraftStep {

        @Override
        public String kind() {
            return "APPROVED";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("policy", policy.toString(), "inForceFrom", inForceFrom.toString(), "impact", impact);
        }
    }

    /** What the ledger is told: the words of people stand there as their digest. */
    default Map<String, String> payload(UUID draft) {
        Map<String, String> payload = new LinkedHashMap<>(detail());
        payload.computeIfPresent("reason", (key, reason) -> Digest.of(reason));
        payload.put("draft", draft.toString());
        payload.put("by", by());
        payload.put("at", at().toString());
        return payload;
    }

    /** A step as it was kept. */
    static DraftStep of(String kind, String by, Instant at, Map<String, String> detail) {
        return switch (kind) {
            case "OPENED" -> new Opened(by, at);
            case "UPLOADED" -> new Uploaded(by, at, detail.get("table"), detail.get("workbook"));
            case "SUBMITTED" -> new Submitted(by, at, detail.get("content"), detail.get("impact"));
            case "REJECTED" -> new Rejected(by, at, detail.get("reason"));
            case "APPROVED" ->
                new Approved(
                        by,
                        at,
                        UUID.fromString(detail.get("policy")),
                        LocalDate.parse(detail.get("inForceFrom")),
                        detail.get("impact"));
            default -> throw new IllegalStateException("no step of a draft is called " + kind);
        };
    }
}
