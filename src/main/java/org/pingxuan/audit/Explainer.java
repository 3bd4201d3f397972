package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pingxuan.audit.Explanation.Fact;
import org.pingxuan.audit.Explanation.Line;
import org.pingxuan.audit.Explanation.Particular;
import org.pingxuan.audit.Explanation.RowThen;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.OutcomeLine;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyArchive.Archived;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Evidence;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Outcome;
import org.pingxuan.verdict.Verdict;

/** Writes the explanation of one decision in one language. It judges nothing: all it says stands on record. */
final class Explainer {

    private static final int NAMED = 6;

    private final Archived policy;
    private final StoredDecision decision;
    private final StoredFacts facts;
    private final List<DecisionAct> objections;
    private final List<DecisionAct> acts;
    private final Language language;
    private final FactWords words;
    private final Map<String, Row> catalogue = new HashMap<>();
    private final Map<String, Clause> clauses = new HashMap<>();

    /**
     * @param policy the one that the decision cites
     * @param facts null where the nominee was erased
     * @param objections that reviewers recorded, in this version or before, the newest first
     * @param acts that made this version or bear on it, oldest first
     */
    Explainer(
            Archived policy,
            StoredDecision decision,
            StoredFacts facts,
            List<DecisionAct> objections,
            List<DecisionAct> acts,
            Language language) {
        this.policy = policy;
        this.decision = decision;
        this.facts = facts;
        this.objections = objections;
        this.acts = acts;
        this.language = language;
        this.words = new FactWords(policy.content(), language);
        policy.content().table("criteria").rows().forEach(row -> catalogue.put(row.id(), row));
        policy.content().table("conditions").rows().forEach(row -> catalogue.put(row.id(), row));
        for (Clause clause : policy.clauses().clauses()) {
            for (String criterion : clause.criteria()) {
                clauses.merge(
                        criterion,
                        clause,
                        (first, second) -> distance(criterion, second) < distance(criterion, first) ? second : first);
            }
        }
    }

    /** How far a clause is from being the one that a criterion checks; several may name it that it only helps to apply. */
    private int distance(String criterion, Clause clause) {
        if (clause.id().equals(criterion)) {
            return 0;
        }
        Row described = catalogue.get(criterion);
        return described != null && clause.location().equals(described.text("clause")) ? 1 : 2;
    }

    Explanation explanation() {
        List<Line> lines = facts == null
                ? decision.outcomes().stream().map(this::line).toList()
                : facts.findings().stream().map(this::line).toList();
        Effect gravest =
                lines.stream().map(Line::effect).min(Comparator.naturalOrder()).orElse(Effect.NONE);
        List<Line> deciding = gravest.isGraverThan(Effect.FLAG)
                ? lines.stream().filter(line -> line.effect() == gravest).toList()
                : List.of();
        List<Line> further = lines.stream()
                .filter(line -> !deciding.contains(line))
                .filter(line -> line.effect().isGraverThan(Effect.FLAG) || line.outcome() == Outcome.NOT_MET)
                .sorted(Comparator.comparing(Line::effect))
                .toList();
        List<Line> rest = lines.stream()
                .filter(line -> !deciding.contains(line) && !further.contains(line))
                .toList();
        return new Explanation(
                decision.id(),
                language.name().toLowerCase(Locale.ROOT),
                words.say("评选条件核对说明", "Explanation of the decision"),
                notice(),
                decision.submission().award(),
                name(),
                particulars(),
                acts.isEmpty() ? null : decision.standing(),
                acts.isEmpty() ? null : words.say(decision.standing().title()),
                acts.isEmpty() ? null : acts.stream().map(this::act).toList(),
                decision.verdict(),
                words.say(decision.verdict().title()),
                summary(deciding, lines.size()),
                deciding,
                further,
                with(rest, Outcome.MET),
                with(rest, Outcome.UNKNOWN),
                with(rest, Outcome.NOT_APPLICABLE),
                decision.policy(),
                facts == null ? Boolean.TRUE : null);
    }

    private String act(DecisionAct act) {
        String day = words.day(LocalDay.of(act.at()));
        String who = words.say(day + "，账号" + act.by(), "On " + day + " account " + act.by() + " ");
        String reason = act.reason() == null
                ? words.say("。", ".")
                : words.say("。理由：", ". Reason: ") + IdNumber.maskedIn(act.reason());
        String authority = IdNumber.maskedIn(act.authority());
        boolean before = decision.id().equals(act.made());
        return who
                + switch (act.kind()) {
                    case RESOLUTION ->
                        words.say(
                                        "依据“" + authority + "”作出人工决定："
                                                + act.verdict().title().zh(),
                                        "resolved on the authority of “" + authority + "”: "
                                                + act.verdict().title().en())
                                + reason;
                    case WITHDRAWAL -> words.say("撤回申报", "withdrew the submission") + reason;
                    case ASSESSMENT ->
                        words.say("记录省级考核结果", "recorded the province’s assessment") + version(act, before);
                    case OBJECTION -> words.say("记录公示异议", "recorded an objection to a notice") + version(act, before);
                    case UNMASKING -> words.say("查看原文", "saw the nominee unmasked") + reason;
                };
    }

    /** An assessment or objection makes a version: the one explained, or the one behind it. */
    private String version(DecisionAct act, boolean before) {
        return before
                ? words.say("，形成本版判定。", ", which made this version.")
                : words.say(
                        "，形成新的版本 " + act.made() + "，以新版本为准。",
                        ", which made the newer version " + act.made() + "; that one counts.");
    }

    private static List<Line> with(List<Line> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }

    private String notice() {
        String title = words.say(policy.clauses().notice().title());
        String number = policy.clauses().notice().number();
        return words.say("《" + title + "》（" + number + "）", title + " (" + number + ")");
    }

    private String name() {
        if (facts == null) {
            return null;
        }
        String nominee = decision.submission().award().isForWindow() ? "window" : "person";
        return IdNumber.maskedIn(facts.submission().path(nominee).path("name").textValue());
    }

    private String nominee() {
        if (facts == null) {
            return words.say("（个人信息已删除）", "(personal data erased)");
        }
        String name = name();
        return name == null ? words.say("（未填名称）", "(name not given)") : name;
    }

    private String unit() {
        String unit = decision.submission().unit();
        return unit == null ? words.say("（未填单位）", "(unit not given)") : words.title("units", unit, unit);
    }

    private List<Particular> particulars() {
        String award = words.award(decision.submission().award().name());
        String received =
                words.day(facts == null ? LocalDay.of(decision.received().effectiveAt()) : facts.receivedOn());
        List<Particular> particulars = new ArrayList<>(List.of(
                new Particular(words.say("推荐对象", "Nominee"), nominee()),
                new Particular(words.say("奖项", "Award"), award),
                new Particular(words.say("推荐单位", "Recommending unit"), unit()),
                new Particular(
                        words.say("申报编号", "Reference"),
                        decision.submission().reference()
                                + words.say("（第", " (version ")
                                + decision.version()
                                + words.say("版）", ")")),
                new Particular(words.say("收到日期", "Received on"), received),
                new Particular(words.say("核对时间", "Decided on"), words.day(LocalDay.of(decision.decidedAt()))),
                new Particular(
                        words.say("适用政策", "Policy applied"),
                        words.say("第", "version ")
                                + decision.policy().version()
                                + words.say("版，自", ", in force from ")
                                + words.day(decision.policy().inForceFrom())
                                + words.say("起施行", ""))));
        if (decision.ledgerHash() != null) {
            particulars.add(new Particular(
                    words.say("存证", "Ledger"),
                    words.say("第", "entry ") + decision.ledgerIndex() + words.say("条，", ", ") + decision.ledgerHash()));
        }
        return List.copyOf(particulars);
    }

    private String summary(List<Line> deciding, int count) {
        String award = words.award(decision.submission().award().name());
        String who = words.say(
                unit() + "推荐的" + award + "人选“" + nominee() + "”",
                "The nomination of " + nominee() + " by " + unit() + " as " + award);
        String named = deciding.stream()
                .limit(NAMED)
                .map(line -> words.say("“" + line.title() + "”", "“" + line.title() + "”"))
                .collect(Collectors.joining(words.say("、", ", ")));
        String more = deciding.size() > NAMED ? words.say("等", " and others") : "";
        String zh = "，按通知逐项核对" + count + "个条件，结论为“" + decision.verdict().title().zh() + "”";
        String en = ", checked against " + count + " criteria of the notice, is "
                + decision.verdict().title().en();
        if (decision.verdict() == Verdict.ELIGIBLE) {
            return who + words.say(zh + "：没有妨碍推荐的条件。", en + ": no criterion stands in its way.");
        }
        return who
                + words.say(
                        zh + "，由" + deciding.size() + "个条件决定：" + named + more + "。",
                        en + ". "
                                + (deciding.size() == 1
                                        ? "One criterion decides"
                                        : deciding.size() + " criteria decide")
                                + ": " + named + more + ".");
    }

    private Line line(Finding finding) {
        List<Fact> found = finding.evidence().stream().map(this::fact).toList();
        return line(
                finding.criterion(),
                finding.clause(),
                finding.outcome(),
                finding.effect(),
                IdNumber.maskedIn(words.say(finding.message())),
                found,
                finding.remedy() == null ? null : IdNumber.maskedIn(words.say(finding.remedy())),
                row(finding.tableRow().table(), finding.tableRow().id()));
    }

    private Line line(OutcomeLine outcome) {
        Row criterion = catalogue.get(outcome.criterion());
        String table = criterion.table().equals("conditions") ? "conditions" : criterion.text("table");
        return line(
                outcome.criterion(),
                criterion.text("clause"),
                outcome.outcome(),
                outcome.effect(),
                words.say(
                        "所依据的事实已随个人信息删除，只保留结果。",
                        "The facts were erased with the nominee’s personal data; only the result remains."),
                List.of(),
                null,
                row(table, outcome.caseRow()));
    }

    private Text title(Row criterion) {
        return criterion.table().equals("conditions")
                ? ConditionTexts.title(criterion, policy.content())
                : criterion.title();
    }

    private Line line(
            String criterion,
            String location,
            Outcome outcome,
            Effect effect,
            String message,
            List<Fact> found,
            String remedy,
            RowThen row) {
        Clause clause = clauses.get(criterion);
        Row described = catalogue.get(criterion);
        String title = described == null ? criterion : words.say(title(described));
        return new Line(
                criterion,
                title,
                where(clause == null ? location : clause.location()),
                clause == null ? quoted(location) : clause.quote(),
                outcome,
                words.say(outcome.title()),
                effect,
                words.say(effect.title()),
                message,
                found,
                required(title, found),
                remedy,
                row);
    }

    /** The words of the place that an additional criterion cites, sentence by sentence; null where nothing stands there. */
    private String quoted(String location) {
        String words = policy.clauses().clauses().stream()
                .filter(clause -> clause.location().equals(location) && clause.quote() != null)
                .map(Clause::quote)
                .distinct()
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? null : words;
    }

    private String where(String location) {
        String derived = "derived: ";
        return location.startsWith(derived)
                ? words.say(
                        "由" + location.substring(derived.length()) + "得出",
                        "derived from " + location.substring(derived.length()))
                : location;
    }

    private String required(String title, List<Fact> found) {
        String bounds = found.stream()
                .filter(fact -> fact.bound() != null)
                .map(fact -> words.say(fact.label() + fact.bound(), fact.label() + " " + fact.bound()))
                .collect(Collectors.joining(words.say("；", "; ")));
        return bounds.isEmpty() ? title : words.say(title + "（" + bounds + "）", title + " (" + bounds + ")");
    }

    private Fact fact(Evidence evidence) {
        return new Fact(
                evidence.path(),
                words.label(evidence.path()),
                IdNumber.maskedIn(words.value(evidence.path(), evidence.actual())),
                words.bound(evidence.path(), evidence.limit()),
                statedBy(evidence));
    }

    private String statedBy(Evidence evidence) {
        return switch (evidence.source()) {
            case "submission" -> submittedBy(evidence.path());
            case "register" -> words.say("荣誉库", "honours register");
            case "round" -> words.say("本届申报记录", "record of this round");
            default ->
                words.say("决策表", "decision table ")
                        + words.say("“" + tableTitle(evidence.source()) + "”", tableTitle(evidence.source()));
        };
    }

    private String submittedBy(String path) {
        Optional<DecisionAct> objection = objections.stream()
                .filter(act -> path.startsWith(act.path() + "/"))
                .findFirst();
        if (objection.isPresent()) {
            String day = words.day(LocalDay.of(objection.get().at()));
            return words.say(
                    "账号" + objection.get().by() + "，" + day + "记录",
                    "account " + objection.get().by() + ", recorded on " + day);
        }
        JsonNode stated = path.startsWith("/attestations/") ? facts.submission().at(path) : MissingNode.getInstance();
        String by = IdNumber.maskedIn(stated.path("by").textValue());
        if (by == null || by.isBlank()) {
            String account = decision.received().statedBy();
            return words.say(unit() + "（账号" + account + "）", unit() + " (account " + account + ")");
        }
        String on = stated.path("on").textValue();
        return on == null ? by : words.say(by + "，" + words.day(on), by + ", " + words.day(on));
    }

    private String tableTitle(String table) {
        TypedTable found = policy.content().tables().get(table);
        return found == null ? table : words.say(found.schema().title());
    }

    private RowThen row(String table, String id) {
        TypedTable found = table == null ? null : policy.content().tables().get(table);
        Row row = found == null ? null : found.row(id).orElse(null);
        if (row == null) {
            return null;
        }
        return new RowThen(
                table,
                words.say(found.schema().title()),
                id,
                TableSchema.ROWS_SHEET,
                row.number(),
                "/api/v1/tables/" + table + ".xlsx?policy=" + decision.policy().id() + "&row=" + row.number(),
                shown(found.schema())
                        .map(column -> new Particular(words.say(column.title()), words.cell(column, row)))
                        .filter(cell -> !cell.value().isEmpty())
                        .toList());
    }

    /** Of a case table its keys and results: the texts stand in the message. Of a list table all but the texts. */
    private static Stream<Column> shown(TableSchema schema) {
        return schema.columns().stream()
                .filter(column -> schema.cases()
                        ? column.type() == Column.Type.KEY || column.type() == Column.Type.CODE
                        : column.type() != Column.Type.ID
                                && !List.of("zh", "en", "remedyZh", "remedyEn").contains(column.key()));
    }
}
