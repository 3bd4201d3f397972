package org.pingxuan.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Body;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.shared.LocalDay;

/** Administrators look after the keys of programs. */
@Path("/api/v1/api-keys")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class ApiKeysResource {

    private final ApiKeys keys;
    private final CurrentCaller current;
    private final InstantSource clock;

    @Inject
    ApiKeysResource(ApiKeys keys, CurrentCaller current, InstantSource clock) {
        this.keys = keys;
        this.current = current;
        this.clock = clock;
    }

    /**
     * The answer to a new key.
     *
     * @param key the key itself, shown this once
     */
    record Made(UUID id, String key, String name, List<String> roles, List<String> units, LocalDate expiresOn) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create a key: {\"name\", \"roles\", \"units\", \"expiresOn\"}",
            description = "The key is shown this once. Without expiresOn it holds for a year.")
    public Response create(JsonNode json) {
        Body body = Body.of(json);
        String name = AccessForm.name(body);
        String[] roles = AccessForm.roles(body);
        AccessForm.mustHave(body, "roles");
        String[] units = AccessForm.units(body);
        LocalDate expiresOn = body.optionalDate("expiresOn");
        body.end();
        ApiKeys.Made made = keys.create(
                name,
                roles,
                units == null ? new String[0] : units,
                expiresOn == null ? LocalDay.today(clock).plusYears(1) : expiresOn,
                current.caller().name());
        ApiKey key = made.about();
        return Response.created(URI.create("/api/v1/api-keys/" + key.id()))
                .entity(new Made(key.id(), made.key(), key.name(), key.roles(), key.units(), key.expiresOn()))
                .build();
    }

    @GET
    @Operation(summary = "The keys, without the keys themselves; revoked ones too")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<ApiKey> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Page page = query.page();
        UUID after = query.position(page, UUID::fromString);
        query.end();
        return keys.list(page, after);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a key")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(id, current.caller().name());
    }
}
