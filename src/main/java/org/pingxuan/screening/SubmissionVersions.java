package org.pingxuan.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.SubmissionKey;
import org.pingxuan.http.StrictJson;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.verdict.Verdict;

/** Says what a submission is to those before it: the same again, the next version of one, or the first of its own. */
@Singleton
public class SubmissionVersions {

    private static final int REFERENCE_DIGITS = 24;
    private static final int CONFLICT = 409;

    private static final Map<DecisionAct.Kind, String> CODES = Map.of(
            DecisionAct.Kind.WITHDRAWAL, "withdrawn",
            DecisionAct.Kind.RESOLUTION, "resolved",
            DecisionAct.Kind.ASSESSMENT, "assessed",
            DecisionAct.Kind.OBJECTION, "objected");

    private final DecisionStore decisions;

    @Inject
    SubmissionVersions(DecisionStore decisions) {
        this.decisions = decisions;
    }

    /**
     * Where a submission stands.
     *
     * @param answered the decision that answers it already; null where it is a version of its own, which the rest describes
     * @param version 1, or one more than the version that it corrects
     * @param corrects null for the first version
     * @param effectiveAt the receipt that counts for the deadline
     * @param pointer the JSON pointer of the submission in what was sent
     */
    public record Place(
            StoredDecision answered,
            SubmissionKey submission,
            int version,
            UUID corrects,
            Instant effectiveAt,
            String pointer) {

        private static Place answered(StoredDecision answered, String pointer) {
            return new Place(answered, answered.submission(), answered.version(), null, null, pointer);
        }
    }

    /**
     * @param pointer the JSON pointer of the submission in what was sent
     * @throws Problems 409 where another body is on record and this one does not correct its newest version, or a person holds that one
     *     as it is; 422 where it corrects what is no version of it
     */
    public Place place(ReceivedSubmission received, String pointer) {
        SubmissionKey submission = key(received, pointer);
        List<StoredDecision> versions = decisions.versions(submission);
        return place(received, pointer, submission, versions, held(List.of(versions)));
    }

    /** @throws Problems 409 where a person holds the decision that is to be corrected as it is by now */
    void requireStillFree(Place place, UnderLock lock) throws SQLException {
        if (place.corrects() != null) {
            decisions.held(place.corrects(), lock).ifPresent(act -> {
                throw held(place.pointer(), place.corrects(), act);
            });
        }
    }

    /** Which of the newest versions persons hold. */
    private Map<UUID, DecisionAct.Kind> held(Collection<List<StoredDecision>> submissions) {
        List<UUID> newest = submissions.stream()
                .filter(versions -> !versions.isEmpty())
                .map(versions -> versions.get(versions.size() - 1).id())
                .toList();
        return newest.isEmpty() ? Map.of() : decisions.held(newest);
    }

    private static Place place(
            ReceivedSubmission received,
            String pointer,
            SubmissionKey submission,
            List<StoredDecision> versions,
            Map<UUID, DecisionAct.Kind> held) {
        Optional<StoredDecision> same = versions.stream()
                .filter(version -> version.bodyDigest().equals(received.bodyDigest()))
                .findFirst();
        if (same.isPresent()) {
            return Place.answered(same.get(), pointer);
        }
        if (versions.isEmpty()) {
            received.corrects().ifPresent(id -> {
                throw unknown(pointer, id);
            });
            return new Place(null, submission, 1, null, received.receivedAt(), pointer);
        }
        StoredDecision newest = versions.get(versions.size() - 1);
        if (held.containsKey(newest.id())) {
            throw held(pointer, newest.id(), held.get(newest.id()));
        }
        String corrects = received.corrects()
                .orElseThrow(
                        () -> conflict(
                                pointer,
                                "correction-not-stated",
                                newest,
                                "此申报已有记录，内容不同；如为补正，请填 corrects 为 %s，否则请换一个 reference",
                                "This submission is on record with another body; say “corrects”: “%s”, or use another reference"));
        if (versions.stream().noneMatch(version -> version.id().toString().equalsIgnoreCase(corrects))) {
            throw unknown(pointer, corrects);
        }
        if (!newest.id().toString().equalsIgnoreCase(corrects)) {
            throw conflict(
                    pointer,
                    "not-the-newest",
                    newest,
                    "所补正的不是最新版本；最新版本为 %s",
                    "That is not the newest version, which is %s");
        }
        return new Place(
                null, submission, newest.version() + 1, newest.id(), effectiveAt(received, versions.get(0)), pointer);
    }

    /**
     * As {@link #place}, for all submissions of a slate: a slate that is sent again replaces the one before, so that its submissions
     * correct what came with that one without saying so.
     *
     * <p>A submission that leaves its receipt to the slate is the same body again, whatever receipt a slate gave it before: so it keeps
     * its decision, unless the slate is now said to have been received earlier.
     *
     * @param receipts those of the unit's slates before this one
     * @return in the sequence sent
     * @throws Problems as {@link #place}, with every fault at once
     */
    public List<Place> onSlate(List<ReceivedSubmission> sent, Set<Instant> receipts) {
        List<Place> places = new ArrayList<>();
        if (sent.isEmpty()) {
            return places;
        }
        List<Set<String>> bodies =
                sent.stream().map(received -> bodies(received, receipts)).toList();
        List<List<SubmissionKey>> keys = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        List<Problem> conflicts = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            keys.add(keysOrFault(sent.get(i), bodies.get(i), pointer(i), unknown));
        }
        Map<String, List<StoredDecision>> onRecord = decisions.versions(
                sent.get(0).round(),
                sent.get(0).submission().award(),
                sent.get(0).submission().unit(),
                keys.stream()
                        .flatMap(List::stream)
                        .map(SubmissionKey::reference)
                        .collect(Collectors.toSet()));
        Map<UUID, DecisionAct.Kind> held = held(onRecord.values());
        for (int i = 0; i < sent.size(); i++) {
            if (!keys.get(i).isEmpty()) {
                try {
                    places.add(onSlate(sent.get(i), bodies.get(i), pointer(i), keys.get(i), onRecord, held));
                } catch (Problems refused) {
                    (refused.status() == CONFLICT ? conflicts : unknown).addAll(refused.list());
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw Problems.invalid(unknown);
        }
        if (!conflicts.isEmpty()) {
            throw Problems.conflict(conflicts);
        }
        return places;
    }

    private static String pointer(int place) {
        return "/submissions/" + place;
    }

    /** The digests that a body has or had on a slate: as it is first, then with another receipt filled in, or none. */
    private Set<String> bodies(ReceivedSubmission received, Set<Instant> receipts) {
        Set<String> digests = new LinkedHashSet<>(List.of(received.bodyDigest()));
        if (!received.statesReceipt() && !receipts.isEmpty()) {
            ObjectNode body = (ObjectNode) StrictJson.parse(received.canonicalBody());
            body.remove("receivedAt");
            digests.add(decisions.bodyDigest(CanonicalBody.of(body)));
            receipts.stream()
                    .sorted(Comparator.reverseOrder())
                    .forEach(receipt -> digests.add(
                            decisions.bodyDigest(CanonicalBody.of(body.put("receivedAt", receipt.toString())))));
        }
        return digests;
    }

    /** What it may be on record as, its own key first; none where that is a fault. */
    private List<SubmissionKey> keysOrFault(
            ReceivedSubmission received, Set<String> bodies, String pointer, List<Problem> faults) {
        if (received.submission().reference() == null && received.corrects().isEmpty()) {
            return bodies.stream()
                    .map(body -> key(received, received.round(), auto(body)))
                    .toList();
        }
        try {
            return List.of(key(received, pointer));
        } catch (Problems unknown) {
            faults.addAll(unknown.list());
            return List.of();
        }
    }

    private static Place onSlate(
            ReceivedSubmission received,
            Set<String> bodies,
            String pointer,
            List<SubmissionKey> keys,
            Map<String, List<StoredDecision>> onRecord,
            Map<UUID, DecisionAct.Kind> held) {
        for (SubmissionKey key : keys) {
            Optional<StoredDecision> again = again(received, bodies, onRecord.getOrDefault(key.reference(), List.of()));
            if (again.isPresent()) {
                return Place.answered(again.get(), pointer);
            }
        }
        SubmissionKey submission = keys.get(0);
        List<StoredDecision> versions = onRecord.getOrDefault(submission.reference(), List.of());
        StoredDecision newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        boolean corrects = newest != null
                && newest.slate() != null
                && received.submission().reference() != null
                && received.corrects().isEmpty();
        return place(corrects ? received.correcting(newest.id()) : received, pointer, submission, versions, held);
    }

    /** The version of this very body; else the newest that differs in nothing but an earlier receipt. */
    private static Optional<StoredDecision> again(
            ReceivedSubmission received, Set<String> bodies, List<StoredDecision> versions) {
        return versions.stream()
                .filter(version -> version.bodyDigest().equals(received.bodyDigest()))
                .findFirst()
                .or(() -> versions.stream()
                        .filter(version -> bodies.contains(version.bodyDigest())
                                && !version.received().receivedAt().isAfter(received.receivedAt()))
                        .reduce((older, newer) -> newer));
    }

    /** A correction keeps the first receipt where the first version was returned, by the advice or a person, and the correction days are not over. */
    private static Instant effectiveAt(ReceivedSubmission received, StoredDecision first) {
        return first.verdict() == Verdict.RETURNED || first.standing() == Verdict.RETURNED
                ? effectiveAt(
                        received.policy().rulebook().tables(),
                        received.submission().unit(),
                        received.receivedAt(),
                        first.received().receivedAt())
                : received.receivedAt();
    }

    /** The first receipt, where the correction days after it are not over at the later one; else the later one. */
    static Instant effectiveAt(Tables tables, String unit, Instant receivedAt, Instant firstReceipt) {
        Integer days = tables.only("deadlines", "criterion", "T-0510").integer("correctionDays");
        LocalDate day = LocalDay.of(receivedAt);
        boolean inTime = days != null
                && tables.workingDays()
                        .plus(LocalDay.of(firstReceipt), days, unit)
                        .filter(last -> !day.isAfter(last))
                        .isPresent();
        return inTime && !receivedAt.isBefore(firstReceipt) ? firstReceipt : receivedAt;
    }

    private SubmissionKey key(ReceivedSubmission received, String pointer) {
        String stated = received.submission().reference();
        if (stated != null) {
            return key(received, received.round(), stated);
        }
        if (received.corrects().isEmpty()) {
            return key(received, received.round(), auto(received.bodyDigest()));
        }
        String corrects = received.corrects().get();
        return Id.of(corrects)
                .flatMap(decisions::byId)
                .map(StoredDecision::submission)
                .filter(corrected -> corrected.equals(key(received, received.round(), corrected.reference())))
                .orElseThrow(() -> unknown(pointer, corrects));
    }

    /** A reference of the body alone, so that the same body again, anywhere, is the same submission. */
    private static String auto(String bodyDigest) {
        return "auto-" + bodyDigest.substring(bodyDigest.length() - REFERENCE_DIGITS);
    }

    private static SubmissionKey key(ReceivedSubmission received, String round, String reference) {
        return new SubmissionKey(
                round, received.submission().award(), received.submission().unit(), reference);
    }

    private static Problems held(String pointer, UUID decision, DecisionAct.Kind act) {
        Text help = switch (act) {
            case WITHDRAWAL ->
                Text.of(
                        "此申报已撤回，不再接受新内容；如需再报，请换一个 reference",
                        "This submission was withdrawn for good; to nominate again, use another reference");
            case RESOLUTION ->
                Text.of(
                        "对此申报已有人工决定，新内容不得取代；确需补正的，请审核人员先作退回补正（RETURNED）的决定",
                        "A person decided on this submission, so another body may not replace it; a reviewer can return it (RETURNED) for correction");
            default ->
                Text.of(
                        "此申报已记入省级考核或异议，新内容不得取代；确需补正的，请审核人员先作退回补正（RETURNED）的决定",
                        "An assessment or objection was recorded on this submission, so another body may not replace it; a reviewer can return it"
                                + " (RETURNED) for correction");
        };
        return Problems.conflict(new Problem(CODES.get(act), pointer + "/reference", decision.toString(), help));
    }

    private static Problems conflict(String pointer, String code, StoredDecision newest, String zh, String en) {
        return Problems.conflict(Problem.at(
                pointer + "/corrects", code, newest.id(), zh.formatted(newest.id()), en.formatted(newest.id())));
    }

    private static Problems unknown(String pointer, String corrects) {
        return Problems.invalid(List.of(Problem.at(
                pointer + "/corrects",
                "unknown-decision",
                corrects,
                "不是此申报（同一轮次、单位、奖项和 reference）的判定记录编号",
                "No decision on this submission (the same round, unit, award and reference) has this id")));
    }
}
