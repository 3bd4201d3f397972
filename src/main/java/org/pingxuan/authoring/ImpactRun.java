package org.pingxuan.authoring;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.StoredList;
import org.pingxuan.lists.ListJudgement;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/**
 * The stored decisions, slates and final lists of a round, each judged from what was stored with it under a policy that is not in
 * force. It may be run again when more have arrived, and then goes on where it ended.
 */
final class ImpactRun {

    /** What the draft makes of a decision that it cannot read: it does not know a fact that was submitted. */
    static final String REFUSED = "REFUSED";

    /** What it makes of one that its rules do not answer: such a draft cannot be submitted. */
    static final String UNANSWERED = "UNANSWERED";

    /** In place of an outcome and effect: the criterion is not among the award's. */
    static final String NONE = "–";

    private static final int AT_ONCE = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The status with which a list of an erased nominee is refused. */
    private static final int ERASED = 409;

    private final String round;
    private final String content;
    private final Rulebook rulebook;
    private final SubmissionCheck check;
    private final DecisionStore decisions;
    private final ListStore lists;
    private final ListReplay replay;

    private final List<Change> changes = new ArrayList<>();
    private final List<ListChange> listChanges = new ArrayList<>();
    private final Map<String, Long> byUnit = new TreeMap<>();
    private final Map<ListKey, Integer> newest = new HashMap<>();
    /** Decisions that would no longer be ELIGIBLE, though nobody has resolved otherwise. */
    private final Set<UUID> fallen = new HashSet<>();

    private long through = -1;
    private long listsThrough = -1;
    private long judged;
    private long listsJudged;
    private long erased;
    private long listsErased;
    private volatile long done;
    private volatile long total;
    private volatile boolean cancelled;

    ImpactRun(String round, Rulebook rulebook, DecisionStore decisions, ListStore lists, ListReplay replay) {
        this.round = round;
        this.content = rulebook.policy().digest();
        this.rulebook = rulebook;
        this.check = new SubmissionCheck(rulebook.terms());
        this.decisions = decisions;
        this.lists = lists;
        this.replay = replay;
    }

    /**
     * A decision that would be another.
     *
     * @param to a verdict, {@link #REFUSED} or {@link #UNANSWERED}
     * @param criteria those whose outcome or effect differs, by id: "MET NONE", then what it would be; {@link #NONE} where the
     *     criterion is not among the award's
     */
    record Change(
            String decision,
            String unit,
            String award,
            String reference,
            int version,
            String from,
            String to,
            Map<String, List<String>> criteria,
            String scoreFrom,
            String scoreTo) {

        boolean isOfVerdict() {
            return !from.equals(to);
        }
    }

    /**
     * A slate or final list that would be judged otherwise.
     *
     * @param to a list's verdict, {@link #REFUSED} or {@link #UNANSWERED}
     * @param breaks whether its verdict would be graver, or none
     * @param criteria as of a {@link Change}
     */
    record ListChange(
            UUID id,
            ListKey key,
            int version,
            String from,
            String to,
            boolean breaks,
            Map<String, List<String>> criteria) {

        boolean isOfVerdict() {
            return !from.equals(to);
        }
    }

    String content() {
        return content;
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /** Takes a {@link #cancel} back, before it runs again. */
    void resume() {
        cancelled = false;
    }

    /**
     * Judges what had been recorded by now and since it ran last, resting as long as it computes, so that intake keeps most of the
     * machine.
     *
     * @return false where it was cancelled
     */
    boolean run() {
        // looked up first, so that every decision on them is among the decisions below
        List<StoredList> listed = lists.recordedAfter(round, listsThrough);
        long last = judged + decisions.countRecordedAfter(round, through);
        total = last + listsJudged + listed.size();
        List<StoredDecision> next = decisions.recordedAfter(round, through, AT_ONCE);
        // what arrives meanwhile is told as arrived since, or it would be run after for ever
        while (judged < last && !next.isEmpty() && !cancelled) {
            long began = THREADS.getCurrentThreadCpuTime();
            Map<UUID, byte[]> seen =
                    decisions.facts(next.stream().map(StoredDecision::id).toList());
            for (StoredDecision decision : next.subList(0, (int) Math.min(next.size(), last - judged))) {
                replay(decision, seen.get(decision.id()));
                through = decision.ledgerIndex();
                judged++;
                done++;
            }
            if (next.size() == AT_ONCE) {
                restSince(began);
            }
            next = decisions.recordedAfter(round, through, AT_ONCE);
        }
        for (StoredList list : listed) {
            if (cancelled) {
                break;
            }
            long began = THREADS.getCurrentThreadCpuTime();
            replay(list);
            listsThrough = list.ledgerIndex();
            listsJudged++;
            done++;
            restSince(began);
        }
        return !cancelled;
    }

    /** By its own processor time: on a busy machine it waits its turn anyway. */
    private static void restSince(long began) {
        LockSupport.parkNanos(THREADS.getCurrentThreadCpuTime() - began);
    }

    private void replay(StoredList list) {
        newest.merge(list.key(), list.version(), Math::max);
        ListVerdict from = list.judged().verdict();
        Map<String, List<String>> criteria = new TreeMap<>();
        String to;
        boolean breaks;
        try {
            ListJudgement.Answer answer = replay.under(rulebook, check, list, fallen);
            list.judged().checks().forEach(line -> was(criteria, line.finding()));
            answer.checks().forEach(line -> is(criteria, line.finding()));
            criteria.values().removeIf(pair -> pair.get(0).equals(pair.get(1)));
            to = answer.verdict().name();
            breaks = answer.verdict().isGraverThan(from);
        } catch (Problems unread) {
            if (unread.status() == ERASED) {
                listsErased++;
                return;
            }
            to = REFUSED;
            breaks = true;
        } catch (RuntimeException unanswered) {
            to = UNANSWERED;
            breaks = true;
        }
        ListChange change = new ListChange(list.id(), list.key(), list.version(), from.name(), to, breaks, criteria);
        if (change.isOfVerdict() || !criteria.isEmpty()) {
            listChanges.add(change);
        }
    }

    private static void was(Map<String, List<String>> criteria, Finding finding) {
        criteria.put(finding.criterion(), List.of(finding.outcome() + " " + finding.effect(), NONE));
    }

    private static void is(Map<String, List<String>> criteria, Finding finding) {
        String now = finding.outcome() + " " + finding.effect();
        criteria.merge(finding.criterion(), List.of(NONE, now), (was, none) -> List.of(was.get(0), now));
    }

    /** @param facts null where the nominee was erased */
    private void replay(StoredDecision decision, byte[] facts) {
        byUnit.merge(decision.submission().unit(), 1L, Long::sum);
        if (facts == null) {
            erased++;
            return;
        }
        try {
            Evaluation evaluation = rulebook.evaluate(StoredFacts.read(facts).facts(check));
            compare(decision, evaluation);
        } catch (Problems unread) {
            change(decision, REFUSED, Map.of(), null);
        } catch (RuntimeException unanswered) {
            change(decision, UNANSWERED, Map.of(), null);
        }
    }

    private void compare(StoredDecision decision, Evaluation evaluation) {
        Map<String, List<String>> criteria = new TreeMap<>();
        for (OutcomeLine line : decision.outcomes()) {
            criteria.put(line.criterion(), List.of(line.outcome() + " " + line.effect(), NONE));
        }
        evaluation.findings().forEach(finding -> is(criteria, finding));
        criteria.values().removeIf(pair -> pair.get(0).equals(pair.get(1)));
        String verdict = evaluation.verdict().name();
        String score = total(evaluation.score());
        if (!criteria.isEmpty()
                || !verdict.equals(decision.verdict().name())
                || !String.valueOf(score).equals(String.valueOf(total(decision.score())))) {
            change(decision, verdict, criteria, score);
        }
    }

    private void change(StoredDecision decision, String to, Map<String, List<String>> criteria, String score) {
        boolean stoodOnAdvice = decision.verdict() == Verdict.ELIGIBLE && decision.standing() == Verdict.ELIGIBLE;
        if (stoodOnAdvice && !to.equals(Verdict.ELIGIBLE.name())) {
            fallen.add(decision.id());
        }
        changes.add(new Change(
                decision.id().toString(),
                decision.submission().unit(),
                decision.submission().award().name(),
                decision.submission().reference(),
                decision.version(),
                decision.verdict().name(),
                to,
                criteria,
                total(decision.score()),
                score));
    }

    private static String total(Score score) {
        BigDecimal total = score == null ? null : score.total();
        return total == null ? null : total.stripTrailingZeros().toPlainString();
    }

    /** The statement over what was judged so far; only while it does not run. */
    ImpactStatement statement(Draft draft) {
        Map<String, long[]> verdicts = new TreeMap<>();
        Map<String, Long> criteria = new TreeMap<>();
        Map<String, Long> units = new TreeMap<>();
        for (Change change : changes) {
            if (change.isOfVerdict()) {
                verdicts.computeIfAbsent(change.from() + " " + change.to(), none -> new long[1])[0]++;
                units.merge(change.unit(), 1L, Long::sum);
            }
            change.criteria()
                    .forEach((criterion, pair) ->
                            criteria.merge(criterion + "\n" + pair.get(0) + "\n" + pair.get(1), 1L, Long::sum));
        }
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("draft", draft.id().toString());
        statement.put("round", round);
        statement.put("base", draft.base().toString());
        statement.put("content", content);
        statement.put("through", through);
        statement.put("decisions", judged);
        statement.put("erased", erased);
        statement.put("changed", changes.stream().filter(Change::isOfVerdict).count());
        statement.put("differing", (long) changes.size());
        statement.put(
                "unanswered",
                changes.stream()
                                .filter(change -> change.to().equals(UNANSWERED))
                                .count()
                        + listChanges.stream()
                                .filter(change -> change.to().equals(UNANSWERED))
                                .count());
        statement.put("listsThrough", listsThrough);
        statement.put("lists", listsJudged);
        statement.put("listsErased", listsErased);
        statement.put(
                "listsChanged",
                listChanges.stream().filter(ListChange::isOfVerdict).count());
        statement.put(
                "listsBroken",
                listChanges.stream()
                        .filter(change -> change.breaks() && isCurrent(change))
                        .count());
        statement.put(
                "verdicts",
                verdicts.entrySet().stream()
                        .map(pair -> Map.of(
                                "from", pair.getKey().split(" ")[0],
                                "to", pair.getKey().split(" ")[1],
                                "decisions", pair.getValue()[0]))
                        .toList());
        statement.put(
                "criteria",
                criteria.entrySet().stream().map(ImpactRun::criterion).toList());
        statement.put(
                "units",
                byUnit.entrySet().stream()
                        .map(unit -> Map.of(
                                "unit",
                                unit.getKey(),
                                "decisions",
                                unit.getValue(),
                                "changed",
                                units.getOrDefault(unit.getKey(), 0L)))
                        .toList());
        statement.put("changes", changes.stream().map(ImpactRun::told).toList());
        statement.put("listChanges", listChanges.stream().map(this::told).toList());
        return ImpactStatement.of(statement);
    }

    private static Map<String, Object> criterion(Map.Entry<String, Long> counted) {
        String[] parts = counted.getKey().split("\n");
        return Map.of("criterion", parts[0], "from", parts[1], "to", parts[2], "decisions", counted.getValue());
    }

    private static Map<String, Object> told(Change change) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("decision", change.decision());
        told.put("unit", change.unit());
        told.put("award", change.award());
        told.put("reference", change.reference());
        told.put("version", change.version());
        told.put("from", change.from());
        told.put("to", change.to());
        told.put("criteria", told(change.criteria()));
        told.put("scoreFrom", change.scoreFrom());
        told.put("scoreTo", change.scoreTo());
        return told;
    }

    private Map<String, Object> told(ListChange change) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("list", change.id().toString());
        told.put("kind", change.key().kind().name());
        told.put("unit", change.key().unit());
        told.put("award", change.key().award().name());
        told.put("version", change.version());
        told.put("current", isCurrent(change));
        told.put("from", change.from());
        told.put("to", change.to());
        told.put("breaks", change.breaks());
        told.put("criteria", told(change.criteria()));
        return told;
    }

    /** Whether no newer version has replaced the list. */
    private boolean isCurrent(ListChange change) {
        return newest.get(change.key()) == change.version();
    }

    private static List<Map<String, String>> told(Map<String, List<String>> criteria) {
        return criteria.entrySet().stream()
                .map(one -> Map.of(
                        "criterion", one.getKey(),
                        "from", one.getValue().get(0),
                        "to", one.getValue().get(1)))
                .toList();
    }
}
