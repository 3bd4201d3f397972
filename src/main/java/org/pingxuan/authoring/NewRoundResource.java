package org.pingxuan.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Body;
import org.pingxuan.policy.PolicyVersion;
import org.pingxuan.shared.Id;
import org.pingxuan.shared.Text;

/** Opens rounds: a new selection begins with the content of a policy that exists. */
@Path("/api/v1/rounds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class NewRoundResource {

    private static final int LONGEST_TITLE = 200;

    private final Publishing publishing;
    private final PublishedTables published;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    NewRoundResource(Publishing publishing, PublishedTables published, CurrentCaller current, AskedLanguage asked) {
        this.publishing = publishing;
        this.published = published;
        this.current = current;
        this.asked = asked;
    }

    /** @param policy its version 1 */
    record OpenedRound(String id, String title, ShownPolicy policy) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    @Operation(
            summary = "Open a round with the content of a policy 开设新一届:"
                    + " {\"id\", \"titleZh\", \"titleEn\", \"policy\", \"inForceFrom\", \"note\"}",
            description = "\"policy\" is the id of the version that is copied; it becomes version 1 of the round.")
    public Response open(JsonNode json) {
        Body body = Body.of(json);
        String id = body.text("id", 40);
        if (id != null && !id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            body.fault("/id", "faulty-code", id, "只能用字母、数字和 . _ -", "may hold letters, digits and . _ - only");
        }
        String titleZh = body.text("titleZh", LONGEST_TITLE);
        String titleEn = body.optionalText("titleEn", LONGEST_TITLE);
        UUID policy = uuid(body, body.text("policy", 40));
        LocalDate inForceFrom = body.date("inForceFrom");
        String note = body.optionalText("note", 1000);
        body.end();
        Text titles = Text.of(titleZh, titleEn == null ? titleZh : titleEn);
        PolicyVersion version = publishing.openRound(
                id,
                titles,
                policy,
                inForceFrom,
                note == null ? "" : note,
                current.caller().name());
        return Response.created(URI.create("/api/v1/rounds/" + id))
                .entity(new OpenedRound(
                        id, titles.in(asked.language()), ShownPolicy.of(version, published.isInForce(version), null)))
                .build();
    }

    private static UUID uuid(Body body, String text) {
        UUID id = Id.of(text).orElse(null);
        if (text != null && id == null) {
            body.fault("/policy", "unknown-policy", text, "应为政策版本的编号", "must be the id of a policy version");
        }
        return id;
    }
}
