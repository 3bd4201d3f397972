package org.pingxuan.rulebook;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import org.pingxuan.policy.ClauseRegister;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.fact.Cases;
import org.pingxuan.rulebook.fact.Conditions;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Ratios;
import org.pingxuan.rulebook.fact.SlateFacts;
import org.pingxuan.rulebook.fact.Tables;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.DeclaredField;
import org.pingxuan.submission.SubmissionTerms;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Verdict;

/**
 * A policy ready to judge: its rules compiled, its tables indexed. Immutable, shared by all threads; each submission is judged in
 * a fresh session, so no judgement sees another.
 */
public final class Rulebook {

    private static final RulesCompiler COMPILER = new RulesCompiler();

    private final PolicyContent policy;
    private final KieBase rules;
    private final Cases cases;
    private final Tables tables;
    private final Conditions conditions;
    private final Ratios ratios;
    private final Scoring scoring;
    private final Map<String, Criterion> catalogue;
    private final ClauseRegister clauses;
    private final SubmissionTerms terms;

    private Rulebook(PolicyContent policy, KieBase rules) {
        this.policy = policy;
        this.rules = rules;
        this.cases = new Cases(policy);
        this.tables = new Tables(policy);
        this.conditions = new Conditions(tables);
        this.ratios = new Ratios(tables);
        this.scoring = new Scoring(policy);
        this.terms = termsOf(policy);
        this.clauses = ClauseRegisters.parse(policy.rules().get(ClauseRegisters.FILE));
        this.catalogue = new LinkedHashMap<>();
        for (Row row : policy.table("criteria").rows()) {
            catalogue.put(row.id(), Criterion.of(row));
        }
        for (Criterion condition : conditions.criteria()) {
            catalogue.put(condition.id(), condition);
        }
        for (Criterion ratio : ratios.criteria()) {
            catalogue.put(ratio.id(), ratio);
        }
    }

    /**
     * @throws IllegalArgumentException where the rules do not compile or a table that they need is missing
     */
    public static Rulebook of(PolicyContent policy) {
        return new Rulebook(policy, COMPILER.compile(policy));
    }

    public PolicyContent policy() {
        return policy;
    }

    public Tables tables() {
        return tables;
    }

    public Cases cases() {
        return cases;
    }

    /** The names of the rules, in no order; a criterion's rule begins with its id. */
    public List<String> rules() {
        return rules.getKiePackages().stream()
                .flatMap(rulePackage -> rulePackage.getRules().stream())
                .map(Rule::getName)
                .toList();
    }

    /** What each clause says and what checks it. */
    public ClauseRegister clauses() {
        return clauses;
    }

    /** The criteria of a policy, by id: the catalogue's, the additional conditions' and the ratios'. */
    public Map<String, Criterion> catalogue() {
        return Map.copyOf(catalogue);
    }

    /** What the policy adds to the fixed form of a submission: attested items, declared facts, kinds of honours. */
    public SubmissionTerms terms() {
        return terms;
    }

    private static SubmissionTerms termsOf(PolicyContent policy) {
        Map<String, DeclaredField> fields = new LinkedHashMap<>();
        for (Row row : policy.table("fields").rows()) {
            Set<String> codes = row.text("codes") == null
                    ? Set.of()
                    : Arrays.stream(row.text("codes").split("、"))
                            .map(Normal::form)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
            Set<Award> awards = row.codes("awards").stream().map(Award::valueOf).collect(Collectors.toSet());
            fields.put(
                    row.id(), new DeclaredField(row.id(), DeclaredField.Type.valueOf(row.text("type")), codes, awards));
        }
        Set<String> honours =
                policy.table("honours").rows().stream().map(Row::id).collect(Collectors.toSet());
        return new SubmissionTerms(attested(policy, Stage.SUBMISSION), attested(policy, Stage.SLATE), fields, honours);
    }

    private static Set<String> attested(PolicyContent policy, Stage stage) {
        return policy.table("attested").rows().stream()
                .filter(item -> policy.table("criteria")
                        .row(item.id())
                        .filter(criterion -> stage.name().equals(criterion.text("stage")))
                        .isPresent())
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    /** The criteria that one submission for an award is judged by. */
    public Set<String> criteria(Award award) {
        return criteria(Stage.SUBMISSION, award);
    }

    /** The criteria that a submission, slate or final list for an award is judged by. */
    public Set<String> criteria(Stage stage, Award award) {
        return catalogue.values().stream()
                .filter(criterion ->
                        criterion.stage() == stage && criterion.awards().contains(award.name()))
                .map(Criterion::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What answers do to the verdict on a list.
     *
     * @param answers by notion, for every notion that the criterion's cases read; a null value is unknown
     */
    public Effect effectOf(String criterion, Map<String, String> answers) {
        Effect ratio = ratios.effect(criterion, answers.get("kept"));
        return ratio != null
                ? ratio
                : Effect.valueOf(
                        cases.tableOf(criterion).answer(criterion, answers).text("effect"));
    }

    /**
     * Judges one submission.
     *
     * @return one finding for each criterion of the award
     * @throws IllegalStateException where the rules do not answer each criterion exactly once: the policy is broken, and nothing
     *     may rest on it
     */
    public Evaluation evaluate(Facts facts) {
        List<Finding> findings = findings(
                criteria(facts.award()),
                List.of(
                        facts,
                        facts.submission(),
                        facts.submission().procedure(),
                        facts.submission().materials(),
                        facts.isForWindow()
                                ? facts.submission().window()
                                : facts.submission().person()));
        return new Evaluation(findings, Verdict.of(findings), scoring.score(facts, findings));
    }

    /**
     * Judges one slate as a whole; its nominees are judged one by one.
     *
     * @return one finding for each criterion of slates of the award, ordered by id
     * @throws IllegalStateException as {@link #evaluate(Facts)}
     */
    public List<Finding> evaluateSlate(SlateFacts slate) {
        return findings(criteria(Stage.SLATE, slate.award()), List.of(slate));
    }

    /**
     * Judges one final list as a whole.
     *
     * @return one finding for each criterion of final lists of the award, ordered by id
     * @throws IllegalStateException as {@link #evaluate(Facts)}
     */
    public List<Finding> evaluateFinal(FinalFacts list) {
        return findings(criteria(Stage.FINAL, list.award()), List.of(list));
    }

    private List<Finding> findings(Set<String> due, List<Object> facts) {
        FindingReport report = new FindingReport(catalogue);
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal("cases", cases);
            session.setGlobal("tables", tables);
            session.setGlobal("conditions", conditions);
            session.setGlobal("ratios", ratios);
            session.setGlobal("findings", report);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        List<Finding> findings = report.findings();
        Set<String> answered = findings.stream().map(Finding::criterion).collect(Collectors.toCollection(TreeSet::new));
        if (!answered.equals(due)) {
            Set<String> missing = new TreeSet<>(due);
            missing.removeAll(answered);
            answered.removeAll(due);
            throw new IllegalStateException(
                    "criteria without a finding: " + missing + ", not of the award: " + answered);
        }
        return findings;
    }
}
