package org.pingxuan.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.Recording;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.CanonicalBody;

/** The decisions on record: appended through the {@link Recorder}, read back by whoever must explain or count them. */
public final class DecisionStore {

    private final DataSource database;
    private final Recorder recorder;
    private final DecisionKeys keys;
    private final DecisionTable decisions;

    public DecisionStore(DataSource database, Recorder recorder, DecisionKeys keys) {
        this.database = database;
        this.recorder = recorder;
        this.keys = keys;
        this.decisions = new DecisionTable(keys);
    }

    /**
     * Records one decision with its entry in the ledger.
     *
     * <p>The stage completes after the commit: with the new decision, or, where this version of the submission is already on
     * record, with the one that is ({@link StoredDecision#id} then differs). It fails as {@link Recorder#record} says.
     *
     * @param check what is asked again under the ledger's lock
     */
    public CompletionStage<StoredDecision> append(NewDecision decision, BeforeCommit check) {
        return recorder.record(List.of(pending(decision, check))).thenApply(recordings -> stored(recordings.get(0)));
    }

    /** The decision as a record that can be recorded together with others, in one transaction. */
    public Recorded pending(NewDecision decision, BeforeCommit check) {
        return new PendingDecision(decision, check, false, decisions);
    }

    /** As {@link #pending}, for a decision that others are recorded with that rest on it: it {@link Recorded#mustBeNew() must be new}. */
    public Recorded pendingNew(NewDecision decision, BeforeCommit check) {
        return new PendingDecision(decision, check, true, decisions);
    }

    /** The decision on record that answers a recording of {@link #pending}. */
    public StoredDecision stored(Recording recording) {
        PendingDecision pending = (PendingDecision) recording.as();
        return recording.entry() == null
                ? byId(recording.id()).orElseThrow()
                : pending.row()
                        .stored(
                                recording.entry().entry().index(),
                                recording.entry().hash(),
                                null);
    }

    /** The keyed digest that says whether two bodies are the same: {@code hmac-sha256:} and 64 hex digits. */
    public String bodyDigest(byte[] canonicalBody) {
        return keys.bodyDigest(canonicalBody);
    }

    /** The {@link #bodyDigest(byte[])} of a JSON body, however it was written. */
    public String bodyDigest(JsonNode body) {
        return bodyDigest(CanonicalBody.of(body));
    }

    /**
     * What a POST of JSON is known by.
     *
     * @param caller the account
     * @param key as its caller named it
     * @return null where {@code key} is
     * @throws org.pingxuan.shared.Problems 400 where the key is not one
     */
    public RequestKey requestKey(String caller, String path, String key, JsonNode body) {
        return key == null ? null : new RequestKey(caller, "POST", path, key, bodyDigest(body));
    }

    /** Empty where there is none. */
    public Optional<StoredDecision> byId(UUID id) {
        return DecisionQuery.where("d.id = ?", id).one(database);
    }

    /** Those of these decisions that are on record, in no order. */
    public List<StoredDecision> byIds(Collection<UUID> ids) {
        return DecisionQuery.where(
                        "d.id = ANY (string_to_array(?, ',')::uuid[])",
                        ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .all(database);
    }

    /** The newest version; empty where there is none. */
    public Optional<StoredDecision> latest(SubmissionKey submission) {
        return DecisionQuery.where(
                        "d.round = ? AND d.award = ? AND d.unit = ? AND d.reference = ?"
                                + " ORDER BY d.version DESC LIMIT 1",
                        submission.round(),
                        submission.award().name(),
                        DecisionTable.unit(submission.unit()),
                        submission.reference())
                .one(database);
    }

    /** All versions, oldest first. */
    public List<StoredDecision> versions(SubmissionKey submission) {
        return DecisionQuery.where(
                        "d.round = ? AND d.award = ? AND d.unit = ? AND d.reference = ? ORDER BY d.version",
                        submission.round(),
                        submission.award().name(),
                        DecisionTable.unit(submission.unit()),
                        submission.reference())
                .all(database);
    }

    /** All versions of several submissions of one unit for one award, by reference, oldest first; those without any are left out. */
    public Map<String, List<StoredDecision>> versions(
            String round, Award award, String unit, Collection<String> references) {
        return DecisionQuery.where(
                        "d.round = ? AND d.award = ? AND d.unit = ? AND d.reference = ANY (?) ORDER BY d.version",
                        round,
                        award.name(),
                        DecisionTable.unit(unit),
                        references.toArray(String[]::new))
                .all(database)
                .stream()
                .collect(Collectors.groupingBy(decision -> decision.submission().reference()));
    }

    /** The newest version of every submission of this nominee in the round, oldest first; empty for an unknown nominee. */
    public List<StoredDecision> ofNominee(String round, NomineeIdentity nominee) {
        return nominee(nominee).map(id -> ofNominee(round, id)).orElse(List.of());
    }

    /** The newest version of every submission of this nominee in the round, oldest first. */
    public List<StoredDecision> ofNominee(String round, UUID nominee) {
        return DecisionQuery.where(
                        "d.round = ? AND d.nominee = ? AND " + DecisionQuery.NEWEST + " ORDER BY d.id", round, nominee)
                .all(database);
    }

    /** Whether the newest version of some submission of this unit for this award in the round names this nominee. */
    public boolean isSubmitted(String round, Award award, String unit, NomineeIdentity nominee) {
        return ofNominee(round, nominee).stream()
                .map(StoredDecision::submission)
                .anyMatch(submission -> submission.award() == award
                        && DecisionTable.unit(submission.unit()).equals(DecisionTable.unit(unit)));
    }

    /**
     * Decisions of the round in the order of the ledger, every version.
     *
     * @param ledgerIndex those behind this place
     * @param most no more than so many
     */
    public List<StoredDecision> recordedAfter(String round, long ledgerIndex, int most) {
        return DecisionQuery.where("d.round = ? AND e.index > ? ORDER BY e.index LIMIT ?", round, ledgerIndex, most)
                .all(database);
    }

    /** How many decisions of the round, every version counted, stand in the ledger behind this place. */
    public long countRecordedAfter(String round, long ledgerIndex) {
        return DecisionQuery.countAfter(database, round, ledgerIndex);
    }

    /**
     * The newest version of every nomination for the award in the round, oldest first, without reserves, those that were withdrawn, and
     * those that stood on a slate of their unit but not on its newest.
     */
    public List<StoredDecision> nominated(String round, Award award) {
        return DecisionQuery.where(
                        "d.round = ? AND d.award = ? AND NOT d.reserve AND "
                                + DecisionQuery.NEWEST
                                + " AND NOT "
                                + DecisionQuery.WITHDRAWN
                                + " AND "
                                + DecisionQuery.NOT_LEFT_OUT
                                + " ORDER BY d.id",
                        round,
                        award.name(),
                        round,
                        award.name(),
                        round,
                        award.name())
                .all(database);
    }

    /** How many submissions the round has, each counted once whatever its versions. */
    public long count(String round) {
        return DecisionQuery.count(database, round);
    }

    /** The nominee's id; empty where it was never submitted, or has nothing to be known by. */
    public Optional<UUID> nominee(NomineeIdentity nominee) {
        return NomineeQuery.id(database, nominee, keys);
    }

    /** Whether there is such a nominee, erased or not. */
    public boolean isNominee(UUID nominee) {
        return NomineeQuery.exists(database, nominee);
    }

    /**
     * The other nominees that versions of its submissions name, since a correction supplied or mended the number or name; erased or
     * not, each once.
     */
    public List<UUID> linked(UUID nominee) {
        return NomineeQuery.linked(database, nominee);
    }

    /** How nominees may be shown; one that was erased is left out. */
    public Map<UUID, ShownNominee> shown(Collection<UUID> nominees) {
        return NomineeQuery.shown(database, nominees);
    }

    /**
     * Everything that the rules saw and found, as {@link Judged#facts} gave it; empty where the nominee was erased.
     *
     * @throws java.util.NoSuchElementException where there is no such decision
     * @throws IllegalStateException where what is stored is not what was encrypted, or its key is gone though nobody erased the
     *     nominee
     */
    public Optional<byte[]> facts(UUID decision) {
        return FactQuery.facts(database, decision, keys);
    }

    /** As {@link #facts(UUID)}, of several decisions, by id; those whose nominee was erased are left out. */
    public Map<UUID, byte[]> facts(Collection<UUID> all) {
        return FactQuery.facts(database, all, keys);
    }

    /** Whether the nominee of some of these decisions was erased since. */
    public boolean isAnyErased(Collection<UUID> decisions) {
        return FactQuery.isAnyErased(database, decisions);
    }

    /** As {@link #facts(UUID)}, of the nominee's newest decision; empty where it has none, or was erased. */
    public Optional<byte[]> factsOfNominee(UUID nominee) {
        return FactQuery.newest(database, nominee, keys);
    }

    /**
     * The decisions whose row, nominee or encrypted facts are not those that the ledger was told of, or whose facts no key opens
     * though nobody erased their nominee; and acts of persons and erasures that are not what it was told of. What is missing is among
     * them, and what the ledger was never told of. Empty where the record agrees with the ledger, which itself is checked by {@link
     * org.pingxuan.ledger.Ledger#verify}.
     */
    public List<RecordComparison.Contradiction> contradictingLedger() {
        return LedgerComparison.of(keys).contradictions(database);
    }

    /** The act as a record that can be recorded alone or together with others. It fails with 409 where it comes too late. */
    public Recorded pending(DecisionAct act) {
        return new PendingAct(act);
    }

    /**
     * Those of these decisions that a person holds as they are, so that their units may not replace them: withdrawn, resolved (to
     * anything but RETURNED), or made by an assessment or objection.
     *
     * @return the kind of the act, by decision
     */
    public Map<UUID, DecisionAct.Kind> held(Collection<UUID> decisions) {
        try (Connection connection = database.getConnection()) {
            return ActQuery.holding(connection, decisions);
        } catch (SQLException failed) {
            throw Problems.unreadable();
        }
    }

    /** As {@link #held(Collection)}, of one decision, while no act can be committed in between. */
    public Optional<DecisionAct.Kind> held(UUID decision, UnderLock lock) throws SQLException {
        return Optional.ofNullable(
                ActQuery.holding(lock.connection(), List.of(decision)).get(decision));
    }

    /** What persons did with a decision, oldest first. */
    public List<DecisionAct> acts(UUID decision) {
        return ActQuery.where(database, "a.decision = ?", decision);
    }

    /** Empty where there is none. */
    public Optional<DecisionAct> act(UUID id) {
        return ActQuery.where(database, "a.id = ?", id).stream().findFirst();
    }

    /** The assessment or objection that made a version of a decision; empty where its unit did. */
    public Optional<DecisionAct> actThatMade(UUID decision) {
        return ActQuery.where(database, "a.made = ?", decision).stream().findFirst();
    }

    /** The province's last assessment of what its unit sent with this version; objections since then leave it as it is. */
    public Optional<DecisionAct> assessment(UUID decision) {
        Optional<DecisionAct> made = actThatMade(decision);
        while (made.isPresent() && made.get().kind() == DecisionAct.Kind.OBJECTION) {
            made = actThatMade(made.get().decision());
        }
        return made;
    }

    /** Empty where there is none. */
    public Optional<Erasure> erasure(UUID id) {
        return NomineeQuery.erasure(database, id);
    }

    /**
     * Destroys the nominee's key and name for good. Decisions, counts and the ledger stay.
     *
     * @param erasure who asked for it and why
     */
    public CompletionStage<Recording> erase(Erasure erasure) {
        return recorder.record(List.of(erasure)).thenApply(recordings -> recordings.get(0));
    }
}
