package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.pingxuan.shared.Language;
import org.pingxuan.workbook.ReportSheet;

/** An impact statement as people file it: a summary, then a line for each unit, criterion, decision and list. */
final class ImpactWorkbook {

    private final JsonNode statement;
    private final boolean zh;

    private ImpactWorkbook(JsonNode statement, boolean zh) {
        this.statement = statement;
        this.zh = zh;
    }

    static byte[] of(ImpactStatement statement, Language language) {
        ImpactWorkbook book = new ImpactWorkbook(statement.json(), language == Language.ZH);
        return ReportSheet.workbook(
                List.of(book.summary(statement.digest()), book.units(), book.criteria(), book.changes(), book.lists()));
    }

    private String in(String chinese, String english) {
        return zh ? chinese : english;
    }

    private ReportSheet summary(String digest) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(in("摘要值", "digest"), digest));
        rows.add(List.of(in("轮次", "round"), text("round")));
        rows.add(List.of(in("草案", "draft"), text("draft")));
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
                    pair.path("from").asText() + " → " + pair.path("to").asText(),
                    pair.path("decisions").asLong()));
        }
        return new ReportSheet(in("摘要", "Summary"), List.of(in("项目", "item"), in("值", "value")), rows);
    }

    private ReportSheet units() {
        return new ReportSheet(
                in("推荐单位", "Units"),
                List.of(in("推荐单位", "unit"), in("判定", "decisions"), in("结论改变", "other verdict")),
                rows("units", "unit", "decisions", "changed"));
    }

    private ReportSheet criteria() {
        return new ReportSheet(
                in("条件", "Criteria"),
                List.of(in("条件", "criterion"), in("原为", "from"), in("改为", "to"), in("判定", "decisions")),
                rows("criteria", "criterion", "from", "to", "decisions"));
    }

    private ReportSheet changes() {
        List<List<Object>> rows = rows(
                "changes", "decision", "unit", "award", "reference", "version", "from", "to", "scoreFrom", "scoreTo");
        List<List<Object>> longer = withCriteria("changes", rows);
        return new ReportSheet(
                in("判定", "Decisions"),
                List.of(
                        in("判定", "decision"),
                        in("推荐单位", "unit"),
                        in("奖项", "award"),
                        in("申报编号", "reference"),
                        in("版本", "version"),
                        in("原结论", "from"),
                        in("新结论", "to"),
                        in("原得分", "score from"),
                        in("新得分", "score to"),
                        in("条件", "criteria")),
                longer);
    }

    private ReportSheet lists() {
        List<List<Object>> rows =
                rows("listChanges", "list", "kind", "unit", "award", "version", "from", "to", "current", "breaks");
        return new ReportSheet(
                in("汇总表和名单", "Slates and lists"),
                List.of(
                        in("编号", "list"),
                        in("类别", "kind"),
                        in("推荐单位", "unit"),
                        in("奖项", "award"),
                        in("版本", "version"),
                        in("原结论", "from"),
                        in("新结论", "to"),
                        in("现行", "current"),
                        in("结论变重", "breaks"),
                        in("条件", "criteria")),
                withCriteria("listChanges", rows));
    }

    private List<List<Object>> withCriteria(String list, List<List<Object>> rows) {
        List<List<Object>> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Object> row = new ArrayList<>(rows.get(i));
            row.add(StreamSupport.stream(
                            statement.path(list).path(i).path("criteria").spliterator(), false)
                    .map(one -> one.path("criterion").asText() + ": "
                            + one.path("from").asText() + " → " + one.path("to").asText())
                    .collect(Collectors.joining("; ")));
            longer.add(row);
        }
        return longer;
    }

    private List<List<Object>> rows(String list, String... fields) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode one : statement.path(list)) {
            List<Object> row = new ArrayList<>();
            for (String field : fields) {
                JsonNode value = one.path(field);
                row.add(shown(value));
            }
            rows.add(row);
        }
        return rows;
    }

    private Object shown(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? in("是", "yes") : in("否", "no");
        }
        return value.isNumber() ? (Object) value.asLong() : value.isNull() ? null : value.asText();
    }

    private String text(String field) {
        return statement.path(field).asText();
    }

    private long count(String field) {
        return statement.path(field).asLong();
    }
}
