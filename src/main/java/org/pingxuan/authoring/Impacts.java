package org.pingxuan.authoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.pingxuan.authoring.ImpactAnswer.Progress;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListStore;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Tells what drafts would change of the decisions, slates and final lists on record. */
@Singleton
class Impacts {

    /** A small round is done within one request. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Drafts drafts;
    private final DraftStore store;
    private final ImpactJobs jobs;
    private final DecisionStore decisions;
    private final ListStore lists;

    @Inject
    Impacts(Drafts drafts, DraftStore store, ImpactJobs jobs, DecisionStore decisions, ListStore lists) {
        this.drafts = drafts;
        this.store = store;
        this.jobs = jobs;
        this.decisions = decisions;
        this.lists = lists;
    }

    /**
     * The impact of a draft: as it was submitted, or as it is by now.
     *
     * @throws Problems 422 where the draft cannot judge anything
     */
    ImpactAnswer of(Draft draft) {
        ImpactStatement submitted = submitted(draft);
        if (submitted != null) {
            long judged = submitted.json().path("decisions").asLong()
                    + submitted.json().path("lists").asLong();
            return answer("SUBMITTED", new Progress(judged, judged), draft, submitted);
        }
        ImpactJobs.Job job = begun(draft);
        ImpactStatement statement = job.within(AT_ONCE);
        return statement == null
                ? unfinished(job, job.run().isCancelled())
                : answer("DONE", new Progress(job.run().done(), job.run().total()), draft, statement);
    }

    ImpactAnswer stop(Draft draft) {
        jobs.cancel(draft.id());
        return new ImpactAnswer("CANCELLED", null, null, null, null, null);
    }

    /**
     * The statement as a workbook.
     *
     * @throws Problems 409 where it is not done
     */
    byte[] workbook(Draft draft, Language language) {
        ImpactStatement statement = submitted(draft);
        if (statement == null) {
            statement = begun(draft).within(AT_ONCE);
        }
        if (statement == null) {
            throw Problems.conflict(Problem.at(
                    "", "impact-not-ready", null, "影响分析尚未完成，请稍后再下载", "The impact is still being worked out"));
        }
        return ImpactWorkbook.of(statement, drafts.content(draft), language);
    }

    private ImpactJobs.Job begun(Draft draft) {
        PolicyReport report = drafts.report(draft);
        if (report.rulebook() == null) {
            throw Problems.invalid(report.problems());
        }
        return jobs.of(draft, report.rulebook());
    }

    private ImpactStatement submitted(Draft draft) {
        String digest = draft.state() instanceof DraftState.Submitted waits
                ? waits.as().impact()
                : draft.state() instanceof DraftState.Approved done ? done.as().impact() : null;
        return digest == null
                ? null
                : ImpactStatement.read(store.statement(digest).orElseThrow());
    }

    private ImpactAnswer answer(String state, Progress progress, Draft draft, ImpactStatement statement) {
        return new ImpactAnswer(
                state,
                progress,
                statement.digest(),
                decisions.countRecordedAfter(draft.round(), statement.through()),
                lists.countRecordedAfter(draft.round(), statement.listsThrough()),
                statement.json());
    }

    private static ImpactAnswer unfinished(ImpactJobs.Job job, boolean cancelled) {
        return new ImpactAnswer(
                cancelled ? "CANCELLED" : "RUNNING",
                new Progress(job.run().done(), job.run().total()),
                null,
                null,
                null,
                null);
    }
}
