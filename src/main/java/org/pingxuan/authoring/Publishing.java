package org.pingxuan.authoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pingxuan.ledger.AlreadyRecorded;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.ledger.RequestKeys;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.rulebook.PolicyPublication;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.shared.Micros;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;
import org.pingxuan.shared.TimeOrderedId;

/**
 * How a draft comes into force: submitted by its author, approved by a second person, published as the round's next version. A
 * policy that was in force can be published again.
 */
@Singleton
public class Publishing {

    /** Working out the impact of a round's decisions may take so long before a submission is told to come back. */
    private static final Duration IMPACT = Duration.ofSeconds(60);

    /** And so long where it was worked out before and only decisions that came since are missing; they are told as such. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Drafts drafts;
    private final DraftStore store;
    private final ImpactJobs impacts;
    private final PolicyStore policies;
    private final RequestKeys keys;
    private final InstantSource clock;
    private final String build;

    @Inject
    Publishing(
            Drafts drafts,
            DraftStore store,
            ImpactJobs impacts,
            PolicyStore policies,
            RequestKeys keys,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.drafts = drafts;
        this.store = store;
        this.impacts = impacts;
        this.policies = policies;
        this.keys = keys;
        this.clock = clock;
        this.build = build;
    }

    /**
     * Puts a draft before an approver, with the impact that it has now.
     *
     * @throws Problems 409 where the draft is not open, its base is no longer the newest version, or the impact was not worked out
     *     before and takes longer than a minute; 422 with every reason why it may not be published
     */
    public Draft submit(UUID id, String by) {
        Draft draft = store.required(id).mustBeOpen();
        mustStandOnNewest(draft);
        PolicyReport report = drafts.report(draft);
        if (!report.isPublishable()) {
            throw Problems.invalid(report.problems());
        }
        ImpactJobs.Job job = impacts.of(draft, report.rulebook());
        ImpactStatement impact = job.within(job.before() == null ? IMPACT : CATCHING_UP);
        if (impact == null) {
            throw Problems.conflict(Problem.at(
                    "",
                    "impact-not-ready",
                    null,
                    "影响分析尚未完成，请在完成后再提交",
                    "The impact is still being worked out; submit when it is done"));
        }
        if (impact.unanswered() > 0) {
            throw Problems.invalid(List.of(Problem.at(
                    "",
                    "decisions-unanswered",
                    impact.unanswered(),
                    "按此草案，有已存的判定无法作出判定，见影响分析中的 UNANSWERED",
                    "The draft's rules do not answer some stored decisions; see UNANSWERED in the impact")));
        }
        return store.take(
                draft,
                new DraftStep.Submitted(by, Micros.now(clock), report.content().digest(), impact.digest()),
                impact.bytes(),
                List.of());
    }

    /**
     * Publishes what was submitted.
     *
     * @param inForceFrom the first local day that it covers; may lie in the past
     * @param impact the digest of the statement that the approver has seen
     * @param key null where the request had none
     * @throws Problems 403 for whoever had a hand in the draft; 409 where it is not submitted, another statement was submitted, or
     *     its base is no longer the newest version
     */
    public PolicyVersion approve(UUID id, LocalDate inForceFrom, String impact, String by, RequestKey key) {
        Draft draft = store.required(id);
        DraftStep.Submitted submitted = draft.mustBeSubmitted();
        mustBeSecondPerson(draft, by);
        if (!submitted.impact().equals(impact)) {
            throw Problems.conflict(Problem.at(
                    "/impact",
                    "another-impact",
                    impact,
                    "这不是所提交的影响分析，请查看后再批准：" + submitted.impact(),
                    "This is not the impact that was submitted; look at it and approve " + submitted.impact()));
        }
        PolicyVersion newest = mustStandOnNewest(draft);
        PolicySource source = store.source(draft);
        Rulebook rulebook = policies.rulebook(source);
        if (!rulebook.policy().digest().equals(submitted.content())) {
            throw Problems.conflict(Problem.at(
                    "",
                    "content-changed",
                    rulebook.policy().digest(),
                    "程序版本已变，草案内容与提交时不同；请退回后重新提交",
                    "The build has changed and with it what the draft is; send it back and have it submitted anew"));
        }
        PolicyPublication publication = publication(
                policies.round(draft.round()).orElseThrow(),
                newest.version() + 1,
                source,
                rulebook,
                inForceFrom,
                draft.note(),
                draft.author(),
                by);
        DraftStep step = new DraftStep.Approved(by, Micros.now(clock), publication.id(), inForceFrom, impact);
        try {
            store.take(draft, step, null, along(publication, key));
        } catch (AlreadyRecorded taken) {
            mustStandOnNewest(draft);
            throw taken;
        }
        return seen(publication);
    }

    /** What the request with this key published before; empty where it was not sent before. */
    public Optional<PolicyVersion> madeBefore(RequestKey key) {
        return keys.made(key).map(id -> {
            policies.refresh();
            return policies.version(id).orElseThrow();
        });
    }

    /**
     * Sends a draft back.
     *
     * @throws Problems 403 for whoever had a hand in it, 409 where it is not submitted
     */
    public Draft reject(UUID id, String reason, String by) {
        Draft draft = store.required(id);
        draft.mustBeSubmitted();
        mustBeSecondPerson(draft, by);
        return store.take(draft, new DraftStep.Rejected(by, Micros.now(clock), reason), null, List.of());
    }

    /**
     * Publishes the content of an earlier version again.
     *
     * @throws Problems 404 for an unknown version, 403 for the author of that content
     */
    public PolicyVersion rollBack(UUID policy, String reason, LocalDate inForceFrom, String by, RequestKey key) {
        policies.refresh();
        PolicyVersion earlier = policies.version(policy)
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("", "unknown-policy", policy, "没有这一政策版本", "There is no such policy version")));
        if (earlier.publishedBy().equals(by)) {
            throw authorMayNot();
        }
        PolicySource source = policies.source(policy);
        Rulebook rulebook = policies.rulebook(source);
        Round round = policies.round(earlier.round()).orElseThrow();
        while (true) {
            PolicyPublication publication = publication(
                    round,
                    drafts.newest(round.id()).version() + 1,
                    source,
                    rulebook,
                    inForceFrom,
                    reason,
                    earlier.publishedBy(),
                    by);
            try {
                store.record(along(publication, key));
                return seen(publication);
            } catch (AlreadyRecorded taken) {
                // another publication came first; this one is the next, unless it was this very request
                if (RequestKeys.isTaken(taken)) {
                    return madeBefore(key).orElseThrow();
                }
            }
        }
    }

    /**
     * Makes a new round that begins with the content of a policy.
     *
     * @throws Problems 404 for an unknown policy, 409 where the round exists
     */
    public PolicyVersion openRound(
            String round, Text title, UUID policy, LocalDate inForceFrom, String note, String by) {
        policies.refresh();
        PolicyVersion copied = policies.version(policy)
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("", "unknown-policy", policy, "没有这一政策版本", "There is no such policy version")));
        PolicySource source = policies.source(policy);
        PolicyPublication publication = publication(
                new Round(round, title, Micros.now(clock)),
                1,
                source,
                policies.rulebook(source),
                inForceFrom,
                note,
                copied.publishedBy(),
                by);
        try {
            store.record(List.of(publication));
        } catch (AlreadyRecorded taken) {
            throw Problems.conflict(Problem.at("/id", "round-taken", round, "这一评选轮次已经存在", "The round exists already"));
        }
        return seen(publication);
    }

    private PolicyVersion mustStandOnNewest(Draft draft) {
        PolicyVersion newest = drafts.newest(draft.round());
        if (newest.id().equals(draft.base())) {
            return newest;
        }
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.at(
                "",
                "base-superseded",
                "v" + newest.version(),
                "草案所依据的版本已被第 " + newest.version() + " 版取代；请另开草案，把下列改动重做一遍",
                "The version that the draft began from was replaced by version " + newest.version()
                        + "; open another draft and redo the changes below"));
        PolicyDiff.of(drafts.base(draft).content(), drafts.content(draft))
                .rows()
                .forEach(change ->
                        problems.add(new Problem("to-redo", change.pointer(), change.id(), change.sentence())));
        throw Problems.of(409, Text.of("与已有记录冲突", "Conflict with the record"), problems);
    }

    private static void mustBeSecondPerson(Draft draft, String by) {
        if (draft.authors().contains(by)) {
            throw authorMayNot();
        }
    }

    private static Problems authorMayNot() {
        return Problems.forbidden(Problem.at(
                "",
                "author-may-not-approve",
                null,
                "起草人不能批准或退回自己的草案，须由另一人办理",
                "Whoever drafted it may neither approve nor reject it; a second person does"));
    }

    private PolicyPublication publication(
            Round round,
            int version,
            PolicySource source,
            Rulebook rulebook,
            LocalDate inForceFrom,
            String note,
            String author,
            String approver) {
        return new PolicyPublication(
                TimeOrderedId.next(clock),
                round,
                version,
                source,
                rulebook.policy(),
                inForceFrom,
                Micros.now(clock),
                note,
                author,
                approver,
                build);
    }

    private List<Recorded> along(PolicyPublication publication, RequestKey key) {
        return keys.along(List.of(publication), key, publication.id());
    }

    private PolicyVersion seen(PolicyPublication publication) {
        policies.refresh();
        return policies.version(publication.id()).orElseThrow();
    }
}
