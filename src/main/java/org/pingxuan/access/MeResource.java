package org.pingxuan.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Body;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Everyone signed in sees who they are, and users change their own password. */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class MeResource {

    private final Users users;
    private final Passwords passwords;
    private final CurrentCaller current;

    @Inject
    MeResource(Users users, Passwords passwords, CurrentCaller current) {
        this.users = users;
        this.passwords = passwords;
        this.current = current;
    }

    /**
     * Who is asking.
     *
     * @param roles in the order of {@link Roles#ALL}
     * @param units sorted
     */
    record Me(String name, List<String> roles, List<String> units, boolean everyUnit) {}

    @GET
    @Operation(summary = "Who I am")
    public Me me() {
        Caller caller = current.caller();
        return new Me(
                caller.name(),
                Roles.ALL.stream().filter(caller::has).toList(),
                caller.units().stream().sorted().toList(),
                caller.everyUnit());
    }

    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change my password: {\"current\", \"password\"}")
    public void password(JsonNode json) {
        Caller caller = current.caller();
        Users.Credentials credentials = users.credentials(caller.name());
        if (credentials == null) {
            throw Problems.forbidden(Problem.at(
                    "", "no-password", null, "API 密钥和令牌没有密码可改", "API keys and tokens have no password to change"));
        }
        Body body = Body.of(json);
        String old = body.secret("current");
        if (old != null && !passwords.matches(old, credentials.passwordHash())) {
            body.fault("/current", "credentials-wrong", null, "不是现用密码", "is not the present password");
        }
        String password = AccessForm.password(body);
        AccessForm.mustHave(body, "password");
        body.end();
        users.change(credentials.user().id(), new Users.Change(password, null, null, null), caller.name());
    }
}
