package org.pingxuan.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.pingxuan.authoring.DraftStep.Approved;
import org.pingxuan.authoring.DraftStep.Opened;
import org.pingxuan.authoring.DraftStep.Rejected;
import org.pingxuan.authoring.DraftStep.Submitted;
import org.pingxuan.authoring.DraftStep.Uploaded;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * A draft (草案): a policy that is not yet in force, begun from one that is.
 *
 * @param base the policy version that it began from
 * @param note what it is for, in its author's words
 * @param rules by path, where it has other rules than its base; null otherwise
 * @param steps in their order, at least the first
 */
public record Draft(UUID id, String round, UUID base, String note, Map<String, String> rules, List<DraftStep> steps) {

    public Draft {
        steps = List.copyOf(steps);
    }

    /** Who opened it. */
    public String author() {
        return steps.get(0).by();
    }

    /** Everybody who had a hand in what it says, and so may not approve it. */
    public Set<String> authors() {
        Set<String> authors = new TreeSet<>();
        for (DraftStep step : steps) {
            if (step instanceof Opened || step instanceof Uploaded || step instanceof Submitted) {
                authors.add(step.by());
            }
        }
        return authors;
    }

    /** The digests of the workbooks that were uploaded last, by table. */
    public Map<String, String> workbooks() {
        Map<String, String> workbooks = new LinkedHashMap<>();
        for (DraftStep step : steps) {
            if (step instanceof Uploaded upload) {
                workbooks.put(upload.table(), upload.workbook());
            }
        }
        return workbooks;
    }

    public DraftState state() {
        DraftState state = new DraftState.Open(null);
        for (DraftStep step : steps) {
            if (step instanceof Submitted submitted) {
                state = new DraftState.Submitted(submitted);
            } else if (step instanceof Rejected rejected) {
                state = new DraftState.Open(rejected);
            } else if (step instanceof Approved approved) {
                state = new DraftState.Approved(approved);
            }
        }
        return state;
    }

    /**
     * The draft, which may be changed.
     *
     * @throws Problems 409 where it may not
     */
    Draft mustBeOpen() {
        if (!(state() instanceof DraftState.Open)) {
            throw Problems.conflict(Problem.at(
                    "",
                    "draft-not-open",
                    state().getClass().getSimpleName(),
                    "草案已提交或已批准，不能再改；退回后可以修改，或另开一份草案",
                    "The draft was submitted or approved and cannot be changed; have it sent back, or open another"));
        }
        return this;
    }

    /**
     * What waits for an approver.
     *
     * @throws Problems 409 where nothing does
     */
    Submitted mustBeSubmitted() {
        if (state() instanceof DraftState.Submitted submitted) {
            return submitted.as();
        }
        throw Problems.conflict(Problem.at(
                "",
                "draft-not-submitted",
                state().getClass().getSimpleName(),
                "草案未处于待批准状态",
                "The draft does not wait for approval"));
    }
}
