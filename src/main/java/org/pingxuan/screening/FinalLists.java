package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.pingxuan.access.Caller;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.Commendation;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.decision.ListKey;
import org.pingxuan.decision.ListMember;
import org.pingxuan.decision.ListStore;
import org.pingxuan.decision.NewList;
import org.pingxuan.decision.Received;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.decision.StoredList;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.honours.NewHonour;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.ledger.UnderLock;
import org.pingxuan.lists.ListFacts;
import org.pingxuan.lists.ListJudgement;
import org.pingxuan.lists.ListJudgement.JoinedFinalList;
import org.pingxuan.lists.ListReplay;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.slate.Identity;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.FinalList;
import org.pingxuan.submission.FinalListCheck;
import org.pingxuan.submission.Submission;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Verdict;

/** Puts the province's final lists on record, and their commendations with the honours of the members. */
@Singleton
public class FinalLists {

    private final SubmissionReader reader;
    private final ListJudgement judgement;
    private final ListReplay replay;
    private final PolicyStore policies;
    private final DecisionStore decisions;
    private final ListStore lists;
    private final HonoursRegister honours;
    private final Recorder recorder;
    private final RequestKeys keys;
    private final InstantSource clock;
    private final ExecutorService workers;

    @Inject
    FinalLists(
            SubmissionReader reader,
            ListJudgement judgement,
            ListReplay replay,
            PolicyStore policies,
            DecisionStore decisions,
            ListStore lists,
            HonoursRegister honours,
            Recorder recorder,
            RequestKeys keys,
            InstantSource clock,
            ManagedExecutor workers) {
        this.reader = reader;
        this.judgement = judgement;
        this.replay = replay;
        this.policies = policies;
        this.decisions = decisions;
        this.lists = lists;
        this.honours = honours;
        this.recorder = recorder;
        this.keys = keys;
        this.clock = clock;
        this.workers = workers;
    }

    /** A final list on record. */
    public record Answered(StoredList list, boolean isNew) {}

    /**
     * A nominee who could be commended, or is to be.
     *
     * @param decision on the version at hand
     * @param facts with what the honours register holds now
     */
    record Nominee(StoredDecision decision, Facts facts) {}

    /** What the request with this key made before; empty where it was not sent before. */
    public Optional<Answered> madeBefore(RequestKey key) {
        return keys.made(key).map(id -> new Answered(lists.byId(id).orElseThrow(), false));
    }

    /**
     * Judges a final list and records it. Each list posted for an award is the next version: registers and other lists may have
     * changed since the one before.
     *
     * @param key what the request is known by; null where it named none
     * @return completes after the commit; fails with {@link Problems} 404, 409, 422 or 503
     */
    public CompletionStage<Answered> submit(String round, JsonNode body, Caller caller, RequestKey key) {
        Instant arrivedAt = clock.instant();
        ReadyPolicy policy = policy(round, arrivedAt);
        List<Problem> faults = new ArrayList<>();
        FinalList list = null;
        try {
            list = FinalListCheck.check(body);
        } catch (Problems invalid) {
            faults.addAll(invalid.list());
        }
        faults.addAll(unknownEntries(round, list == null ? null : list.award(), body.path("entries")));
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        FinalList checked = list;
        return keys.inTurn(key, () -> attempt(round, policy, checked, body, arrivedAt, caller, key));
    }

    /**
     * Commends a list: its members enter the honours register.
     *
     * @throws Problems 409 with every reason: it is not the newest for its award, something other than the missing number and day of issue
     *     keeps it from COMPLIANT, a member does not stand ELIGIBLE any more or cannot be entered; or it was commended before
     */
    public Commendation commend(StoredList list, String decisionNumber, LocalDate issuedOn, Caller caller) {
        if (issuedOn.isAfter(LocalDay.today(clock))) {
            throw Problems.invalid(List.of(Problem.at(
                    "/issuedOn", "in-the-future", issuedOn, "印发日期不能晚于今天", "The day of issue cannot be after today")));
        }
        Optional<Commendation> before = lists.commendation(list.id());
        if (before.isPresent()) {
            return sameAs(before.get(), decisionNumber, issuedOn);
        }
        List<Recorded> records = new ArrayList<>();
        Map<UUID, UUID> held = new HashMap<>();
        List<Problem> problems = new ArrayList<>(lists.againstCommending(list.id()));
        problems.addAll(againstCommending(list, decisionNumber, issuedOn));
        for (ListMember member : list.members()) {
            honour(list.key().award(), member, issuedOn.getYear())
                    .ifPresentOrElse(
                            honour -> {
                                Recorded record = honours.pendingRecord(honour, caller.name());
                                records.add(record);
                                held.put(member.decision(), record.id());
                            },
                            () -> problems.add(Problem.at(
                                    "/entries/" + member.reference(),
                                    "not-identified",
                                    member.reference(),
                                    "没有证件号码、名称或星级，不能登记荣誉",
                                    "Without number, name or stars it cannot be entered in the register")));
        }
        if (!problems.isEmpty()) {
            throw Problems.conflict(problems);
        }
        Commendation commendation = new Commendation(
                TimeOrderedId.next(clock), list.id(), decisionNumber, issuedOn, held, caller.name(), clock.instant());
        records.add(lists.pending(commendation));
        try {
            recorder.recordAndWait(records);
            return commendation;
        } catch (AlreadyRecorded taken) {
            return lists.commendation(list.id())
                    .map(made -> sameAs(made, decisionNumber, issuedOn))
                    .orElseThrow(() -> conflict(
                            "already-held",
                            taken.record().id().toString(),
                            "名单中有对象已登记同年度的同一荣誉",
                            "A member holds this honour of this year already"));
        }
    }

    /** The checks that would keep the list from COMPLIANT even with what its commendation supplies, under the policy that judged it. */
    private List<Problem> againstCommending(StoredList list, String decisionNumber, LocalDate issuedOn) {
        ReadyPolicy policy =
                policies.byId(UUID.fromString(list.judged().policy().id())).orElseThrow();
        ListJudgement.Answer answer =
                replay.commended(policy.rulebook(), reader.check(policy.terms()), list, decisionNumber, issuedOn);
        List<Problem> problems = new ArrayList<>(answer.checks().stream()
                .map(CheckLine::finding)
                .filter(finding -> finding.effect().isGraverThan(Effect.FLAG))
                .map(finding -> new Problem(
                        "not-compliant",
                        "/checks/" + finding.criterion(),
                        finding.effect().name(),
                        finding.message()))
                .toList());
        ListFacts.read(list.facts(), ListFacts.OfFinalList.class)
                .entries()
                .forEach(entry -> problems.add(Problem.at(
                        "/entries",
                        "not-compliant",
                        entry.decision(),
                        "提交名单时该对象的结论不是合格，请重新提交名单",
                        "This entry did not stand ELIGIBLE when the list was posted; post the list anew")));
        return problems;
    }

    /** The policy in force now. */
    ReadyPolicy policy(String round, Instant now) {
        reader.requireRound(round);
        return policies.inForce(round, LocalDay.of(now)).orElseThrow();
    }

    /**
     * Nominees of the award in the round: newest versions, neither reserve nor withdrawn nor left out of their unit's newest slate, standing
     * neither FORFEITED nor INELIGIBLE.
     */
    List<StoredDecision> candidates(String round, Award award) {
        Set<UUID> seen = new HashSet<>();
        return decisions.nominated(round, award).stream()
                .filter(decision ->
                        decision.standing() != Verdict.FORFEITED && decision.standing() != Verdict.INELIGIBLE)
                .filter(decision -> seen.add(decision.nominee()))
                .toList();
    }

    /** Empty where the nominee was erased. */
    Optional<Nominee> nominee(ReadyPolicy policy, StoredDecision decision) {
        return decisions.facts(decision.id()).map(StoredFacts::read).map(seen -> {
            Facts then = seen.facts(reader.check(policy.terms()));
            List<Register.Entry> now = honours.of(then.submission()).stream()
                    .map(honour -> new Register.Entry(
                            honour.id().toString(), honour.honour(), honour.year(), honour.stars(), honour.revoked()))
                    .toList();
            return new Nominee(
                    decision,
                    new Facts(
                            then.submission(),
                            then.receivedOn(),
                            new Register(now),
                            then.submittedAsIndividualBefore()));
        });
    }

    /** Who stands on the individuals' list posted last; null where none was posted. */
    record IndividualsList(UUID id, Set<String> numbers) {}

    IndividualsList individualsList(String round) {
        return lists.newest(ListKey.finalList(round, Award.OUTSTANDING_INDIVIDUAL))
                .map(list -> new IndividualsList(list.id(), lists.standingNumbers(list.id())))
                .orElse(null);
    }

    /** Whether a person stands on the individuals' list; null where none was posted or no number is given. */
    Boolean isOnList(IndividualsList individuals, Submission submission) {
        String number = Identity.of(submission).number();
        return individuals == null || number == null
                ? null
                : Boolean.valueOf(individuals.numbers().contains(lists.numberKey(number)));
    }

    Candidates count(ReadyPolicy policy, String round, Award award) {
        List<StoredDecision> all = candidates(round, award);
        Map<Integer, Integer> perStar = new HashMap<>();
        if (award.isForWindow()) {
            for (StoredDecision candidate : all) {
                nominee(policy, candidate)
                        .map(nominee -> nominee.facts().submission().window().appliedStars())
                        .ifPresent(stars -> perStar.merge(stars, 1, Integer::sum));
            }
        }
        return new Candidates(all.size(), perStar);
    }

    /** The decisions of the assessments, with their scores; null where it has none. */
    BigDecimal score(StoredDecision decision) {
        return decisions.assessment(decision.id()).map(DecisionAct::score).orElse(null);
    }

    private CompletionStage<Answered> attempt(
            String round,
            ReadyPolicy policy,
            FinalList list,
            JsonNode body,
            Instant arrivedAt,
            Caller caller,
            RequestKey key) {
        Optional<Answered> before = madeBefore(key);
        if (before.isPresent()) {
            return CompletableFuture.completedStage(before.get());
        }
        List<StoredDecision> entries = list.decisions().stream()
                .map(id -> Id.of(id).flatMap(decisions::byId).orElseThrow())
                .toList();
        IndividualsList individuals = list.award() == Award.PACESETTER ? individualsList(round) : null;
        List<FinalFacts.Member> members = new ArrayList<>();
        List<ListMember> recorded = new ArrayList<>();
        List<ListFacts.Entry> ineligible = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (StoredDecision entry : entries) {
            String reference = entry.submission().reference();
            if (!references.add(reference)) {
                reference = entry.submission().unit() + "/" + reference;
                references.add(reference);
            }
            Nominee nominee = nominee(policy, entry).orElseThrow(() -> erased(entry));
            Submission submission = nominee.facts().submission();
            members.add(new FinalFacts.Member(reference, nominee.facts(), isOnList(individuals, submission)));
            Identity identity = Identity.of(submission);
            recorded.add(new ListMember(
                    reference,
                    entry.id(),
                    false,
                    lists.numberKey(identity.number()),
                    lists.nameKey(identity.name()),
                    null));
            boolean newest = decisions
                    .latest(entry.submission())
                    .filter(latest -> latest.id().equals(entry.id()))
                    .isPresent();
            if (!newest || entry.standing() != Verdict.ELIGIBLE) {
                ineligible.add(new ListFacts.Entry(
                        entry.id(), entry.standing().name(), newest ? ListFacts.NOT_ELIGIBLE : ListFacts.NOT_NEWEST));
            }
        }
        JoinedFinalList joined = new JoinedFinalList(list, members, count(policy, round, list.award()));
        ListKey listKey = ListKey.finalList(round, list.award());
        StoredList newest = lists.newest(listKey).orElse(null);
        Pending pending = new Pending(policy, joined, ineligible.isEmpty(), arrivedAt);
        UUID id = TimeOrderedId.next(clock);
        ObjectNode own = body.<ObjectNode>deepCopy();
        own.remove("entries");
        NewList record = new NewList(
                id,
                listKey,
                newest == null ? 1 : newest.version() + 1,
                newest == null ? null : newest.id(),
                new Received(arrivedAt, arrivedAt, arrivedAt, caller.name(), caller.name()),
                decisions.bodyDigest(body),
                ListFacts.write(new ListFacts.OfFinalList(
                        own,
                        joined.candidates(),
                        individuals == null ? null : individuals.id(),
                        members.stream().map(ListFacts.Member::of).toList(),
                        ineligible)),
                recorded,
                pending.judged);
        return OrAgain.once(
                recorder.record(keys.along(List.of(lists.pending(record, pending)), key, id))
                        .thenApplyAsync(
                                recordings -> new Answered(lists.byId(id).orElseThrow(), true), workers),
                () -> attempt(round, policy, list, body, arrivedAt, caller, key),
                workers);
    }

    /**
     * The entries that are no decisions of the round and award.
     *
     * @param award null where that is faulty itself
     * @param entries as sent; those without a text are told elsewhere
     */
    private List<Problem> unknownEntries(String round, Award award, JsonNode entries) {
        List<Problem> faults = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String stated = entries.path(i).path("decision").textValue();
            if (stated == null || stated.isBlank()) {
                continue;
            }
            boolean known = Id.of(stated)
                    .flatMap(decisions::byId)
                    .map(StoredDecision::submission)
                    .filter(submission ->
                            submission.round().equals(round) && (award == null || submission.award() == award))
                    .isPresent();
            if (!known) {
                faults.add(Problem.at(
                        "/entries/" + i + "/decision",
                        "unknown-decision",
                        stated,
                        "本轮该奖项没有这一判定记录",
                        "No decision of this round and award has this id"));
            }
        }
        return faults;
    }

    private Optional<NewHonour> honour(Award award, ListMember member, int year) {
        return decisions
                .facts(member.decision())
                .map(StoredFacts::read)
                .map(StoredFacts::submission)
                .map(body -> {
                    JsonNode nominee = body.path(award.isForWindow() ? "window" : "person");
                    String name = Normal.form(nominee.path("name").textValue());
                    String code = Normal.form(nominee.path("creditCode").textValue());
                    String number = Normal.form(nominee.path("idNumber").textValue());
                    boolean known = name != null
                            && (award.isForWindow()
                                    ? nominee.path("appliedStars").isInt()
                                    : number != null);
                    return known
                            ? new NewHonour(
                                    award.name(),
                                    year,
                                    award.isForWindow()
                                            ? nominee.path("appliedStars").intValue()
                                            : null,
                                    name,
                                    award.isForWindow() ? code : null,
                                    award.isForWindow() ? null : number)
                            : null;
                });
    }

    private static Commendation sameAs(Commendation made, String decisionNumber, LocalDate issuedOn) {
        if (made.decisionNumber().equals(decisionNumber) && made.issuedOn().equals(issuedOn)) {
            return made;
        }
        throw conflict("commended-before", made.decisionNumber(), "此名单已印发表扬决定", "This list was commended before");
    }

    private static Problems erased(StoredDecision entry) {
        return conflict("nominee-erased", entry.id().toString(), "此推荐对象的资料已按规定删除", "This nominee was erased");
    }

    private static Problems conflict(String code, String value, String zh, String en) {
        return Problems.conflict(Problem.at("", code, value, zh, en));
    }

    /** A judgement that is made anew where another policy governs by the time it is committed. */
    private final class Pending implements ListStore.BeforeCommit {

        private final JoinedFinalList joined;
        private final boolean eligible;
        private final Instant arrivedAt;
        private volatile ReadyPolicy policy;
        private volatile JudgedList judged;

        Pending(ReadyPolicy policy, JoinedFinalList joined, boolean eligible, Instant arrivedAt) {
            this.policy = policy;
            this.joined = joined;
            this.eligible = eligible;
            this.arrivedAt = arrivedAt;
            this.judged = judgement.judge(policy, joined, eligible);
        }

        @Override
        public Optional<NewList> judgedAnew(NewList list, UnderLock lock) throws SQLException {
            return policies.replacing(policy, LocalDay.of(arrivedAt), lock).map(replacing -> {
                policy = replacing;
                judged = judgement.judge(replacing, joined, eligible);
                return list.with(judged);
            });
        }
    }
}
