package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.pingxuan.reference.ReferenceSlateContext.Quota;

/**
 * Made-up slates of 0 to 16 nominees that are valid for the contract, from a seed. Nominees say no more than a slate is judged
 * by. The same seed and quotas give the same slate.
 */
public final class RandomSlates {

    /** A slate and what is known beside it. */
    public record Slate(JsonNode slate, ReferenceSlateContext context) {}

    /** The quota table. */
    @FunctionalInterface
    public interface Quotas {

        /** The row of a unit and award, null where there is none. */
        Quota of(String unit, String award);
    }

    /** The fictitious quotas of the demo round. */
    public static final Quotas DEMO = RandomSlates::demo;

    private static final List<String> AWARDS = List.of("STAR_WINDOW", "OUTSTANDING_INDIVIDUAL", "PACESETTER");

    /** What can be wrong with a slate; each slate has a few of these. */
    private enum Flaw {
        ORDER,
        LEVELS,
        STARS,
        IDENTITY,
        TWINS,
        SHARED,
        TIES,
        SHARES,
        ALIKE,
        TITLES,
        ATTESTATIONS,
        MATERIALS,
        DATES,
        SUBMISSIONS,
        HEADER
    }

    private final Draft draft;
    private final String award;
    private final String unit;
    private final Quota quota;
    private final Set<Flaw> flaws;

    private RandomSlates(Draft draft, String award, Quotas quotas) {
        this.draft = draft;
        this.award = award;
        this.unit = draft.of("JL-CC", "JL-CC", "JL-JL", "JL-YB", "JL-SP", "JL-SIB", "JL-MHK", "JL-CBS", "JL-XX");
        this.quota = quotas.of(unit, award);
        this.flaws = Set.copyOf(List.of(flaw(), flaw(), flaw(), flaw()));
    }

    /** The slate of a seed; windows, individuals and pacesetters take turns. */
    public static Slate slate(long seed, Quotas quotas) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Draft draft = new Draft(root, new SplittableRandom(seed));
        return new RandomSlates(draft, AWARDS.get((int) Math.floorMod(seed, 3L)), quotas).slate();
    }

    private static Quota demo(String unit, String award) {
        if (!ReferenceChecker.UNITS.contains(unit)) {
            return null;
        }
        boolean large = unit.equals("JL-CC");
        boolean small = unit.equals("JL-CBS") || unit.equals("JL-MHK");
        return switch (award) {
            case "STAR_WINDOW" ->
                large
                        ? new Quota(10, Map.of(5, 4, 4, 3, 3, 3))
                        : small ? new Quota(2, Map.of(5, 1, 4, 1, 3, 0)) : new Quota(5, Map.of(5, 2, 4, 2, 3, 1));
            case "OUTSTANDING_INDIVIDUAL" -> new Quota(large ? 30 : small ? 5 : 15, null);
            default -> new Quota(large ? 6 : small ? 1 : 3, null);
        };
    }

    private Flaw flaw() {
        return draft.of(Flaw.values());
    }

    private Slate slate() {
        ObjectNode root = draft.root;
        root.put("unit", unit);
        root.put("award", award);
        draft.receivedOn = draft.of(
                LocalDate.of(2024, 5, 8),
                LocalDate.of(2024, 5, 8),
                LocalDate.of(2024, 5, 10),
                LocalDate.of(2024, 5, 11));
        draft.put(root, "receivedAt", draft.receivedOn.atTime(LocalTime.NOON).atOffset(ZoneOffset.ofHours(8)));
        attestations();
        procedure();
        materials();
        if (!flaws.contains(Flaw.SUBMISSIONS) || draft.oneIn(2)) {
            nominees(root.putArray("submissions"), size(), "n");
        } else if (draft.oneIn(2)) {
            root.putArray("submissions");
        }
        Boolean header = flaws.contains(Flaw.HEADER) ? draft.of(true, false) : null;
        return new Slate(root, new ReferenceSlateContext(draft.receivedOn, quota, otherSlates(), header));
    }

    private int size() {
        int near = quota == null ? 4 : quota.total() + draft.of(-1, 0, 0, 0, 1, 2);
        return Math.max(0, Math.min(16, draft.oneIn(4) ? draft.number(16) : near));
    }

    private void attestations() {
        ObjectNode attestations = draft.object("attestations");
        for (String criterion : List.of("G-GATE", "G-TRUTH", "G-OPEN")) {
            ObjectNode attestation = attestations.putObject(criterion);
            attestation.put("answer", "YES");
            attestation.put("by", "示例单位党组");
            if (flaws.contains(Flaw.ATTESTATIONS)) {
                draft.put(attestation, "answer", draft.of("YES", "YES", "NO", "UNCLEAR", null));
                draft.put(attestation, "by", draft.of("示例单位党组", "", null));
            }
        }
    }

    private void procedure() {
        ObjectNode procedure = draft.object("procedure");
        boolean flawed = flaws.contains(Flaw.DATES);
        for (String act : List.of("bodySetUpOn", "contactSheetOn")) {
            draft.put(
                    procedure,
                    act,
                    flawed ? draft.of("2024-04-20", "2024-04-21", "2024-04-22", "2024-04-23", null) : "2024-04-18");
        }
    }

    private void materials() {
        ObjectNode materials = draft.object("materials");
        boolean flawed = flaws.contains(Flaw.MATERIALS);
        draft.put(materials, "report", flawed ? draft.of(true, false, null) : Boolean.TRUE);
        if (flawed && draft.oneIn(4)) {
            draft.put(materials, "reportSections", null);
            return;
        }
        ArrayNode sections = materials.putArray("reportSections");
        for (String section : List.of("ORGANISATION", "PROCESS", "NOTICES", "ORDER", "OPINION")) {
            if (!flawed || !draft.oneIn(6)) {
                sections.add(section);
            }
        }
    }

    private List<JsonNode> otherSlates() {
        List<JsonNode> others = new ArrayList<>();
        for (String other : List.of("JL-SY", "JL-MHK")) {
            if (!other.equals(unit) && draft.oneIn(2)) {
                ObjectNode slate = JsonNodeFactory.instance.objectNode();
                slate.put("unit", other);
                slate.put("award", award);
                ArrayNode submissions = slate.putArray("submissions");
                nominees(submissions, draft.number(6), other);
                if (flaws.contains(Flaw.SHARED)
                        && draft.root.path("submissions").size() > 0) {
                    JsonNode shared = draft.root.path("submissions").get(0);
                    submissions.add(shared.deepCopy());
                }
                others.add(slate);
            }
        }
        return others;
    }

    /** So many nominees that count, and sometimes reserves. */
    private void nominees(ArrayNode submissions, int size, String prefix) {
        int reserves = draft.oneIn(4) ? 1 + draft.number(2) : 0;
        int county = draft.of(5, 7, 7, 8, 10);
        boolean alike = flaws.contains(Flaw.ALIKE);
        for (int i = 0; i < size + reserves; i++) {
            ObjectNode submission = submissions.addObject();
            submission.put("reference", prefix + "-" + i);
            submission.put("order", i + 1);
            if (i >= size) {
                submission.put("reserve", true);
                submission.remove("order");
            } else if (draft.oneIn(8)) {
                submission.put("reserve", false);
            }
            int number = prefix.hashCode() % 97 * 100 + i;
            if (award.equals("STAR_WINDOW")) {
                window(submission.putObject("window"), Math.abs(number), county, alike);
            } else {
                person(submission.putObject("person"), Math.abs(number), alike);
            }
        }
        if (size > 0 && prefix.equals("n")) {
            disturb(submissions, size);
        }
    }

    private void window(ObjectNode window, int number, int county, boolean alike) {
        window.put("name", "示例窗口" + number);
        if (draft.oneIn(2)) {
            String stem = "12220102MB%07d".formatted(number);
            window.put("creditCode", stem + Numbers.codeCheck(stem));
        }
        boolean unclear = flaws.contains(Flaw.LEVELS) && draft.oneIn(4);
        boolean grassRoots = draft.number(10) < county;
        String level =
                grassRoots ? draft.of("COUNTY", "COUNTY", "TOWNSHIP", "COMMUNITY") : draft.of("CITY", "PROVINCE");
        draft.put(window, "level", unclear ? null : level);
        draft.put(window, "appliedStars", flaws.contains(Flaw.STARS) ? draft.of(3, 4, 5, 2, null) : star(number));
        boolean unsaid = flaws.contains(Flaw.SHARES) && draft.oneIn(4);
        draft.put(window, "divisionCode", unsaid ? null : alike ? "220102" : draft.of("220102", "220103", "220104"));
        draft.put(window, "category", alike ? "EMPLOYMENT" : draft.of("EMPLOYMENT", "PETITION", "ARBITRATION"));
        boolean tieUnclear = flaws.contains(Flaw.TIES) && draft.oneIn(8);
        draft.put(window, "firstBatchMonitoring", tieUnclear ? null : draft.random.nextBoolean());
        draft.put(window, "quickServicePilot", draft.random.nextBoolean());
    }

    /** Stars that fill the quota in turn. */
    private Integer star(int number) {
        return quota == null || quota.stars() == null
                ? Integer.valueOf(3 + number % 3)
                : Integer.valueOf(
                        quota.total() == 2
                                ? 4 + number % 2
                                : List.of(5, 4, 3, 5, 4).get(number % 5));
    }

    private void person(ObjectNode person, int number, boolean alike) {
        String stem = "22999919%02d0101%03d".formatted(60 + number % 40, number / 40 % 1000);
        person.put("idNumber", stem + Numbers.idCheck(stem));
        boolean unsaid = flaws.contains(Flaw.SHARES) && draft.oneIn(4);
        draft.put(person, "frontline", unsaid ? null : Boolean.valueOf(draft.oneIn(2)));
        draft.put(person, "gender", alike ? "FEMALE" : draft.of("FEMALE", "MALE"));
        draft.put(person, "ethnicity", unsaid ? draft.of("", null) : alike ? "01" : draft.of("01", "10", "11"));
        if (flaws.contains(Flaw.TITLES) && draft.oneIn(3)) {
            ObjectNode title = person.putObject("knowledgeTitle");
            draft.put(title, "level", draft.of("NATIONAL", "PROVINCE", "CITY", null));
        }
    }

    private void disturb(ArrayNode submissions, int size) {
        ObjectNode one = (ObjectNode) submissions.get(draft.number(size));
        ObjectNode other = (ObjectNode) submissions.get(draft.number(size));
        String kind = award.equals("STAR_WINDOW") ? "window" : "person";
        if (flaws.contains(Flaw.ORDER)) {
            draft.put(one, "order", draft.of(null, 1, size, size + 1));
        } else if (draft.oneIn(3)) {
            JsonNode order = one.get("order");
            one.set("order", other.get("order"));
            other.set("order", order);
        }
        if (flaws.contains(Flaw.IDENTITY)) {
            ObjectNode unnamed = (ObjectNode) one.get(kind);
            for (String identity : List.of("idNumber", "creditCode", "name")) {
                if (unnamed.has(identity) && !draft.oneIn(4)) {
                    draft.put(unnamed, identity, draft.of("", null));
                }
            }
        }
        if (flaws.contains(Flaw.TWINS) && one != other) {
            twin((ObjectNode) one.get(kind), (ObjectNode) other.get(kind));
        }
        if (flaws.contains(Flaw.TIES) && kind.equals("window")) {
            for (int ties = 1 + draft.number(3); ties > 0; ties--) {
                ObjectNode equal = (ObjectNode) submissions.get(draft.number(submissions.size()));
                ArrayNode tiedWith = draft.list(equal, "tiedWith");
                tiedWith.add("n-" + draft.number(submissions.size()));
            }
        }
    }

    /** The same nominee once more, perhaps written otherwise. */
    private void twin(ObjectNode one, ObjectNode other) {
        for (String identity : List.of("idNumber", "creditCode", "name")) {
            if (one.has(identity) && !one.get(identity).isNull()) {
                String same = one.get(identity).asText();
                draft.put(other, identity, draft.of(same, same.toLowerCase(), " " + same, same.replace('2', '２')));
            }
        }
        if (one.has("appliedStars") && draft.oneIn(2)) {
            other.set("appliedStars", one.get("appliedStars"));
        }
    }
}
