package org.pingxuan.authoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Listing;
import org.pingxuan.policy.ClauseRegister;
import org.pingxuan.policy.ClauseRegister.Clause;
import org.pingxuan.policy.ClauseRegister.Notice;
import org.pingxuan.policy.ClauseRegister.Reading;
import org.pingxuan.policy.Criterion;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.Stage;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.submission.Award;

/** Everyone signed in reads the rounds, and the clauses of their notices with what checks each. */
@Path("/api/v1/rounds")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rounds")
public class RoundsResource {

    private final PublishedTables published;
    private final PolicyStore policies;
    private final AskedLanguage language;

    RoundsResource(PublishedTables published, PolicyStore policies, AskedLanguage language) {
        this.published = published;
        this.policies = policies;
        this.language = language;
    }

    /** @param policy in force today; null where none is */
    record ShownRound(String id, String title, Instant createdAt, InForce policy) {}

    record InForce(UUID id, int version, String digest, LocalDate inForceFrom) {}

    record WholeRound(
            String id,
            String title,
            Instant createdAt,
            InForce policy,
            ShownNotice notice,
            List<ShownAward> awards,
            List<ShownUnit> units) {}

    record ShownNotice(String number, LocalDate issued, String title) {}

    /** @param criteria how many criteria there are, by stage */
    record ShownAward(String award, String title, String nominee, Map<Stage, Long> criteria) {}

    record ShownUnit(String unit, String name) {}

    /**
     * A clause with what checks it.
     *
     * @param clause where it stands; findings and rows cite it so
     * @param notChecked why no criterion of its own checks it; null where one does
     */
    record ShownClause(
            String id,
            String clause,
            String quote,
            String title,
            String kind,
            List<ShownCriterion> criteria,
            List<ShownReading> readings,
            String notChecked) {}

    record ShownCriterion(String id, String title, Stage stage, List<String> awards) {}

    record ShownReading(String id, String answer, List<String> tables) {}

    @GET
    @Operation(summary = "The rounds by id")
    public Listing<ShownRound> list() {
        List<ShownRound> rounds = policies.rounds().stream()
                .map(round ->
                        new ShownRound(round.id(), language.say(round.title()), round.createdAt(), inForce(round)))
                .toList();
        return Listing.of(rounds, null, rounds.size());
    }

    @GET
    @Path("/{round}")
    @Operation(summary = "One round: its notice, awards and units under the policy in force today")
    public WholeRound one(@PathParam("round") String id) {
        Round round = published.round(id);
        ReadyPolicy policy = published.policy(null, id);
        Notice notice = policy.rulebook().clauses().notice();
        return new WholeRound(
                round.id(),
                language.say(round.title()),
                round.createdAt(),
                inForce(round),
                new ShownNotice(notice.number(), notice.issued(), language.say(notice.title())),
                Arrays.stream(Award.values()).map(award -> shown(award, policy)).toList(),
                policy.rulebook().policy().table("units").rows().stream()
                        .map(unit -> new ShownUnit(unit.id(), language.say(unit.title())))
                        .toList());
    }

    @GET
    @Path("/{round}/clauses")
    @Operation(summary = "The clause register: every clause of the notice with its criteria, or why nothing checks it")
    public Listing<ShownClause> clauses(@PathParam("round") String id, @QueryParam("policy") UUID policy) {
        published.round(id);
        ReadyPolicy asked = published.policy(policy, id);
        ClauseRegister register = asked.rulebook().clauses();
        Map<String, Criterion> catalogue = asked.rulebook().catalogue();
        Map<String, Reading> readings =
                register.readings().stream().collect(Collectors.toMap(Reading::id, Function.identity()));
        List<ShownClause> clauses = register.clauses().stream()
                .map(clause -> shown(clause, catalogue, readings))
                .toList();
        return Listing.of(clauses, null, clauses.size());
    }

    private ShownClause shown(Clause clause, Map<String, Criterion> catalogue, Map<String, Reading> readings) {
        return new ShownClause(
                clause.id(),
                clause.location(),
                clause.quote(),
                language.say(clause.title()),
                clause.kind(),
                clause.criteria().stream()
                        .map(catalogue::get)
                        .filter(Objects::nonNull)
                        .map(criterion -> new ShownCriterion(
                                criterion.id(),
                                language.say(criterion.title()),
                                criterion.stage(),
                                criterion.awards().stream().sorted().toList()))
                        .toList(),
                clause.readings().stream()
                        .map(readings::get)
                        .filter(Objects::nonNull)
                        .map(reading ->
                                new ShownReading(reading.id(), language.say(reading.answer()), reading.tables()))
                        .toList(),
                clause.notChecked() == null ? null : language.say(clause.notChecked()));
    }

    private ShownAward shown(Award award, ReadyPolicy policy) {
        return new ShownAward(
                award.name(),
                language.say(award.title()),
                award.isForWindow() ? "WINDOW" : "PERSON",
                policy.rulebook().catalogue().values().stream()
                        .filter(criterion -> criterion.awards().contains(award.name()))
                        .collect(Collectors.groupingBy(Criterion::stage, Collectors.counting())));
    }

    private InForce inForce(Round round) {
        return policies.versionInForce(round.id(), published.today())
                .map(version -> new InForce(version.id(), version.version(), version.digest(), version.inForceFrom()))
                .orElse(null);
    }
}
