package org.pingxuan.lists;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pingxuan.decision.CheckLine;
import org.pingxuan.decision.CitedPolicy;
import org.pingxuan.decision.JudgedList;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Deadlines;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Notion;
import org.pingxuan.rulebook.fact.SlateFacts;
import org.pingxuan.slate.Check;
import org.pingxuan.slate.Elsewhere;
import org.pingxuan.slate.FinalChecks.Candidates;
import org.pingxuan.slate.Measured;
import org.pingxuan.slate.Repair;
import org.pingxuan.slate.SlateChecks;
import org.pingxuan.slate.SlateList;
import org.pingxuan.slate.SlateTerms;
import org.pingxuan.submission.FinalList;
import org.pingxuan.submission.Slate;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.ListVerdict;

/** Judges slates and final lists as wholes: counts them, and has the rules answer; stores nothing. */
@Singleton
public class ListJudgement {

    /** The criterion whose deadline holds for slates too: its cases say what a late one comes to. */
    private static final String DEADLINE = "T-0510";

    private final InstantSource clock;
    private final String build;

    @Inject
    ListJudgement(InstantSource clock, @ConfigProperty(name = "quarkus.application.version") String build) {
        this.clock = clock;
        this.build = build;
    }

    /**
     * A slate with all that its checks use.
     *
     * @param slate its submissions all have references
     * @param receivedOn the local day that counts for the deadline
     * @param officialHeader whether a workbook kept the official header; null for JSON
     */
    public record JoinedSlate(Slate slate, LocalDate receivedOn, Boolean officialHeader, Elsewhere elsewhere) {

        private JoinedSlate with(SlateList list) {
            return new JoinedSlate(slate.with(list.nominations()), receivedOn, officialHeader, elsewhere);
        }
    }

    /** A final list with all that its checks use. */
    public record JoinedFinalList(FinalList list, List<FinalFacts.Member> members, Candidates candidates) {}

    /**
     * What the rules make of a list.
     *
     * @param checks one for each criterion of the list's stage and award, ordered by id
     */
    public record Answer(ListVerdict verdict, List<CheckLine> checks) {

        private static Answer of(ListVerdict verdict, List<Finding> findings, Map<String, Figure> figures) {
            return new Answer(
                    verdict,
                    findings.stream()
                            .map(finding -> new CheckLine(finding, figures.get(finding.criterion())))
                            .toList());
        }
    }

    public JudgedList judge(ReadyPolicy policy, JoinedSlate slate) {
        return judged(policy, answer(policy.rulebook(), slate));
    }

    /** @param eligible whether every entry stands ELIGIBLE; one that does not makes the list NON_COMPLIANT */
    public JudgedList judge(ReadyPolicy policy, JoinedFinalList list, boolean eligible) {
        return judged(policy, answer(policy.rulebook(), list, eligible));
    }

    /** Judges a slate under rules that may not be in force. */
    public static Answer answer(Rulebook rulebook, JoinedSlate slate) {
        SlateFacts facts = facts(rulebook, slate);
        List<Finding> findings = rulebook.evaluateSlate(facts);
        return Answer.of(gravest(lateness(rulebook, slate), ListVerdict.of(findings)), findings, facts.figures());
    }

    /** Judges a final list under rules that may not be in force. */
    public static Answer answer(Rulebook rulebook, JoinedFinalList list, boolean eligible) {
        Measured measured = Measured.ofFinalList(
                rulebook.policy(),
                list.list().award(),
                list.members().stream()
                        .map(member -> member.facts().nomination().named(member.reference()))
                        .toList(),
                list.candidates());
        List<Finding> findings = rulebook.evaluateFinal(
                new FinalFacts(list.list(), list.members(), measured.answers(), measured.figures()));
        return Answer.of(eligible ? ListVerdict.of(findings) : ListVerdict.NON_COMPLIANT, findings, measured.figures());
    }

    /** The smallest change that makes a slate compliant. */
    public Repair repair(Rulebook rulebook, JoinedSlate slate) {
        SlateTerms terms = SlateTerms.ofSlate(
                rulebook.policy(), slate.slate().unit(), slate.slate().award());
        SlateList list = SlateList.of(slate.slate());
        Map<String, Effect> elsewise = new HashMap<>();
        List<String> counted = SlateChecks.of(list, terms, slate.elsewhere()).stream()
                .map(Check::criterion)
                .toList();
        rulebook.evaluateSlate(facts(rulebook, slate)).stream()
                .filter(finding -> !counted.contains(finding.criterion()))
                .forEach(finding -> elsewise.put(finding.criterion(), finding.effect()));
        elsewise.put(DEADLINE, lateness(rulebook, slate));
        return Repair.of(new Repair.Case(
                list,
                changed -> SlateChecks.of(changed, terms, slate.elsewhere()),
                rulebook::effectOf,
                elsewise,
                changed -> gravest(
                        lateness(rulebook, slate),
                        ListVerdict.of(rulebook.evaluateSlate(facts(rulebook, slate.with(changed)))))));
    }

    private static SlateFacts facts(Rulebook rulebook, JoinedSlate slate) {
        Measured measured = Measured.ofSlate(rulebook.policy(), slate.slate(), slate.elsewhere());
        return new SlateFacts(
                slate.slate(), slate.receivedOn(), slate.officialHeader(), measured.answers(), measured.figures());
    }

    /** What the day of receipt does to a slate, as it would to a submission. */
    private static Effect lateness(Rulebook rulebook, JoinedSlate slate) {
        Notion day = Deadlines.day(slate.receivedOn(), rulebook.tables().only("deadlines", "criterion", DEADLINE));
        return rulebook.effectOf(DEADLINE, Map.of(day.name(), day.value()));
    }

    private static ListVerdict gravest(Effect lateness, ListVerdict verdict) {
        ListVerdict ofDay = ListVerdict.of(lateness);
        return ofDay.isGraverThan(verdict) ? ofDay : verdict;
    }

    private JudgedList judged(ReadyPolicy policy, Answer answer) {
        PolicyVersion version = policy.version();
        return new JudgedList(
                answer.verdict(),
                answer.checks(),
                new CitedPolicy(version.id().toString(), version.version(), version.digest(), version.inForceFrom()),
                build,
                clock.instant());
    }
}
