package org.pingxuan.rulebook;

import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.submission.SubmissionTerms;

/**
 * A policy version that is loaded whole: it can judge.
 *
 * @param terms what it adds to the fixed form of a submission
 */
public record ReadyPolicy(PolicyVersion version, Rulebook rulebook, SubmissionTerms terms) {

    static ReadyPolicy of(PolicyVersion version, Rulebook rulebook) {
        return new ReadyPolicy(version, rulebook, rulebook.terms());
    }
}
