package org.pingxuan.submission;

import java.util.Map;
import java.util.Set;

/**
 * What the policy in force adds to the fixed form of a submission.
 *
 * @param attested ids of the criteria that an attestation answers, for whatever award
 * @param fields the further facts declared, by code
 * @param honours codes of the honours table
 */
public record SubmissionTerms(Set<String> attested, Map<String, DeclaredField> fields, Set<String> honours) {

    public SubmissionTerms {
        attested = Set.copyOf(attested);
        fields = Map.copyOf(fields);
        honours = Set.copyOf(honours);
    }
}
