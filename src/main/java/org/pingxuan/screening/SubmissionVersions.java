package org.pingxuan.screening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.SubmissionKey;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.verdict.Verdict;

/** Says what a submission is to those before it: the same again, the next version of one, or the first of its own. */
@Singleton
public class SubmissionVersions {

    private static final int REFERENCE_DIGITS = 24;
    private static final int CONFLICT = 409;

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
     */
    public record Place(
            StoredDecision answered, SubmissionKey submission, int version, UUID corrects, Instant effectiveAt) {}

    /**
     * @param pointer the JSON pointer of the submission in what was sent
     * @throws Problems 409 where another body is on record and this one does not correct its newest version; 422 where it corrects what is
     *     no version of it
     */
    public Place place(ReceivedSubmission received, String pointer) {
        SubmissionKey submission = key(received, pointer);
        return place(received, pointer, submission, decisions.versions(submission));
    }

    private static Place place(
            ReceivedSubmission received, String pointer, SubmissionKey submission, List<StoredDecision> versions) {
        Optional<StoredDecision> same = versions.stream()
                .filter(version -> version.bodyDigest().equals(received.bodyDigest()))
                .findFirst();
        if (same.isPresent()) {
            return new Place(same.get(), submission, same.get().version(), null, null);
        }
        if (versions.isEmpty()) {
            received.corrects().ifPresent(id -> {
                throw unknown(pointer, id);
            });
            return new Place(null, submission, 1, null, received.receivedAt());
        }
        StoredDecision newest = versions.get(versions.size() - 1);
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
        return new Place(null, submission, newest.version() + 1, newest.id(), effectiveAt(received, versions.get(0)));
    }

    /**
     * As {@link #place}, for all submissions of a slate: a slate that is sent again replaces the one before, so that its submissions
     * correct what came with that one without saying so.
     *
     * @return in the sequence sent
     * @throws Problems as {@link #place}, with every fault at once
     */
    public List<Place> onSlate(List<ReceivedSubmission> sent) {
        List<Place> places = new ArrayList<>();
        if (sent.isEmpty()) {
            return places;
        }
        List<SubmissionKey> keys = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        List<Problem> conflicts = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            keys.add(keyOrFault(sent.get(i), pointer(i), unknown));
        }
        Map<String, List<StoredDecision>> onRecord = decisions.versions(
                sent.get(0).round(),
                sent.get(0).submission().award(),
                sent.get(0).submission().unit(),
                keys.stream()
                        .filter(Objects::nonNull)
                        .map(SubmissionKey::reference)
                        .collect(Collectors.toSet()));
        for (int i = 0; i < sent.size(); i++) {
            if (keys.get(i) != null) {
                try {
                    places.add(onSlate(sent.get(i), pointer(i), keys.get(i), onRecord));
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

    private SubmissionKey keyOrFault(ReceivedSubmission received, String pointer, List<Problem> faults) {
        try {
            return key(received, pointer);
        } catch (Problems unknown) {
            faults.addAll(unknown.list());
            return null;
        }
    }

    private static Place onSlate(
            ReceivedSubmission received,
            String pointer,
            SubmissionKey submission,
            Map<String, List<StoredDecision>> onRecord) {
        List<StoredDecision> versions = onRecord.getOrDefault(submission.reference(), List.of());
        boolean same =
                versions.stream().anyMatch(version -> version.bodyDigest().equals(received.bodyDigest()));
        StoredDecision newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        boolean corrects = newest != null
                && !same
                && newest.slate() != null
                && received.submission().reference() != null
                && received.corrects().isEmpty();
        return place(corrects ? received.correcting(newest.id()) : received, pointer, submission, versions);
    }

    /** A correction keeps the first receipt where the first version was returned and the correction days are not over. */
    private static Instant effectiveAt(ReceivedSubmission received, StoredDecision first) {
        return first.verdict() == Verdict.RETURNED
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
        LocalDate day = ReceivedSubmission.day(receivedAt);
        boolean inTime = days != null
                && tables.workingDays()
                        .plus(ReceivedSubmission.day(firstReceipt), days, unit)
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
            String digest = received.bodyDigest();
            // of the body alone, so that the same body again, anywhere, is the same submission
            return key(received, received.round(), "auto-" + digest.substring(digest.length() - REFERENCE_DIGITS));
        }
        String corrects = received.corrects().get();
        return id(corrects)
                .flatMap(decisions::byId)
                .map(StoredDecision::submission)
                .filter(corrected -> corrected.equals(key(received, received.round(), corrected.reference())))
                .orElseThrow(() -> unknown(pointer, corrects));
    }

    private static SubmissionKey key(ReceivedSubmission received, String round, String reference) {
        return new SubmissionKey(
                round, received.submission().award(), received.submission().unit(), reference);
    }

    /** The id that a text is; empty where it is none. */
    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
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
