package org.pingxuan.audit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Text;

/** The columns of a list of decisions as CSV and XLSX. */
enum DecisionSheet {
    ID("编号", "Decision", (decision, language) -> decision.id()),
    ROUND("轮次", "Round", (decision, language) -> decision.round()),
    AWARD("奖项", "Award", (decision, language) -> decision.award().title().in(language)),
    UNIT("推荐单位", "Unit", (decision, language) -> decision.unit()),
    REFERENCE("申报编号", "Reference", (decision, language) -> decision.reference()),
    VERSION("版本", "Version", (decision, language) -> decision.version()),
    NAME("名称（已脱敏）", "Name (masked)", (decision, language) -> decision.name()),
    IDENTITY("证件号码或信用代码（已脱敏）", "ID number or credit code (masked)", (decision, language) -> decision.identity()),
    ERASED("个人信息", "Personal data", DecisionSheet::erased),
    VERDICT("系统建议", "Advice", (decision, language) -> decision.verdict().title().in(language)),
    STANDING(
            "现行结论",
            "Standing verdict",
            (decision, language) -> decision.standing().title().in(language)),
    SCORE("得分", "Score", (decision, language) -> decision.score()),
    POLICY("政策版本", "Policy version", (decision, language) -> decision.policy().version()),
    RECEIVED("收到时间", "Received", (decision, language) -> local(decision.receivedAt())),
    DECIDED("判定时间", "Decided", (decision, language) -> local(decision.decidedAt()));

    /** What the sheet is called. */
    static final Text NAME_OF_SHEET = Text.of("判定记录", "Decisions");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Text heading;
    private final BiFunction<ListedDecision, Language, Object> value;

    DecisionSheet(String zh, String en, BiFunction<ListedDecision, Language, Object> value) {
        this.heading = Text.of(zh, en);
        this.value = value;
    }

    static List<String> headings(Language language) {
        return Arrays.stream(values())
                .map(column -> column.heading.in(language))
                .toList();
    }

    /** Texts and numbers; null is an empty cell. */
    static List<Object> cells(ListedDecision decision, Language language) {
        return Arrays.stream(values())
                .map(column -> column.value.apply(decision, language))
                .toList();
    }

    private static Object erased(ListedDecision decision, Language language) {
        return decision.erased() == null ? null : Text.of("已删除", "erased").in(language);
    }

    /** Local time (Asia/Shanghai), to the second. */
    private static String local(Instant instant) {
        return LOCAL.format(instant.atZone(LocalDay.ZONE));
    }
}
