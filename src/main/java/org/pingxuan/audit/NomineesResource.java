package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Caller;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.Erasure;
import org.pingxuan.decision.StoredFacts;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.http.Body;
import org.pingxuan.ledger.Recorded;
import org.pingxuan.ledger.RequestKey;
import org.pingxuan.shared.Normal;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.TimeOrderedId;
import org.pingxuan.submission.IdNumber;

/** Nominees are erased for good. */
@Path("/api/v1/nominees")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions")
public class NomineesResource {

    private static final int LONGEST_REASON = 2_000;

    private final DecisionStore decisions;
    private final HonoursRegister honours;
    private final ActRecord record;
    private final CurrentCaller current;
    private final InstantSource clock;

    @Inject
    NomineesResource(
            DecisionStore decisions,
            HonoursRegister honours,
            ActRecord record,
            CurrentCaller current,
            InstantSource clock) {
        this.decisions = decisions;
        this.honours = honours;
        this.record = record;
        this.current = current;
        this.clock = clock;
    }

    /**
     * An erasure on record.
     *
     * @param erased every nominee that is erased with it: the one asked for, then those that other versions of its submissions name
     */
    record Erased(UUID id, UUID nominee, List<UUID> erased, String reason, String by, Instant at) {}

    @POST
    @Path("/{id}/erasure")
    @RolesAllowed(Roles.ADMIN)
    @Blocking
    @Operation(
            summary = "Erase a nominee for good: {\"reason\"} 删除个人信息",
            description =
                    "Destroys the key of all that is stored of it, its names and masks, those of a person on the honours register too;"
                            + " and of every nominee that another version of the same submissions names."
                            + " Decisions, honours, counts and the ledger stay valid.")
    public Erased erase(@PathParam("id") UUID id, @HeaderParam(RequestKey.HEADER) String key, JsonNode json) {
        Caller caller = current.caller();
        if (!decisions.isNominee(id)) {
            throw Problems.notFound(Problem.at("id", "unknown-nominee", id, "没有这一推荐对象", "There is no such nominee"));
        }
        Body body = Body.of(json);
        String reason = body.text("reason", LONGEST_REASON);
        body.end();
        Instant now = clock.instant();
        RequestKey request = decisions.requestKey(caller.name(), "/api/v1/nominees/" + id + "/erasure", key, json);
        ActRecord.Done done = record.once(request, () -> {
            if (decisions.shown(List.of(id)).isEmpty()) {
                throw Problems.conflict(
                        Problem.at("id", "erased", id, "该推荐对象的个人信息此前已删除", "This nominee was erased before"));
            }
            List<UUID> all = new ArrayList<>(List.of(id));
            List<UUID> linked = decisions.linked(id);
            Set<UUID> present = decisions.shown(linked).keySet();
            linked.stream().filter(present::contains).forEach(all::add);
            List<Recorded> erased = new ArrayList<>();
            all.forEach(
                    nominee -> erased.add(new Erasure(TimeOrderedId.next(clock), nominee, reason, caller.name(), now)));
            // a number that was mistyped in an earlier version may be another person's
            all.stream()
                    .flatMap(nominee -> idNumber(nominee).map(IdNumber::of).stream()
                            .filter(number ->
                                    nominee.equals(id) || number.faults().isEmpty()))
                    .map(IdNumber::normal)
                    .distinct()
                    .map(number -> honours.pendingErasure(number, caller.name()))
                    .forEach(erased::add);
            return erased;
        });
        return decisions
                .erasure(done.id())
                .map(erasure -> new Erased(
                        erasure.id(),
                        erasure.nominee(),
                        gone(erasure.nominee()),
                        erasure.reason(),
                        erasure.askedBy(),
                        erasure.at()))
                .orElseThrow();
    }

    private List<UUID> gone(UUID nominee) {
        List<UUID> linked = decisions.linked(nominee);
        Set<UUID> present = decisions.shown(linked).keySet();
        return Stream.concat(Stream.of(nominee), linked.stream().filter(other -> !present.contains(other)))
                .toList();
    }

    /** By which the honours register knows a person; empty for a window, or where none was stated. */
    private Optional<String> idNumber(UUID nominee) {
        return decisions
                .factsOfNominee(nominee)
                .map(StoredFacts::read)
                .map(facts -> facts.submission().at("/person/idNumber").textValue())
                .filter(number -> Normal.form(number) != null);
    }
}
