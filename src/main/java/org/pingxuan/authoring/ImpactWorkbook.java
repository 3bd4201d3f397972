package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pingxuan.decision.ListKey;
import org.pingxuan.policy.ConditionTexts;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Award;
import org.pingxuan.verdict.ListVerdict;
import org.pingxuan.verdict.Verdict;
import org.pingxuan.workbook.ReportSheet;

/**
 * An impact statement as people file it: a summary, then a line for each unit, criterion, decision and list. Codes are said by their
 * names; units and criteria by both.
 */
final class ImpactWorkbook {

    private static final Text NOT_JUDGED = Text.of("不在此奖项的条件之中", "not among the award’s criteria");

    private final JsonNode statement;
    private final PolicyContent policy;
    private final Language language;

    private ImpactWorkbook(JsonNode statement, PolicyContent policy, Language language) {
        this.statement = statement;
        this.policy = policy;
        this.language = language;
    }

    /** @param policy the draft's, for the names of units and criteria */
    static byte[] of(ImpactStatement statement, PolicyContent policy, Language language) {
        ImpactWorkbook book = new ImpactWorkbook(statement.json(), policy, language);
        return ReportSheet.workbook(
                List.of(book.summary(statement.digest()), book.units(), book.criteria(), book.changes(), book.lists()));
    }

    private String in(String chinese, String english) {
        return Text.of(chinese, english).in(language);
    }

    private ReportSheet summary(String digest) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(in("摘要值", "digest"), digest));
        rows.add(List.of(in("轮次", "round"), statement.path("round").asText()));
        rows.add(List.of(in("草案", "draft"), statement.path("draft").asText()));
        rows.add(List.of(in("重新判定", "replayed"), count("decisions")));
        rows.add(List.of(in("已清除、无法重算", "erased"), count("erased")));
        rows.add(List.of(in("结论改变", "other verdict"), count("changed")));
        rows.add(List.of(in("有任何不同", "differing in anything"), count("differing")));
        rows.add(List.of(in("重新判定的汇总表和名单", "slates and lists replayed"), count("lists")));
        rows.add(List.of(in("有对象已清除、无法重算的", "of these with an erased nominee"), count("listsErased")));
        rows.add(List.of(in("汇总表和名单结论改变", "slates and lists with another verdict"), count("listsChanged")));
        rows.add(List.of(in("其中现行且结论变重的", "current ones that break"), count("listsBroken")));
        for (JsonNode pair : statement.path("verdicts")) {
            rows.add(List.of(
                    verdict(pair.path("from")) + " → " + verdict(pair.path("to")),
                    pair.path("decisions").asLong()));
        }
        return new ReportSheet(in("摘要", "Summary"), List.of(in("项目", "item"), in("值", "value")), rows);
    }

    /** A column of a sheet: its header, and what a line of the statement shows in it. */
    private record Column(String header, Function<JsonNode, Object> value) {}

    private ReportSheet sheet(String name, String lines, Column... columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode line : statement.path(lines)) {
            List<Object> row = new ArrayList<>();
            for (Column column : columns) {
                row.add(column.value().apply(line));
            }
            rows.add(row);
        }
        return new ReportSheet(name, Arrays.stream(columns).map(Column::header).toList(), rows);
    }

    private ReportSheet units() {
        return sheet(
                in("推荐单位", "Units"),
                "units",
                unit(),
                number(in("判定", "decisions"), "decisions"),
                number(in("结论改变", "other verdict"), "changed"));
    }

    private ReportSheet criteria() {
        return sheet(
                in("条件", "Criteria"),
                "criteria",
                new Column(in("条件", "criterion"), line -> criterion(line)),
                new Column(in("原为", "from"), line -> answer(line.path("from"))),
                new Column(in("改为", "to"), line -> answer(line.path("to"))),
                number(in("判定", "decisions"), "decisions"));
    }

    private ReportSheet changes() {
        return sheet(
                in("判定", "Decisions"),
                "changes",
                text(in("判定", "decision"), "decision"),
                unit(),
                award(),
                text(in("申报编号", "reference"), "reference"),
                number(in("版本", "version"), "version"),
                new Column(in("原结论", "from"), line -> verdict(line.path("from"))),
                new Column(in("新结论", "to"), line -> verdict(line.path("to"))),
                text(in("原得分", "score from"), "scoreFrom"),
                text(in("新得分", "score to"), "scoreTo"),
                differing());
    }

    private ReportSheet lists() {
        return sheet(
                in("汇总表和名单", "Slates and lists"),
                "listChanges",
                text(in("编号", "list"), "list"),
                new Column(
                        in("类别", "kind"),
                        line -> ListKey.Kind.valueOf(line.path("kind").asText())
                                .title()
                                .in(language)),
                unit(),
                award(),
                number(in("版本", "version"), "version"),
                new Column(in("原结论", "from"), line -> listVerdict(line.path("from"))),
                new Column(in("新结论", "to"), line -> listVerdict(line.path("to"))),
                yesOrNo(in("现行", "current"), "current"),
                yesOrNo(in("结论变重", "breaks"), "breaks"),
                differing());
    }

    private Column number(String header, String field) {
        return new Column(header, line -> line.path(field).asLong());
    }

    private Column text(String header, String field) {
        return new Column(header, line -> line.path(field).textValue());
    }

    private Column yesOrNo(String header, String field) {
        return new Column(header, line -> line.path(field).asBoolean() ? in("是", "yes") : in("否", "no"));
    }

    private Column award() {
        return new Column(
                in("奖项", "award"),
                line -> Award.valueOf(line.path("award").asText()).title().in(language));
    }

    /** The province's lists are no unit's. */
    private Column unit() {
        return new Column(in("推荐单位", "unit"), line -> {
            String code = line.path("unit").asText();
            return code.isEmpty()
                    ? in("省级", "province")
                    : named(code, policy.table("units").row(code).map(Row::title));
        });
    }

    private Column differing() {
        return new Column(
                in("条件", "criteria"),
                line -> StreamSupport.stream(line.path("criteria").spliterator(), false)
                        .map(one -> criterion(one) + in("：", ": ") + answer(one.path("from")) + " → "
                                + answer(one.path("to")))
                        .collect(Collectors.joining(in("；", "; "))));
    }

    private String criterion(JsonNode line) {
        String id = line.path("criterion").asText();
        return named(
                id,
                policy.table("criteria")
                        .row(id)
                        .map(Row::title)
                        .or(() -> policy.table("conditions").row(id).map(row -> ConditionTexts.title(row, policy))));
    }

    private String named(String code, Optional<Text> name) {
        return name.map(text -> code + " " + text.in(language)).orElse(code);
    }

    private String answer(JsonNode answer) {
        String code = answer.asText();
        return (code.equals(ImpactRun.NONE) ? NOT_JUDGED : Region.said(code)).in(language);
    }

    private String verdict(JsonNode verdict) {
        return said(verdict.asText(), Verdict.values(), Verdict::title);
    }

    private String listVerdict(JsonNode verdict) {
        return said(verdict.asText(), ListVerdict.values(), ListVerdict::title);
    }

    private <E extends Enum<E>> String said(String code, E[] verdicts, Function<E, Text> title) {
        return switch (code) {
            case ImpactRun.REFUSED -> in("草案不接受的申报", "refused as not valid");
            case ImpactRun.UNANSWERED -> in("规则没有作出判定", "not answered by the rules");
            default ->
                Stream.of(verdicts)
                        .filter(verdict -> verdict.name().equals(code))
                        .findFirst()
                        .map(verdict -> title.apply(verdict).in(language))
                        .orElse(code);
        };
    }

    private long count(String field) {
        return statement.path(field).asLong();
    }
}
