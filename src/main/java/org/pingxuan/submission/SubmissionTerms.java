package org.pingxuan.submission;

import java.util.Map;
import java.util.Set;

/**
 * What the policy in force adds to the fixed form of a submission.
 *
 * @param attested ids of the criteria of submissions that an attestation answers, for whatever award
 * @param attestedOfSlates likewise of slates
 * @param fields the further facts declared, by code
 * @param honours codes of the honours table
 */
public record SubmissionTerms(
        Set<String> attested, Set<String> attestedOfSlates, Map<String, DeclaredField> fields, Set<String> honours) {

    public SubmissionTerms {
        attested = Set.copyOf(attested);
        attestedOfSlates = Set.copyOf(attestedOfSlates);
        fields = Map.copyOf(fields);
        honours = Set.copyOf(honours);
    }
}
