package org.pingxuan.audit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.lists.ListJudgement;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.SubmissionCheck;

/**
 * A decision computed again from its stored facts under its own policy, and compared with the record byte for byte.
 *
 * @param differences where record and replay part, ordered by path; empty where they are identical
 */
public record Replay(boolean identical, List<Difference> differences) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * One difference.
     *
     * @param path into the stored facts, findings by their criterion ({@code /findings/P-ONCE/effect}); {@code /verdict}, {@code
     *     /outcomes/P-ONCE} and {@code /score/total} of the decision itself; {@code /policy}, {@code /facts} and {@code
     *     /submission} where these cannot be had as they were; {@code /record} where the record itself cannot be read
     * @param recorded null where the record has nothing there
     * @param replayed null where the replay has nothing there
     */
    public record Difference(String path, Object recorded, Object replayed) {}

    public Replay {
        differences = List.copyOf(differences);
    }

    /** Of a decision or list whose record was altered so that it says nothing any more. */
    static Replay ofUnreadable() {
        return of(List.of(new Difference("/record", null, null)));
    }

    static Replay of(List<Difference> differences) {
        return new Replay(differences.isEmpty(), differences);
    }

    /**
     * @param recorded the facts as the record holds them, byte for byte
     * @param policy the one that the decision cites
     */
    static Replay of(StoredDecision decision, byte[] recorded, ReadyPolicy policy) {
        String digest = policy.version().digest();
        if (!digest.equals(decision.policy().digest())) {
            return of(List.of(new Difference("/policy", decision.policy().digest(), digest)));
        }
        StoredFacts facts;
        Evaluation found;
        try {
            facts = StoredFacts.read(recorded);
            found = policy.rulebook().evaluate(facts.facts(new SubmissionCheck(policy.terms())));
        } catch (Problems refused) {
            return of(refused.list().stream()
                    .map(problem -> new Difference("/submission" + problem.pointer(), null, problem.code()))
                    .toList());
        } catch (RuntimeException broken) {
            // nothing is judged by halves: whatever stops the rules is a difference, and the other decisions go on
            return of(List.of(new Difference("/facts", null, broken.getClass().getSimpleName())));
        }
        List<Difference> differences = new ArrayList<>();
        byte[] replayed = facts.with(found.findings(), found.score()).bytes();
        if (!Arrays.equals(recorded, replayed)) {
            compare("", read(recorded), read(replayed), differences);
            if (differences.isEmpty()) {
                differences.add(new Difference("/facts", "other bytes of the same content", null));
            }
        }
        compareRow(decision, found, differences);
        return of(differences);
    }

    /** A list on record against what its policy makes of it now. */
    static Replay of(JudgedList recorded, ListJudgement.Answer replayed) {
        List<Difference> differences = new ArrayList<>();
        if (recorded.verdict() != replayed.verdict()) {
            differences.add(new Difference("/verdict", recorded.verdict(), replayed.verdict()));
        }
        String before = CheckLine.json(recorded.checks());
        String now = CheckLine.json(replayed.checks());
        if (!before.equals(now)) {
            compare(
                    "/checks",
                    byFinding(read(before.getBytes(StandardCharsets.UTF_8))),
                    byFinding(read(now.getBytes(StandardCharsets.UTF_8))),
                    differences);
        }
        return of(differences);
    }

    private static JsonNode byFinding(JsonNode checks) {
        ObjectNode byCriterion = JSON.createObjectNode();
        checks.forEach(check -> byCriterion.set(check.at("/finding/criterion").asText(), check));
        return byCriterion;
    }

    private static void compareRow(StoredDecision decision, Evaluation found, List<Difference> differences) {
        if (decision.verdict() != found.verdict()) {
            differences.add(new Difference("/verdict", decision.verdict(), found.verdict()));
        }
        List<OutcomeLine> lines = found.findings().stream().map(OutcomeLine::of).toList();
        if (!decision.outcomes().equals(lines)) {
            TreeSet<String> criteria = new TreeSet<>();
            decision.outcomes().forEach(line -> criteria.add(line.criterion()));
            lines.forEach(line -> criteria.add(line.criterion()));
            for (String criterion : criteria) {
                OutcomeLine before = of(criterion, decision.outcomes());
                OutcomeLine now = of(criterion, lines);
                if (!Objects.equals(before, now)) {
                    differences.add(new Difference("/outcomes/" + criterion, before, now));
                }
            }
        }
        if (decision.score() != null
                && decision.score().total() != null
                && (found.score().total() == null
                        || decision.score().total().compareTo(found.score().total()) != 0)) {
            differences.add(new Difference(
                    "/score/total", decision.score().total(), found.score().total()));
        }
    }

    private static OutcomeLine of(String criterion, List<OutcomeLine> lines) {
        return lines.stream()
                .filter(line -> line.criterion().equals(criterion))
                .findFirst()
                .orElse(null);
    }

    private static void compare(String path, JsonNode recorded, JsonNode replayed, List<Difference> differences) {
        if (recorded.equals(replayed)) {
            return;
        }
        if (recorded.isObject() && replayed.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            replayed.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, recorded.path(name), replayed.path(name), differences));
        } else if (recorded.isArray() && replayed.isArray()) {
            if (path.equals("/findings")) {
                compare(path, byCriterion(recorded), byCriterion(replayed), differences);
                return;
            }
            for (int i = 0; i < Math.max(recorded.size(), replayed.size()); i++) {
                compare(path + "/" + i, recorded.path(i), replayed.path(i), differences);
            }
        } else {
            differences.add(new Difference(path, shown(recorded), shown(replayed)));
        }
    }

    private static JsonNode byCriterion(JsonNode findings) {
        ObjectNode byCriterion = JSON.createObjectNode();
        findings.forEach(finding -> byCriterion.set(finding.path("criterion").asText(), finding));
        return byCriterion;
    }

    private static JsonNode shown(JsonNode node) {
        return node.isMissingNode() ? null : node;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException impossible) {
            throw new IllegalStateException("stored facts are JSON");
        }
    }
}
