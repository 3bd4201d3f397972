package org.pingxuan.rulebook;

import java.util.List;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/**
 * What the rules found.
 *
 * @param findings one for each criterion of the award, ordered by id
 */
public record Evaluation(List<Finding> findings, Verdict verdict, Score score) {

    public Evaluation {
        findings = List.copyOf(findings);
    }
}
