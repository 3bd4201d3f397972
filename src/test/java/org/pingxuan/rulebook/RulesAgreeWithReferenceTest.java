package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pingxuan.reference.Line;
import org.pingxuan.reference.RandomNominations;
import org.pingxuan.reference.RandomNominations.Nomination;
import org.pingxuan.reference.ReferenceChecker;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;

/**
 * The rules and the second, independent checker say the same of random nominations: outcome, effect and verdict of each. How many
 * nominations is the property {@code pingxuan.random.nominations}.
 */
class RulesAgreeWithReferenceTest {

    private static final int NOMINATIONS = Integer.getInteger("pingxuan.random.nominations", 20_000);
    private static final int SHOWN = 40;

    private final Rulebook rulebook = BuildPolicy.rulebook();
    private final SubmissionCheck check = new SubmissionCheck(rulebook.terms());

    @Test
    void rules_and_reference_checker_agree_on_random_nominations() {
        List<String> differences = LongStream.range(0, NOMINATIONS)
                .parallel()
                .mapToObj(this::differences)
                .flatMap(List::stream)
                .limit(SHOWN)
                .toList();

        assertThat(differences).isEmpty();
    }

    private List<String> differences(long seed) {
        Nomination nomination = RandomNominations.nomination(seed);
        SortedMap<String, Line> expected = ReferenceChecker.check(nomination.submission(), nomination.context());
        Evaluation found = rulebook.evaluate(facts(nomination));
        SortedMap<String, Line> actual = new TreeMap<>(found.findings().stream()
                .collect(Collectors.toMap(
                        finding -> finding.criterion(),
                        finding -> new Line(
                                finding.outcome().name(), finding.effect().name()))));
        List<String> differences = new ArrayList<>();
        expected.forEach((criterion, line) -> {
            if (!line.equals(actual.get(criterion))) {
                differences.add("seed " + seed + " " + criterion + ": reference " + line + ", rules "
                        + actual.get(criterion) + " " + excerpt(nomination, criterion));
            }
        });
        if (!expected.keySet().equals(actual.keySet())) {
            differences.add("seed " + seed + ": criteria " + expected.keySet() + " against " + actual.keySet());
        }
        found.findings().stream()
                .filter(finding -> (finding.message() + " " + finding.remedy()).contains("（未填）"))
                .map(finding -> "seed " + seed + " " + finding.criterion() + ": "
                        + finding.tableRow().id() + " shows what is unknown: " + finding.message())
                .forEach(differences::add);
        String verdict = ReferenceChecker.verdict(expected.values());
        if (differences.isEmpty() && !verdict.equals(found.verdict().name())) {
            differences.add("seed " + seed + ": verdict " + verdict + " against " + found.verdict());
        }
        return differences;
    }

    private String excerpt(Nomination nomination, String criterion) {
        return rulebook.catalogue().get(criterion).paths().stream()
                        .filter(path -> path.startsWith("/"))
                        .map(path -> path + "=" + nomination.submission().at(path))
                        .collect(Collectors.joining(" "))
                + " " + nomination.context();
    }

    private Facts facts(Nomination nomination) {
        JsonNode body = nomination.submission();
        Submission submission = check.check(body);
        Iterator<Integer> number = IntStream.iterate(1, next -> next + 1).iterator();
        Register register = new Register(nomination.context().register().stream()
                .map(entry -> new Register.Entry(
                        "entry-" + number.next(), entry.honour(), entry.year(), entry.stars(), entry.revoked()))
                .toList());
        return new Facts(
                submission,
                nomination.context().receivedOn(),
                register,
                nomination.context().submittedAsIndividualBefore());
    }
}
