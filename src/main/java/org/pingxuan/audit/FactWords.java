package org.pingxuan.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.rulebook.fact.CodeNames;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;

/** Facts, bounds and table cells in words that a committee member can read, by the labels of a policy's own tables. */
final class FactWords {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern STAR = Pattern.compile("(\\d{4}|null) (\\d|null)★( \\(revoked\\))?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})( \\(revoked\\))?");
    private static final Pattern BOUND = Pattern.compile("([<>≤≥=≠∈]) (.+)");
    private static final Pattern YEARS_ON = Pattern.compile("≥ (\\d+) years on (\\S+)");
    private static final Pattern ELEMENT = Pattern.compile("(.+)/(\\d+)/(\\w+)");

    private static final Text NOT_GIVEN = Text.of("未填", "not given");
    private static final Text NONE = Text.of("无", "none");

    /** Facts of several parts, of which the dictionary names the parts alone. */
    private static final Map<String, Text> WHOLES = Map.of(
            "/procedure/unitNotice", Text.of("本单位公示的工作日数", "working days of the unit’s notice"),
            "/procedure/cityNotice", Text.of("推荐单位公示的工作日数", "working days of the recommending unit’s notice"),
            "/person/knowledgeTitle", Text.of("“人社知识通”称号", "“人社知识通” title"),
            "/materials/mainDeeds", Text.of("主要事迹", "main deeds"),
            "/materials/briefDeeds", Text.of("简要事迹", "brief deeds"));

    private final PolicyContent policy;
    private final Language language;

    FactWords(PolicyContent policy, Language language) {
        this.policy = policy;
        this.language = language;
    }

    String say(String zh, String en) {
        return language == Language.EN ? en : zh;
    }

    String say(Text text) {
        return text.in(language);
    }

    /** What a fact is called; the path itself where the policy does not name it. */
    String label(String path) {
        if (path.startsWith("register:")) {
            return say("荣誉库：", "honours register: ") + honour(after(path, ':'));
        }
        if (path.startsWith("round:")) {
            return say("本届是否已由同一单位推荐为", "nominated by the same unit in this round as ") + honour(after(path, ':'));
        }
        if (path.equals("working-days")) {
            return say("公示所涉年度的工作日历", "working-day calendar of the notices’ years");
        }
        if (WHOLES.containsKey(path)) {
            return say(WHOLES.get(path));
        }
        if (path.startsWith("/additional/")) {
            return title("fields", path.substring("/additional/".length()), path);
        }
        Matcher element = ELEMENT.matcher(path);
        if (element.matches()) {
            int number = Integer.parseInt(element.group(2)) + 1;
            return say(
                    label(element.group(1)) + "第" + number + "条的" + part(element.group(3)),
                    label(element.group(1)) + ", no. " + number + ", " + part(element.group(3)));
        }
        return title("facts", path, path);
    }

    private String part(String name) {
        return switch (name) {
            case "type" -> say("类型", "kind");
            case "status", "state" -> say("核查情况", "state");
            case "on" -> say("日期", "date");
            default -> name;
        };
    }

    /** A fact's value. */
    String value(String path, Object value) {
        if (value == null) {
            return say(NOT_GIVEN);
        }
        if (value instanceof Boolean yes) {
            return yes ? say("是", "yes") : say("否", "no");
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? say(NONE)
                    : several.stream().map(one -> value(path, one)).collect(Collectors.joining(say("、", ", ")));
        }
        if (value instanceof Number) {
            return value.toString();
        }
        return text(path, value.toString());
    }

    private String text(String path, String value) {
        if (path.endsWith("/starsHeld") || path.equals("register:STAR_WINDOW")) {
            return matched(STAR, value, this::star);
        }
        if (path.startsWith("register:")) {
            return matched(YEAR, value, year -> say(year.group(1) + "年", year.group(1)) + revoked(year.group(2)));
        }
        if (path.equals("/person/honours")) {
            String[] claim = value.split(" ");
            return say(yearOf(claim[1]) + honour(claim[0]), honour(claim[0]) + " " + yearOf(claim[1]));
        }
        if (path.equals("/procedure/opinions")) {
            return opinion(value.split(" "));
        }
        if (path.equals("/person/service")) {
            String[] period = value.split("/");
            return say(
                    day(period[0]) + "至" + (period[1].equals("null") ? "今" : day(period[1])),
                    day(period[0]) + " to " + (period[1].equals("null") ? "now" : day(period[1])));
        }
        if (value.equals("loaded")) {
            return say("已载入", "loaded");
        }
        if (value.equals("year not loaded")) {
            return say("年度未载入", "year not loaded");
        }
        return isDay(value) ? day(value) : say(CodeNames.of(policy, path, value));
    }

    private String star(Matcher star) {
        String year = yearOf(star.group(1));
        String stars = listed("star-upgrade", "stars.held", star.group(2));
        return say(year + stars, stars + ", " + year) + revoked(star.group(3));
    }

    private String opinion(String[] opinion) {
        String organ = listed("opinions", "opinion.organ", opinion[0]);
        String answer = opinion[1].equals("null") ? say(NOT_GIVEN) : listed("opinions", "opinion", opinion[1]);
        return say(organ + answer + "（" + day(opinion[2]) + "）", organ + " " + answer + " (" + day(opinion[2]) + ")");
    }

    private String revoked(String mark) {
        return mark == null ? "" : say("（已撤销）", " (revoked)");
    }

    private String yearOf(String year) {
        return year.equals("null") ? say("年度未填", "year not given") : say(year + "年", year);
    }

    /** What a fact was held against; null where there is no bound. */
    String bound(String path, String limit) {
        if (limit == null) {
            return null;
        }
        Matcher years = YEARS_ON.matcher(limit);
        if (years.matches()) {
            return say(
                    "到" + day(years.group(2)) + "满" + years.group(1) + "年",
                    years.group(1) + " years by " + day(years.group(2)));
        }
        Matcher bound = BOUND.matcher(limit);
        if (!bound.matches()) {
            return say("应含", "to include ")
                    + Arrays.stream(limit.split(", "))
                            .map(code -> path.equals("/procedure/opinions") ? organ(code) : text(path, code))
                            .collect(Collectors.joining(say("、", ", ")));
        }
        String than = bound.group(2);
        boolean date = isDay(than);
        return switch (bound.group(1)) {
            case "<" -> date ? say("早于" + day(than), "before " + day(than)) : say("小于" + than, "less than " + than);
            case ">" -> date ? say("晚于" + day(than), "after " + day(than)) : say("大于" + than, "more than " + than);
            case "≤" ->
                date ? say("不晚于" + day(than), "on or before " + day(than)) : say("不超过" + than, "at most " + than);
            case "≥" ->
                date ? say("不早于" + day(than), "on or after " + day(than)) : say("不少于" + than, "at least " + than);
            case "=" -> say("为", "") + stated(path, than);
            case "≠" -> say("不为", "other than ") + stated(path, than);
            default ->
                say("属于", "one of ")
                        + Arrays.stream(than.split("、"))
                                .map(one -> stated(path, one.strip()))
                                .collect(Collectors.joining(say("、", ", ")));
        };
    }

    /** A value as a cell of the conditions table says it. */
    private String stated(String path, String cell) {
        return switch (cell) {
            case "是" -> value(path, true);
            case "否" -> value(path, false);
            default -> value(path, cell);
        };
    }

    private String organ(String code) {
        String organ = listed("opinions", "opinion.organ", code);
        return organ.equals(code) ? code : say(organ + "部门的意见", "opinion of " + organ);
    }

    /** A local day as people write it: 2024年5月10日; 2024-05-10 in English, months likewise. */
    String day(String day) {
        if (day.equals("null")) {
            return say("日期未填", "no date");
        }
        Matcher date = DATE.matcher(day);
        if (language == Language.EN) {
            return day;
        }
        if (date.matches()) {
            return date.group(1) + "年" + Integer.parseInt(date.group(2)) + "月" + Integer.parseInt(date.group(3)) + "日";
        }
        Matcher month = MONTH.matcher(day);
        return month.matches() ? month.group(1) + "年" + Integer.parseInt(month.group(2)) + "月" : day;
    }

    String day(LocalDate day) {
        return day(day.toString());
    }

    private static boolean isDay(String value) {
        return DATE.matcher(value).matches() || MONTH.matcher(value).matches();
    }

    /** A cell as the sheet shows it, its codes by their labels. */
    String cell(Column column, Row row) {
        Object value = row.values().get(column.key());
        if (value instanceof KeyCell key) {
            return key.isAny()
                    ? say("任意", "any")
                    : column.list().codes().keySet().stream()
                            .filter(key.codes()::contains)
                            .map(code -> say(column.list().label(code)))
                            .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), shown -> {
                                if (key.codes().contains(KeyCell.ABSENT)) {
                                    shown.add(say("缺", "unknown"));
                                }
                                return String.join(say("、", ", "), shown);
                            }));
        }
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> codes) {
            return codes.stream().map(code -> code(column, code)).collect(Collectors.joining(say("、", ", ")));
        }
        return value instanceof Boolean yes ? value("", yes) : code(column, value);
    }

    private String code(Column column, Object code) {
        Text label = column.list() == null ? null : column.list().label(code.toString());
        return label == null ? code.toString() : say(label);
    }

    String title(String table, String id, String otherwise) {
        return policy.table(table).row(id).map(Row::title).map(this::say).orElse(otherwise);
    }

    String award(String code) {
        return listed("criteria", "awards", code);
    }

    private String honour(String code) {
        return title("honours", code, code.equals("null") ? say("荣誉未填", "honour not given") : code);
    }

    private String listed(String table, String column, String code) {
        return policy.table(table)
                .schema()
                .column(column)
                .map(Column::list)
                .filter(Objects::nonNull)
                .map(list -> list.label(code))
                .map(this::say)
                .orElse(code);
    }

    private static String matched(Pattern pattern, String value, Function<Matcher, String> words) {
        Matcher matcher = pattern.matcher(value);
        return matcher.matches() ? words.apply(matcher) : value;
    }

    private static String after(String path, char separator) {
        return path.substring(path.indexOf(separator) + 1);
    }
}
