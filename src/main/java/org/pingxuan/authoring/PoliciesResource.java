package org.pingxuan.authoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.policy.Round;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.rulebook.Rulebook;

/** Everyone signed in reads the policy versions. */
@Path("/api/v1/policies")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class PoliciesResource {

    private final PublishedTables published;
    private final PolicyStore policies;
    private final AskedLanguage language;

    PoliciesResource(PublishedTables published, PolicyStore policies, AskedLanguage language) {
        this.published = published;
        this.policies = policies;
        this.language = language;
    }

    @GET
    @Operation(summary = "The policy versions, newest first within each round")
    @Parameter(name = "round", in = ParameterIn.QUERY, description = "only of this round")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<ShownPolicy> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        String round = query.text("round");
        Page page = query.page();
        UUID after = query.position(page, UUID::fromString);
        query.end();
        List<String> rounds = round == null
                ? policies.rounds().stream().map(Round::id).toList()
                : List.of(published.round(round).id());
        List<PolicyVersion> versions =
                rounds.stream().flatMap(id -> policies.versions(id).stream()).toList();
        List<PolicyVersion> rest = after == null
                ? versions
                : versions.stream()
                        .dropWhile(version -> !version.id().equals(after))
                        .skip(1)
                        .toList();
        return Listing.of(
                rest.subList(0, Math.min(rest.size(), page.size() + 1)),
                page,
                versions.size(),
                version -> shown(version, null),
                version -> version.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One policy version, with the digests of its tables")
    public ShownPolicy one(@PathParam("id") UUID id) {
        ReadyPolicy policy = published.policy(id, null);
        Map<String, String> tables = new TreeMap<>();
        for (TypedTable table : policy.rulebook().policy().tables().values()) {
            tables.put(table.name(), table.digest());
        }
        return shown(policy.version(), tables);
    }

    @GET
    @Path("/{id}/handbook.md")
    @Produces("text/markdown;charset=UTF-8")
    @Operation(
            summary =
                    "The handbook of one policy version, in the asked language: each clause, its criteria and their cases")
    public String handbook(@PathParam("id") UUID id) {
        Rulebook rulebook = published.policy(id, null).rulebook();
        return Handbook.write(rulebook.policy(), rulebook.clauses(), null, language.language());
    }

    private ShownPolicy shown(PolicyVersion version, Map<String, String> tables) {
        return ShownPolicy.of(version, published.isInForce(version), tables);
    }
}
