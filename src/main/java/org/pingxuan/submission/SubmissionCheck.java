package org.pingxuan.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Submission.Attestation;
import org.pingxuan.submission.Submission.Deeds;
import org.pingxuan.submission.Submission.Employer;
import org.pingxuan.submission.Submission.HonourClaim;
import org.pingxuan.submission.Submission.Incident;
import org.pingxuan.submission.Submission.KnowledgeTitle;
import org.pingxuan.submission.Submission.Materials;
import org.pingxuan.submission.Submission.Notice;
import org.pingxuan.submission.Submission.Objection;
import org.pingxuan.submission.Submission.Opinion;
import org.pingxuan.submission.Submission.Person;
import org.pingxuan.submission.Submission.Photos;
import org.pingxuan.submission.Submission.Procedure;
import org.pingxuan.submission.Submission.ServicePeriod;
import org.pingxuan.submission.Submission.StarHeld;
import org.pingxuan.submission.Submission.Window;

/**
 * Whether a parsed JSON tree is a submission. It looks at the form alone: what is missing is unknown, and whether the nominee
 * complies is for the rules to say. Codes are matched after normal form; free texts stay as sent.
 */
public final class SubmissionCheck {

    /** The longest name of a window, person or employer. */
    public static final int NAME = 200;

    /** The longest reference, and the longest id of a decision that is corrected. */
    public static final int REFERENCE = 128;

    private static final int REMARKS = 2_000;
    private static final int DEEDS = 100_000;
    private static final int TEXT = 4_000;
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2100;

    private final SubmissionTerms terms;
    private final CodeList honours;
    private final List<String> attested;
    private final Map<String, CodeList> lists = new HashMap<>();

    public SubmissionCheck(SubmissionTerms terms) {
        this.terms = terms;
        this.honours = CodeList.of(terms.honours());
        this.attested = terms.attested().stream().sorted().toList();
        terms.fields().forEach((code, field) -> lists.put(code, CodeList.of(field.list())));
    }

    /**
     * The submission that {@code body} is.
     *
     * @param body a tree parsed with BigDecimal for its numbers
     * @throws Problems 422 with every fault at once
     */
    public Submission check(JsonNode body) {
        return check(body, "", SubmissionDefaults.NONE);
    }

    /**
     * As {@link #check(JsonNode)}, for a submission that is part of something larger.
     *
     * @param pointer the JSON pointer of {@code body} in what was sent
     */
    public Submission check(JsonNode body, String pointer, SubmissionDefaults defaults) {
        return Fields.check(body, pointer, fields -> read(fields, defaults));
    }

    /** As {@link #check(JsonNode, String, SubmissionDefaults)}; the faults are told with the others of the body around it. */
    public Submission read(Fields fields, SubmissionDefaults defaults) {
        Award award = award(fields, defaults);
        String unit = unit(fields, defaults);
        OffsetDateTime receivedAt = fields.instant("receivedAt");
        fields.text("corrects", REFERENCE);
        refuseOtherNominee(fields, award);
        Window window = fields.objectOrEmpty("window", SubmissionCheck::window);
        Person person = fields.objectOrEmpty("person", this::person);
        List<String> tiedWith = fields.lastingTexts("tiedWith", REFERENCE);
        return new Submission(
                award,
                unit,
                fields.lastingNotBlank("reference", REFERENCE),
                fields.integer("order", 1, Integer.MAX_VALUE),
                receivedAt == null ? defaults.receivedAt() : receivedAt,
                Boolean.TRUE.equals(fields.bool("reserve")),
                tiedWith == null ? List.of() : tiedWith,
                award != null && award.isForWindow() ? window : null,
                award != null && !award.isForWindow() ? person : null,
                fields.list("incidents", SubmissionCheck::incident),
                fields.objectOrEmpty("attestations", answers -> attestations(answers, attested)),
                fields.objectOrEmpty("procedure", SubmissionCheck::procedure),
                fields.objectOrEmpty("materials", SubmissionCheck::materials),
                fields.objectOrEmpty("additional", additional -> additional(additional, award)));
    }

    /**
     * The id of the decision that a checked body corrects; empty where it corrects none. What it names is for the store of
     * decisions to say.
     */
    public static Optional<String> corrects(JsonNode body) {
        return Optional.ofNullable(Normal.form(body.path("corrects").textValue()));
    }

    private static Award award(Fields fields, SubmissionDefaults defaults) {
        String code =
                defaults.award() == null ? fields.required("award", Codes.AWARD) : fields.code("award", Codes.AWARD);
        if (code == null) {
            return defaults.award();
        }
        Award award = Award.valueOf(code);
        if (defaults.award() != null && defaults.award() != award) {
            otherThanSlate(fields, "award", defaults.award().name());
        }
        return award;
    }

    private static String unit(Fields fields, SubmissionDefaults defaults) {
        String unit = fields.lastingName("unit", NAME);
        if (unit == null) {
            return defaults.unit();
        }
        if (defaults.unit() != null && !unit.equals(defaults.unit())) {
            otherThanSlate(fields, "unit", defaults.unit());
        }
        return unit;
    }

    private static void otherThanSlate(Fields fields, String name, String slates) {
        fields.fault(
                name,
                "differs-from-slate",
                "与汇总表的“%s”不一致；请改正或省去此项".formatted(slates),
                "The slate says “%s”; correct it or leave it out".formatted(slates));
    }

    private static void refuseOtherNominee(Fields fields, Award award) {
        if (award != null && award.isForWindow() && fields.has("person")) {
            fields.fault(
                    "person",
                    "wrong-nominee",
                    "%s的推荐对象是窗口单位，请改填 window".formatted(award.title().zh()),
                    "The nominee of a %s is a window: use “window”"
                            .formatted(award.title().en()));
        }
        if (award != null && !award.isForWindow() && fields.has("window")) {
            fields.fault(
                    "window",
                    "wrong-nominee",
                    "%s的推荐对象是个人，请改填 person".formatted(award.title().zh()),
                    "The nominee of a %s is a person: use “person”"
                            .formatted(award.title().en()));
        }
    }

    private static Window window(Fields window) {
        return new Window(
                window.text("name", NAME),
                window.text("creditCode", TEXT),
                window.name("category", TEXT),
                window.code("level", Codes.LEVEL),
                window.text("divisionCode", TEXT),
                window.code("grade", Codes.GRADE),
                window.integer("appliedStars", 0, 99),
                window.list("starsHeld", held -> new StarHeld(held.integer("stars", 1, 5), year(held))),
                window.text("remarks", REMARKS),
                window.bool("onServiceMap"),
                window.bool("firstBatchMonitoring"),
                window.bool("quickServicePilot"),
                window.decimal("favourableRate", 0, 100),
                window.text("contestResult", TEXT),
                window.text("adminContribution", TEXT));
    }

    private Person person(Fields person) {
        return new Person(
                person.text("name", NAME),
                person.secret("idNumber", TEXT),
                person.code("gender", Codes.GENDER),
                person.text("ethnicity", TEXT),
                person.code("politicalAffiliation", Codes.POLITICAL_AFFILIATION),
                person.object(
                        "employer",
                        employer -> new Employer(
                                employer.text("name", NAME),
                                employer.name("category", TEXT),
                                employer.code("level", Codes.LEVEL))),
                person.code("employment", Codes.EMPLOYMENT),
                person.partialDate("workStartedOn"),
                person.list(
                        "service", period -> new ServicePeriod(period.partialDate("from"), period.partialDate("to"))),
                person.code("grade", Codes.GRADE),
                person.bool("rankOnly"),
                person.text("gradeJustification", TEXT),
                person.text("exemption", TEXT),
                person.bool("frontline"),
                person.object(
                        "knowledgeTitle",
                        title -> new KnowledgeTitle(
                                title.code("level", Codes.KNOWLEDGE_TITLE_LEVEL),
                                year(title),
                                title.text("title", TEXT))),
                person.list("honours", claim -> new HonourClaim(claim.code("honour", honours), year(claim))),
                person.text("remarks", REMARKS));
    }

    private static Integer year(Fields fields) {
        return fields.integer("year", FIRST_YEAR, LAST_YEAR);
    }

    private static Incident incident(Fields incident) {
        return new Incident(
                incident.code("type", Codes.INCIDENT_TYPE),
                incident.date("on"),
                incident.code("status", Codes.INCIDENT_STATUS),
                incident.text("note", TEXT));
    }

    /** The answers to items that a person confirms, by item; nothing else may be answered there. */
    static Map<String, Attestation> attestations(Fields attestations, Collection<String> items) {
        Map<String, Attestation> answers = new TreeMap<>();
        for (String criterion : items) {
            Attestation attestation = attestations.object(
                    criterion,
                    answer -> new Attestation(
                            answer.code("answer", Codes.ATTESTATION_ANSWER),
                            answer.text("by", TEXT),
                            answer.date("on"),
                            answer.text("note", TEXT)));
            if (attestation != null) {
                answers.put(criterion, attestation);
            }
        }
        return Collections.unmodifiableMap(answers);
    }

    private static Procedure procedure(Fields procedure) {
        return new Procedure(
                procedure.date("leadersMeetingOn"),
                procedure.object("unitNotice", SubmissionCheck::notice),
                procedure.list(
                        "opinions",
                        opinion -> new Opinion(
                                opinion.code("organ", Codes.ORGAN),
                                opinion.code("answer", Codes.OPINION_ANSWER),
                                opinion.date("on"))),
                procedure.date("reportedUpOn"),
                procedure.date("countyReviewOn"),
                procedure.date("cityMeetingOn"),
                procedure.object("cityNotice", SubmissionCheck::notice),
                procedure.codes("fourDepartments", Codes.DEPARTMENT));
    }

    static Notice notice(Fields notice) {
        return new Notice(
                notice.date("from"),
                notice.date("to"),
                notice.list(
                        "objections",
                        objection -> new Objection(
                                objection.date("on"),
                                objection.code("state", Codes.OBJECTION_STATE),
                                objection.text("finding", TEXT))));
    }

    private static Materials materials(Fields materials) {
        return new Materials(
                materials.bool("approvalForm"),
                materials.bool("consultationForm"),
                materials.bool("basicFacts"),
                materials.object("mainDeeds", SubmissionCheck::deeds),
                materials.object("briefDeeds", SubmissionCheck::deeds),
                materials.bool("paperReceived"),
                materials.bool("electronicReceived"),
                materials.object(
                        "photos",
                        photos -> new Photos(
                                photos.integer("paper", 0, Integer.MAX_VALUE),
                                photos.bool("electronic"),
                                photos.bool("labelled"))));
    }

    private static Deeds deeds(Fields deeds) {
        String text = deeds.text("text", DEEDS);
        Integer words = deeds.integer("words", 0, Integer.MAX_VALUE);
        return text == null && words == null ? null : new Deeds(text, words);
    }

    private Map<String, Object> additional(Fields additional, Award award) {
        Map<String, Object> values = new TreeMap<>();
        for (DeclaredField field : terms.fields().values()) {
            String code = field.code();
            Object value = switch (field.type()) {
                case TEXT -> additional.text(code, TEXT);
                case INTEGER -> additional.integer(code);
                case DECIMAL -> additional.decimal(code);
                case DATE -> additional.date(code);
                case YES_NO -> additional.bool(code);
                case CODE -> additional.code(code, lists.get(code));
                case CODES -> additional.codes(code, lists.get(code));
            };
            if (award != null && additional.has(code) && !field.awards().contains(award)) {
                additional.fault(
                        code,
                        "field-of-another-award",
                        "%s不填此项，请删去".formatted(award.title().zh()),
                        "Not asked of a %s; leave it out"
                                .formatted(award.title().en()));
            } else if (value != null) {
                values.put(code, value);
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
