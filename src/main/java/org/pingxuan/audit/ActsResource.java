package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionAct;
import org.pingxuan.decision.DecisionAnswer;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Body;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Look;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.verdict.Verdict;

/**
 * Persons act on decisions: reviewers resolve and assess, units withdraw, auditors see through the masks. What they did stays on record for ever.
 */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class ActsResource {

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_AUTHORITY = 200;

    private final AuditedDecisions audited;
    private final DecisionStore decisions;
    private final NextVersion versions;
    private final ActRecord record;
    private final CurrentCaller current;
    private final AskedLanguage asked;
    private final InstantSource clock;

    @Inject
    ActsResource(
            AuditedDecisions audited,
            DecisionStore decisions,
            NextVersion versions,
            ActRecord record,
            CurrentCaller current,
            AskedLanguage asked,
            InstantSource clock) {
        this.audited = audited;
        this.decisions = decisions;
        this.versions = versions;
        this.record = record;
        this.current = current;
        this.asked = asked;
        this.clock = clock;
    }

    /**
     * Whom a decision is about, in the clear; what was not stated is null.
     *
     * @param act the id of the record that it was seen
     * @param reason that was given for it
     */
    record Unmasked(
            UUID act, UUID decision, UUID nominee, String name, String idNumber, String creditCode, String reason) {

        /** The ids alone. */
        @Override
        public String toString() {
            return "Unmasked[" + act + "]";
        }
    }

    @POST
    @Path("/{id}/resolutions")
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary = "Decide over the advice: {\"verdict\", \"reason\", \"authority\"} 人工决定",
            description =
                    "On the newest version; never by whoever submitted it. No personal data in the reason: it stays for ever, and a"
                            + " resident ID number in it is a 422 (id-number).")
    public Response resolve(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        Caller caller = current.caller();
        StoredDecision decision = audited.readable(id, caller).decision();
        Body body = Body.of(json);
        Verdict verdict = body.code("verdict", Verdict.class);
        String reason = body.text("reason", LONGEST_REASON);
        String authority = body.text("authority", LONGEST_AUTHORITY);
        body.end();
        if (hasSubmitted(caller, decision)) {
            throw Problems.forbidden(Problem.at(
                    "id",
                    "own-submission",
                    null,
                    "不得对本人申报的事项作出决定",
                    "Nobody decides on what they submitted themselves"));
        }
        return act(
                request(caller, decision, "resolutions", key, json),
                DecisionAct.resolution(
                        TimeOrderedId.next(clock),
                        decision.id(),
                        verdict,
                        reason,
                        authority,
                        caller.name(),
                        clock.instant()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Roles.INTAKE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary = "Take a submission back: {\"reason\"} 撤回申报",
            description = "By its unit, once and for good: FORFEITED stands from then on.")
    public Response withdraw(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        Caller caller = current.caller();
        StoredDecision decision = audited.known(id);
        caller.mustSubmitFor(decision.submission().unit());
        Body body = Body.of(json);
        String reason = body.text("reason", LONGEST_REASON);
        body.end();
        return act(
                request(caller, decision, "withdrawal", key, json),
                DecisionAct.withdrawal(
                        TimeOrderedId.next(clock), decision.id(), reason, caller.name(), clock.instant()));
    }

    @POST
    @Path("/{id}/assessments")
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary =
                    "Assess a window for the province: {\"attestations\": {\"W-ASSESS-STAR\": …}, \"score\", \"on\", \"document\"} 省级考核",
            description = "Makes a new version of the decision, judged on the stored facts with these answers.")
    public Response assess(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        Caller caller = current.caller();
        AuditedDecision assessed = audited.judgeable(id, caller);
        StoredDecision decision = assessed.decision();
        Body body = Body.of(json);
        // a person is assessed by score alone
        JsonNode answers = body.has("score") && !body.has("attestations")
                ? JsonNodeFactory.instance.objectNode()
                : body.object("attestations");
        BigDecimal score = body.optionalNumber("score", 0, 100);
        LocalDate on = body.optionalDate("on");
        String document = body.optionalText("document", LONGEST_AUTHORITY);
        List<Problem> faults = new ArrayList<>(body.faults());
        JsonNode given = answers == null ? JsonNodeFactory.instance.objectNode() : answers;
        JsonNode changed = new Assessment(given, on, caller.name())
                .in(assessed, versions.governing(decision).rulebook().tables(), faults);
        versions.check(assessed, changed, faults);
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        UUID made = TimeOrderedId.next(clock);
        return version(record.once(
                request(caller, decision, "assessments", key, json),
                () -> List.of(
                        versions.of(made, assessed, changed, caller.name()),
                        decisions.pending(DecisionAct.assessment(
                                TimeOrderedId.next(clock),
                                decision.id(),
                                made,
                                score,
                                on,
                                document,
                                caller.name(),
                                clock.instant())))));
    }

    @POST
    @Path("/{id}/objections")
    @RolesAllowed(Roles.REVIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary =
                    "Record an objection to a notice: {\"notice\": \"UNIT\"|\"CITY\", \"state\": \"OPEN\"|\"UNFOUNDED\"|\"UPHELD\", \"on\", \"finding\"} 异议",
            description =
                    "Makes a new version of the decision, judged on the stored facts with this objection. \"number\" says an objection"
                            + " of the notice anew, 1 is the first: what it came to once it was looked into.")
    public Response object(@PathParam("id") String id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        Caller caller = current.caller();
        AuditedDecision before = audited.judgeable(id, caller);
        StoredDecision decision = before.decision();
        Body body = Body.of(json);
        RaisedObjection objection = RaisedObjection.read(body);
        body.end();
        UUID made = TimeOrderedId.next(clock);
        JsonNode changed = objection.in(before);
        return version(record.once(
                request(caller, decision, "objections", key, json),
                () -> List.of(
                        versions.of(made, before, changed, caller.name()),
                        decisions.pending(DecisionAct.objection(
                                TimeOrderedId.next(clock),
                                decision.id(),
                                made,
                                objection.on(),
                                objection.path(before),
                                objection.state().name(),
                                caller.name(),
                                clock.instant())))));
    }

    @POST
    @Path("/{id}/unmask")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary = "See whom a decision is about: {\"reason\"} 查看原文",
            description = "Recorded in the ledger before it is shown. No personal data in the reason.")
    @Look("unmask")
    public Unmasked unmask(@PathParam("id") String id, JsonNode json) {
        Caller caller = current.caller();
        AuditedDecision seen = audited.judgeable(id, caller);
        Body body = Body.of(json);
        String reason = body.text("reason", LONGEST_REASON);
        body.end();
        StoredDecision decision = seen.decision();
        DecisionAct act =
                DecisionAct.unmasking(TimeOrderedId.next(clock), decision.id(), reason, caller.name(), clock.instant());
        record.once(null, () -> List.of(decisions.pending(act)));
        JsonNode submission = seen.facts().submission();
        JsonNode nominee = submission.path(decision.submission().award().isForWindow() ? "window" : "person");
        return new Unmasked(
                act.id(),
                decision.id(),
                decision.nominee(),
                nominee.path("name").textValue(),
                nominee.path("idNumber").textValue(),
                nominee.path("creditCode").textValue(),
                reason);
    }

    @GET
    @Path("/{id}/resolutions")
    @RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
    @Blocking
    @Operation(
            summary = "What persons did with a decision, oldest first 人工决定记录",
            description = "Who saw it unmasked is shown to auditors and administrators.")
    @Look("resolutions")
    public Listing<ActAnswer> acts(@PathParam("id") String id) {
        Caller caller = current.caller();
        StoredDecision decision = audited.readable(id, caller).decision();
        boolean everything = caller.has(Roles.AUDITOR) || caller.has(Roles.ADMIN);
        List<ActAnswer> acts = decisions.acts(decision.id()).stream()
                .filter(act -> everything || act.kind() != DecisionAct.Kind.UNMASKING)
                .map(act -> ActAnswer.of(act, decision.standing()))
                .toList();
        return Listing.of(acts, null, acts.size());
    }

    private Response version(ActRecord.Done done) {
        StoredFacts facts = decisions.facts(done.id()).map(StoredFacts::read).orElse(null);
        return Answers.made(done.isNew(), "/api/v1/decisions/" + done.id())
                .entity(DecisionAnswer.of(decisions.byId(done.id()).orElseThrow(), facts, asked.language()))
                .build();
    }

    private Response act(RequestKey key, DecisionAct act) {
        ActRecord.Done done = record.once(key, () -> List.of(decisions.pending(act)));
        DecisionAct recorded = decisions.act(done.id()).orElseThrow();
        Verdict standing = decisions.byId(recorded.decision()).orElseThrow().standing();
        return Answers.made(done.isNew())
                .entity(ActAnswer.of(recorded, standing))
                .build();
    }

    /** Whether the caller sent any version of the submission; who assessed it or recorded an objection did not. */
    private boolean hasSubmitted(Caller caller, StoredDecision decision) {
        return decisions.versions(decision.submission()).stream()
                .filter(version -> version.received().askedBy().equals(caller.name()))
                .anyMatch(version -> decisions.actThatMade(version.id()).isEmpty());
    }

    private RequestKey request(Caller caller, StoredDecision decision, String act, String key, JsonNode json) {
        return decisions.requestKey(caller.name(), "/api/v1/decisions/" + decision.id() + "/" + act, key, json);
    }
}
