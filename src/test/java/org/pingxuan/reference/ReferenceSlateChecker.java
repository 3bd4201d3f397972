package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.pingxuan.reference.ReferenceSlateContext.Quota;

/** A second, independent reading of the criteria of a slate, from the notice, the catalogue and decisions 0001 and 0004. */
public final class ReferenceSlateChecker {

    /** The figures of a share or a count. */
    public record Figure(int numerator, int denominator) {}

    private final Paper slate;
    private final String award;
    private final String unit;
    private final boolean windows;
    private final List<Nominee> nominees;
    private final List<Nominee> elsewhere;
    private final ReferenceSlateContext context;
    private final Quota quota;

    private ReferenceSlateChecker(JsonNode slate, ReferenceSlateContext context) {
        this.slate = new Paper(slate);
        this.award = this.slate.text("award");
        this.unit = this.slate.text("unit");
        this.windows = award.equals("STAR_WINDOW");
        this.nominees = nominees(this.slate);
        this.elsewhere = context.otherSlates().stream()
                .flatMap(other -> nominees(new Paper(other)).stream())
                .toList();
        this.context = context;
        this.quota = context.quota();
    }

    /** One line for each criterion of slates of the award, ordered by id. */
    public static SortedMap<String, Line> check(JsonNode slate, ReferenceSlateContext context) {
        return new ReferenceSlateChecker(slate, context).lines();
    }

    /** The figures of Q-ALLOC and, for windows, Q-GRASS-70; empty without a quota. */
    public static SortedMap<String, Figure> figures(JsonNode slate, ReferenceSlateContext context) {
        ReferenceSlateChecker checker = new ReferenceSlateChecker(slate, context);
        SortedMap<String, Figure> figures = new TreeMap<>();
        if (context.quota() != null) {
            figures.put(
                    "Q-ALLOC",
                    new Figure(checker.nominees.size(), context.quota().total()));
            if (checker.windows) {
                figures.put(
                        "Q-GRASS-70",
                        new Figure(
                                checker.count(Nominee::grassRoots),
                                context.quota().total()));
            }
        }
        return figures;
    }

    /** The gravest effect gives the verdict; a late slate is forfeited. */
    public static String verdict(Collection<Line> lines, ReferenceSlateContext context) {
        return context.receivedOn().isAfter(LocalDate.of(2024, 5, 10)) ? "FORFEITED" : verdict(lines);
    }

    /** The verdict of a slate in time, or of a final list, by its lines alone. */
    static String verdict(Collection<Line> lines) {
        return switch (Line.gravest(lines).effect()) {
            case "NON_COMPLIANT" -> "NON_COMPLIANT";
            case "RETURN" -> "RETURNED";
            case "REVIEW" -> "REVIEW";
            case "UNKNOWN" -> "UNKNOWN";
            default -> "COMPLIANT";
        };
    }

    /** The submissions that count: all but the reserves. */
    private static List<Nominee> nominees(Paper slate) {
        boolean windows = "STAR_WINDOW".equals(slate.text("award"));
        return slate.items("submissions").stream()
                .filter(submission -> !Boolean.TRUE.equals(submission.answer("reserve")))
                .map(submission -> Nominee.of(submission, windows, slate.text("unit")))
                .toList();
    }

    private SortedMap<String, Line> lines() {
        SortedMap<String, Line> lines = new TreeMap<>();
        lines.put("Q-ANNEX3", quota == null ? Line.unknown("UNKNOWN") : Line.met());
        lines.put("Q-ALLOC", allocation());
        lines.put("D-SUMMARY", summaryTable());
        lines.put("D-FORMAT", format());
        lines.put("D-ORDER", order());
        lines.put("X-DUP-ROW", sameRowTwice());
        lines.put("X-DUP-SLATE", inAnotherSlate());
        lines.put("Q-FRONT", frontLine());
        lines.put("Q-BALANCE", balance());
        for (String criterion : List.of("G-GATE", "G-TRUTH", "G-OPEN")) {
            lines.put(criterion, ReferenceChecker.attested(slate, criterion, "RETURN", "RETURN", "RETURN"));
        }
        lines.put("D-REPORT", ReferenceChecker.handedIn(slate.answer("materials", "report"), "RETURN"));
        lines.put("D-REPORT-BODY", reportSections());
        lines.put("T-0420-BODY", byTheTwentieth(slate.day("procedure", "bodySetUpOn")));
        lines.put("T-0420-CONTACT", byTheTwentieth(slate.day("procedure", "contactSheetOn")));
        if (windows) {
            lines.put("Q-GRASS-70", grassRoots());
            lines.put("X-ONE-STAR", oneStar());
            lines.put("W-TIE", tie());
        }
        if (award.equals("OUTSTANDING_INDIVIDUAL")) {
            lines.put("I-ZST-PART", knowledgeTitles());
        }
        return lines;
    }

    /** Q-ALLOC: "所分配的推荐名额", a ceiling in all and, where the table has stars, in each star. */
    private Line allocation() {
        if (quota == null) {
            return Line.unknown("UNKNOWN");
        }
        boolean over = nominees.size() > quota.total();
        boolean couldBeOver = false;
        if (windows && quota.stars() != null) {
            int unclear = count(nominee -> nominee.stars() == null);
            for (int stars = 3; stars <= 5; stars++) {
                int places = quota.stars().getOrDefault(stars, 0);
                Integer these = stars;
                int applied = count(nominee -> these.equals(nominee.stars()));
                over |= applied > places;
                couldBeOver |= unclear > 0 && applied + unclear > places;
            }
        }
        if (over) {
            return Line.notMet("NON_COMPLIANT");
        }
        if (couldBeOver) {
            return Line.unknown("UNKNOWN");
        }
        return nominees.size() < quota.total() ? Line.notMet("FLAG") : Line.met();
    }

    /** Q-GRASS-70: "…的数量，不低于优质服务窗口推荐名额的70%", in integers without rounding. */
    private Line grassRoots() {
        boolean countyOfChangbaishan = nominees.stream().anyMatch(Nominee::changbaishanCounty);
        Line line = grassRootsShare();
        return countyOfChangbaishan ? line.reviewAtLeast() : line;
    }

    private Line grassRootsShare() {
        if (quota == null) {
            return Line.unknown("UNKNOWN");
        }
        int grass = count(Nominee::grassRoots);
        int unclear = count(nominee -> nominee.level() == null);
        Line line = grassRootsShare(grass);
        boolean matters = !line.equals(grassRootsShare(grass + unclear));
        boolean couldBeACounty = "JL-CBS".equals(unit) && unclear > 0 && line.equals(Line.met());
        if (matters || couldBeACounty) {
            return Line.unknown("UNKNOWN");
        }
        return nominees.stream().anyMatch(Nominee::grassRootsByReading) ? line.flagged() : line;
    }

    private Line grassRootsShare(int grass) {
        if (10 * grass >= 7 * quota.total()) {
            return Line.met();
        }
        boolean ofTheRecommended = !nominees.isEmpty() && 10 * grass >= 7 * nominees.size();
        return Line.notMet(ofTheRecommended ? "REVIEW" : "NON_COMPLIANT");
    }

    /** D-SUMMARY: "《推荐对象汇总表》（见附件7、8、10）": the slate itself. */
    private Line summaryTable() {
        if (slate.list("submissions") == null) {
            return Line.unknown("RETURN");
        }
        return nominees.isEmpty() ? Line.notMet("RETURN") : Line.met();
    }

    /** D-FORMAT: "不得随意改变格式": a workbook's header row. */
    private Line format() {
        return context.officialHeader() == null
                ? Line.unknown("NONE")
                : ReferenceChecker.handedIn(context.officialHeader(), "RETURN");
    }

    /** D-ORDER: "务必体现推荐顺序": 1..n, each once. */
    private Line order() {
        Set<Integer> orders = new TreeSet<>();
        for (Nominee nominee : nominees) {
            Integer order = nominee.order();
            if (order == null || order < 1 || order > nominees.size() || !orders.add(order)) {
                return Line.notMet("RETURN");
            }
        }
        return Line.met();
    }

    /** X-DUP-ROW: the same window or person twice in one table. */
    private Line sameRowTwice() {
        Line line = unidentified();
        for (Nominee[] pair : pairs()) {
            if (pair[0].sameAs(pair[1])) {
                line = line.or(Line.notMet("RETURN"));
            }
        }
        return line;
    }

    /** X-DUP-SLATE: the same window or person in the slate of another unit. */
    private Line inAnotherSlate() {
        Line line = unidentified();
        boolean found = elsewhere.stream().anyMatch(other -> nominees.stream().anyMatch(other::sameAs));
        return found ? line.or(Line.notMet("REVIEW")) : line;
    }

    /** X-ONE-STAR: a window is nominated for exactly one star. */
    private Line oneStar() {
        Line line = unidentified();
        for (Nominee[] pair : pairs()) {
            if (pair[0].sameAs(pair[1])) {
                Integer one = pair[0].stars();
                Integer other = pair[1].stars();
                if (one == null || other == null) {
                    line = line.or(Line.unknown("RETURN"));
                } else if (!one.equals(other)) {
                    line = line.or(Line.notMet("RETURN"));
                }
            }
        }
        return line;
    }

    /** I-ZST-PART: "作为优质服务先进个人推荐的一部分": inside the quota, not on top of it. */
    private Line knowledgeTitles() {
        int holders = count(nominee -> Set.of("NATIONAL", "PROVINCE").contains(knowledgeLevel(nominee)));
        int unclear = count(nominee -> knowledgeLevel(nominee).equals("UNCLEAR"));
        if (quota == null) {
            return holders + unclear == 0 ? Line.met() : Line.unknown("RETURN");
        }
        int over = nominees.size() - quota.total();
        if (over <= 0 || over > holders + unclear) {
            return Line.met();
        }
        return over <= holders ? Line.notMet("NON_COMPLIANT") : Line.unknown("RETURN");
    }

    private static String knowledgeLevel(Nominee nominee) {
        if (!nominee.paper().at("person", "knowledgeTitle").given()) {
            return "NONE";
        }
        return Objects.requireNonNullElse(nominee.paper().text("person", "knowledgeTitle", "level"), "UNCLEAR");
    }

    /** Q-FRONT: "推荐重点向…基层窗口和一线工作人员倾斜": not below the share of the other slates. */
    private Line frontLine() {
        if (nominees.stream().anyMatch(nominee -> nominee.frontLine() == null)) {
            return Line.unknown("RETURN");
        }
        List<Boolean> others = elsewhere.stream()
                .map(Nominee::frontLine)
                .filter(Objects::nonNull)
                .toList();
        long ofTheOthers = others.stream().filter(frontLine -> frontLine).count();
        boolean below = (long) count(Nominee::frontLine) * others.size() < ofTheOthers * nominees.size();
        return below ? Line.notMet("FLAG") : Line.met();
    }

    /** Q-BALANCE: "兼顾不同地区、不同类型窗口，不同性别和不同民族人员". */
    private Line balance() {
        boolean oneDivision = "JL-CBS".equals(unit) || "JL-MHK".equals(unit);
        Line line = Line.met();
        if (windows) {
            line = line.or(oneDivision ? Line.met() : mixed("window", "divisionCode"));
            return line.or(mixed("window", "category"));
        }
        return line.or(mixed("person", "gender")).or(mixed("person", "ethnicity"));
    }

    private Line mixed(String... head) {
        List<String> values =
                nominees.stream().map(nominee -> nominee.paper().text(head)).toList();
        if (values.contains(null)) {
            return Line.unknown("RETURN");
        }
        return values.size() >= 3 && new HashSet<>(values).size() == 1 ? Line.notMet("FLAG") : Line.met();
    }

    /** W-TIE: "同等条件下，…优先推荐": only among those whom the unit declared equal. */
    private Line tie() {
        List<List<Nominee>> groups = declaredEqual();
        if (groups.isEmpty()) {
            return Line.notApplicable();
        }
        Line line = Line.met();
        for (List<Nominee> group : groups) {
            for (Nominee one : group) {
                if (one.preferred() == null || one.order() == null) {
                    line = line.or(Line.unknown("RETURN"));
                    continue;
                }
                boolean behind = one.preferred()
                        && group.stream()
                                .anyMatch(other -> Boolean.FALSE.equals(other.preferred())
                                        && other.order() != null
                                        && other.order() < one.order());
                line = behind ? line.or(Line.notMet("FLAG")) : line;
            }
        }
        return line;
    }

    /** The groups of two or more that are declared equal, by one side or through a third. */
    private List<List<Nominee>> declaredEqual() {
        List<List<Nominee>> groups = new ArrayList<>();
        for (Nominee nominee : nominees) {
            List<Nominee> group = new ArrayList<>(List.of(nominee));
            for (List<Nominee> other : List.copyOf(groups)) {
                if (other.stream().anyMatch(member -> tied(member, nominee))) {
                    groups.remove(other);
                    group.addAll(other);
                }
            }
            groups.add(group);
        }
        groups.removeIf(group -> group.size() < 2);
        return groups;
    }

    private static boolean tied(Nominee one, Nominee other) {
        return names(one, other) || names(other, one);
    }

    private static boolean names(Nominee one, Nominee other) {
        return other.reference() != null
                && one.paper().items("tiedWith").stream()
                        .anyMatch(reference -> other.reference().equals(reference.text()));
    }

    /** D-REPORT-BODY: "组织情况、推荐过程、推荐对象公示情况（附公示照片）、推荐排序、推荐意见". */
    private Line reportSections() {
        List<Paper> sections = slate.list("materials", "reportSections");
        if (sections == null) {
            return Line.unknown("RETURN");
        }
        List<String> given = sections.stream().map(section -> section.text()).toList();
        boolean complete = given.containsAll(List.of("ORGANISATION", "PROCESS", "NOTICES", "ORDER", "OPINION"));
        return complete ? Line.met() : Line.notMet("RETURN");
    }

    /** T-0420-*: "4月20日前", a Saturday, so to Monday 22 April with a flag; never more than a flag. */
    private static Line byTheTwentieth(LocalDate day) {
        if (day == null) {
            return Line.unknown("FLAG");
        }
        if (day.isAfter(LocalDate.of(2024, 4, 22))) {
            return Line.notMet("FLAG");
        }
        return day.isAfter(LocalDate.of(2024, 4, 20)) ? Line.met("FLAG") : Line.met();
    }

    private Line unidentified() {
        return nominees.stream().allMatch(Nominee::identified) ? Line.met() : Line.unknown("RETURN");
    }

    private List<Nominee[]> pairs() {
        List<Nominee[]> pairs = new ArrayList<>();
        for (int one = 0; one < nominees.size(); one++) {
            for (int other = one + 1; other < nominees.size(); other++) {
                pairs.add(new Nominee[] {nominees.get(one), nominees.get(other)});
            }
        }
        return pairs;
    }

    private int count(Function<Nominee, Boolean> counts) {
        return (int) nominees.stream()
                .filter(nominee -> Boolean.TRUE.equals(counts.apply(nominee)))
                .count();
    }
}
