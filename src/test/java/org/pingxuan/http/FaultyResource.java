package org.pingxuan.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;

/** Goes wrong on demand, outside /api, so that tests need not sign in. */
@Path("/faulty")
@Produces("application/json")
@PermitAll
public class FaultyResource {

    @Inject
    AskedLanguage asked;

    record Answer(Instant at, BigDecimal number, String nothing) {}

    @GET
    public Answer right() {
        return new Answer(Instant.parse("2024-05-08T07:20:01Z"), new BigDecimal("1E+3"), null);
    }

    @GET
    @Path("/language")
    public List<String> language() {
        return List.of(asked.say(Text.of("中文", "English")));
    }

    @GET
    @Path("/parameters")
    public List<String> parameters(@QueryParam("known") String known) {
        return known == null ? new ArrayList<>() : List.of(known);
    }

    @GET
    @Path("/ids/{id}")
    public List<UUID> id(@PathParam("id") UUID id) {
        return List.of(id);
    }

    @GET
    @Path("/admins")
    @RolesAllowed("admin")
    public List<String> admins() {
        return List.of();
    }

    @POST
    @Consumes("application/json")
    public JsonNode echo(JsonNode body) {
        return body;
    }

    @POST
    @Path("/slates")
    @Consumes("application/json")
    public int slates(JsonNode body) {
        return body.get(0).textValue().length();
    }

    @POST
    @Path("/bytes")
    @Consumes("application/octet-stream")
    public int bytes(byte[] body) {
        return body.length;
    }

    @POST
    @Path("/files")
    @Consumes("multipart/form-data")
    public long file(@RestForm("file") FileUpload file) throws java.io.IOException {
        return Files.size(file.uploadedFile());
    }

    @GET
    @Path("/fail/{how}")
    public String fail(@PathParam("how") String how) {
        Problem first = Problem.at("/a", "first", 1, "甲错", "a is wrong");
        Problem second = Problem.at("/b", "second", null, "乙错", "b is wrong");
        throw switch (how) {
            case "invalid" -> Problems.invalid(List.of(first, second));
            case "wrapped" -> new IllegalStateException(new RuntimeException(Problems.conflict(first)));
            case "unavailable" -> Problems.unavailable(first);
            case "often" -> Problems.tooMany(Duration.ofSeconds(7), first);
            case "busy" -> new RejectedExecutionException("pool-7 is full");
            default -> new IllegalStateException("secret of org.pingxuan.Nothing");
        };
    }
}
