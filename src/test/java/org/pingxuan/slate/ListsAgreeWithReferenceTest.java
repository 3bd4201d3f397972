package org.pingxuan.slate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pingxuan.reference.Line;
import org.pingxuan.reference.RandomFinalLists;
import org.pingxuan.reference.RandomFinalLists.FinalList;
import org.pingxuan.reference.RandomSlates;
import org.pingxuan.reference.ReferenceFinalChecker;
import org.pingxuan.reference.ReferenceFinalContext;
import org.pingxuan.reference.ReferenceSlateChecker;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.submission.FinalListCheck;
import org.pingxuan.submission.Slate;
import org.pingxuan.submission.SlateCheck;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;

/** Counts, tables and rules of lists against the reference checkers, which share nothing with them, on random lists. */
class ListsAgreeWithReferenceTest {

    private static final int LISTS = Integer.getInteger("pingxuan.random.nominations", 20_000) / 10;

    private final Rulebook rulebook = BuildPolicy.rulebook();
    private final ListsOfTheBuild lists = new ListsOfTheBuild(rulebook);
    private final SlateCheck slates = new SlateCheck(rulebook.terms());
    private final SubmissionCheck submissions = new SubmissionCheck(rulebook.terms());

    @Test
    void slates_get_the_outcome_effect_and_figures_of_the_reference_for_every_criterion() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < LISTS && differences.size() < 20; seed++) {
            RandomSlates.Slate random = RandomSlates.slate(seed, RandomSlates.DEMO);
            Slate slate = slate(random.slate());
            List<Slate> others =
                    random.context().otherSlates().stream().map(this::slate).toList();
            Elsewhere elsewhere = ListsOfTheBuild.elsewhere(rulebook, slate, others);
            LocalDate receivedOn = random.context().receivedOn();
            Boolean header = random.context().officialHeader();
            List<Finding> findings = lists.judge(slate, elsewhere, receivedOn, header);
            compare(
                    "slate " + seed,
                    ReferenceSlateChecker.check(random.slate(), random.context()),
                    findings,
                    differences);
            var figures = lists.figures(slate, elsewhere, receivedOn, header);
            ReferenceSlateChecker.figures(random.slate(), random.context()).forEach((criterion, expected) -> {
                Figure figure = figures.get(criterion);
                if (figure.numerator() != expected.numerator() || figure.denominator() != expected.denominator()) {
                    differences.add("slate figures " + criterion + " " + expected + " against " + figure);
                }
            });
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void final_lists_get_the_outcome_effect_and_verdict_of_the_reference_for_every_criterion() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < LISTS && differences.size() < 20; seed++) {
            FinalList random = RandomFinalLists.list(seed);
            ObjectNode body = (ObjectNode) random.list().deepCopy();
            List<FinalFacts.Member> members = new ArrayList<>();
            var entries = body.putArray("entries");
            String award = body.get("award").asText();
            for (ReferenceFinalContext.Entry entry : random.context().entries()) {
                String reference = "n-" + members.size();
                entries.addObject().put("decision", reference);
                members.add(member(entry, reference, award, random.context().individualsListPosted()));
            }
            Candidates candidates = new Candidates(
                    random.context().candidates(), random.context().candidatesByStar());
            List<Finding> findings = lists.judge(FinalListCheck.check(body), members, candidates);
            compare(
                    "list " + seed,
                    ReferenceFinalChecker.check(random.list(), random.context()),
                    findings,
                    differences);
        }
        assertThat(differences).isEmpty();
    }

    /** Random ties may name nobody of the slate, which the reference passes over and the check of the form refuses. */
    private Slate slate(JsonNode body) {
        ObjectNode sent = body.deepCopy();
        List<String> references = sent.path("submissions").findValuesAsText("reference");
        for (JsonNode submission : sent.path("submissions")) {
            if (submission.path("tiedWith").isArray()) {
                Iterator<JsonNode> ties = submission.get("tiedWith").iterator();
                while (ties.hasNext()) {
                    if (!references.contains(ties.next().asText())) {
                        ties.remove();
                    }
                }
            }
        }
        return slates.check(sent);
    }

    private FinalFacts.Member member(
            ReferenceFinalContext.Entry entry, String reference, String award, boolean posted) {
        ObjectNode body = (ObjectNode) entry.submission().deepCopy();
        body.put("award", award);
        body.put("reference", reference);
        Submission submission = submissions.check(body);
        Iterator<Integer> number = IntStream.iterate(1, next -> next + 1).iterator();
        Register register = new Register(entry.register().stream()
                .map(held -> new Register.Entry(
                        "entry-" + number.next(), held.honour(), held.year(), held.stars(), held.revoked()))
                .toList());
        Boolean onList =
                !posted || Identity.of(submission).number() == null ? null : Boolean.valueOf(entry.onIndividualsList());
        return new FinalFacts.Member(
                reference,
                new Facts(submission, LocalDate.of(2024, 5, 8), register, false),
                Boolean.TRUE.equals(entry.onIndividualsList()) ? Boolean.TRUE : onList);
    }

    private static void compare(
            String name, SortedMap<String, Line> expected, List<Finding> findings, List<String> differences) {
        SortedMap<String, String> actual = new TreeMap<>();
        findings.forEach(finding -> actual.put(
                finding.criterion(),
                finding.outcome().name() + " " + finding.effect().name()));
        SortedMap<String, String> due = new TreeMap<>();
        expected.forEach((criterion, line) -> due.put(criterion, line.outcome() + " " + line.effect()));
        if (!due.equals(actual)) {
            due.forEach((criterion, line) -> {
                if (!line.equals(actual.get(criterion))) {
                    differences.add(name + " " + criterion + ": " + line + " against " + actual.get(criterion));
                }
            });
        }
        findings.stream()
                .filter(finding -> (finding.message() + " " + finding.remedy()).contains("（未填）"))
                .forEach(finding -> differences.add(name + " " + finding.criterion() + " shows what is unknown: "
                        + finding.tableRow().id() + " " + finding.message().zh()));
    }
}
