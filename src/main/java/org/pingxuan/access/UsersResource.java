package org.pingxuan.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Body;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;

/** Administrators look after users. */
@Path("/api/v1/users")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class UsersResource {

    private final Users users;
    private final CurrentCaller current;

    @Inject
    UsersResource(Users users, CurrentCaller current) {
        this.users = users;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a user: {\"name\", \"password\", \"roles\", \"units\"}")
    public Response create(JsonNode json) {
        Body body = Body.of(json);
        String name = AccessForm.name(body);
        String password = AccessForm.password(body);
        AccessForm.mustHave(body, "password");
        String[] roles = AccessForm.roles(body);
        AccessForm.mustHave(body, "roles");
        String[] units = AccessForm.units(body);
        body.end();
        User user = users.create(
                name,
                password,
                roles,
                units == null ? new String[0] : units,
                current.caller().name());
        return Response.created(URI.create("/api/v1/users/" + user.id()))
                .entity(user)
                .build();
    }

    @GET
    @Operation(summary = "The users by name")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<User> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Page page = query.page();
        query.end();
        return users.list(page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One user")
    public User one(@PathParam("id") UUID id) {
        return users.user(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a user: any of {\"password\", \"roles\", \"units\", \"enabled\"}",
            description = "Fields left out stay as they are. What the user is signed in with ends within a second.")
    public User change(@PathParam("id") UUID id, JsonNode json) {
        Body body = Body.of(json);
        Users.Change change = new Users.Change(
                AccessForm.password(body),
                AccessForm.roles(body),
                AccessForm.units(body),
                body.optionalFlag("enabled"));
        body.end();
        return users.change(id, change, current.caller().name());
    }
}
