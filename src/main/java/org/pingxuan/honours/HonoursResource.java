package org.pingxuan.honours;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.honours.HonourImport.ReadHonours;
import org.pingxuan.http.Answers;
import org.pingxuan.http.FileType;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Look;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.shared.Day;
import org.pingxuan.shared.PersonName;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Fields;

/** Administrators keep the register of earlier honours; auditors read it. */
@Path("/api/v1/honours")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "honours")
public class HonoursResource {

    private static final int REASON = 2_000;

    private final HonoursRegister register;
    private final HonourKinds kinds;
    private final InstantSource clock;
    private final CurrentCaller current;

    HonoursResource(HonoursRegister register, HonourKinds kinds, InstantSource clock, CurrentCaller current) {
        this.register = register;
        this.kinds = kinds;
        this.clock = clock;
        this.current = current;
    }

    /**
     * An honour as it is shown.
     *
     * @param name a window's; a person's whole only where one entry is asked for, which is noted as a look, else masked
     * @param idNumber masked
     */
    record ShownHonour(
            UUID id,
            String honour,
            int year,
            Integer stars,
            String name,
            String creditCode,
            String idNumber,
            Instant recordedAt,
            String recordedBy,
            boolean revoked,
            Honour.Revocation revocation) {

        /** With a person's name masked. */
        static ShownHonour of(Honour honour) {
            return of(honour, honour.idNumberMask() == null ? honour.name() : PersonName.masked(honour.name()));
        }

        static ShownHonour of(Honour honour, String name) {
            return new ShownHonour(
                    honour.id(),
                    honour.honour(),
                    honour.year(),
                    honour.stars(),
                    name,
                    honour.creditCode(),
                    honour.idNumberMask(),
                    honour.recordedAt(),
                    honour.recordedBy(),
                    honour.revoked(),
                    honour.revocation());
        }
    }

    /** @param ids in the order of the rows */
    record Imported(int recorded, List<UUID> ids) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "The register, newest entries first")
    @Parameter(name = "honour", in = ParameterIn.QUERY, description = "a code of the honours table")
    @Parameter(name = "year", in = ParameterIn.QUERY)
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "part of a name")
    @Parameter(name = "revoked", in = ParameterIn.QUERY, description = "true or false")
    @Parameter(name = "asOf", in = ParameterIn.QUERY, description = "what was known then, 2024-05-08T15:20:00+08:00")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<ShownHonour> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Long year = query.number("year", 0, 9999);
        HonoursRegister.Search search = new HonoursRegister.Search(
                query.text("honour"),
                year == null ? null : year.intValue(),
                query.text("q"),
                flag(query, "revoked"),
                asOf(query));
        Page page = query.page();
        UUID before = query.position(page, UUID::fromString);
        query.end();
        return Listing.of(
                register.search(search, before, page.size() + 1),
                page,
                register.count(search, Listing.EXACT + 1),
                ShownHonour::of,
                honour -> honour.id().toString());
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record an honour: {\"honour\", \"year\", \"stars\", \"name\", \"creditCode\" or \"idNumber\"}")
    public Response create(JsonNode json) {
        NewHonour honour = form().check(json);
        try {
            Honour recorded = register.record(List.of(honour), by()).get(0);
            return Response.created(URI.create("/api/v1/honours/" + recorded.id()))
                    .entity(ShownHonour.of(recorded))
                    .build();
        } catch (AlreadyHeld held) {
            throw Problems.conflict(held(""));
        }
    }

    @GET
    @Look("honour")
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "One entry", description = "A person by the whole name; who looked is under /api/v1/reads.")
    @Parameter(name = "asOf", in = ParameterIn.QUERY, description = "what was known then, 2024-05-08T15:20:00+08:00")
    public ShownHonour one(@PathParam("id") UUID id, @Context UriInfo uri) {
        Query query = Query.of(uri);
        Instant asOf = asOf(query);
        query.end();
        Honour honour = found(id, asOf);
        return ShownHonour.of(honour, honour.name());
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Revoke an honour: {\"reason\"}")
    public ShownHonour revoke(@PathParam("id") UUID id, JsonNode json) {
        String reason = Fields.check(json, "", fields -> {
            String text = fields.lastingNotBlank("reason", REASON);
            if (!fields.has("reason")) {
                fields.missing("reason", "缺少撤销理由", "The reason is missing");
            }
            return text;
        });
        found(id, null);
        if (!register.revoke(id, reason.strip(), by())) {
            throw Problems.conflict(
                    Problem.at("", "already-revoked", id, "这一荣誉已经撤销", "This honour is revoked already"));
        }
        return ShownHonour.of(found(id, null));
    }

    @GET
    @Path("/template.xlsx")
    @RolesAllowed(Roles.ADMIN)
    @Produces(FileType.XLSX)
    @Operation(summary = "The empty import template")
    public Response template() {
        return Answers.file(Response.ok(), HonourImport.template(kinds.now()), FileType.XLSX, "honours.xlsx")
                .build();
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "As /import")
    public Response createFromForm(@RestForm("file") FileUpload file) {
        return importForm(file);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(FileType.XLSX)
    @Operation(summary = "As /import")
    public Response createFromWorkbook(byte[] file) {
        return importWorkbook(file);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(FileType.CSV)
    @Operation(summary = "As /import")
    public Response createFromCsv(byte[] file) {
        return importCsv(file);
    }

    @POST
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Record the rows of a filled template or CSV (field \"file\"): all of them or none")
    public Response importForm(@RestForm("file") FileUpload file) {
        if (file == null) {
            throw Problems.invalid(
                    List.of(Problem.at("file", "missing", null, "缺少上传的文件（file）", "The file is missing (file)")));
        }
        try {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            String name = file.fileName() == null ? "" : file.fileName().toLowerCase(Locale.ROOT);
            return recorded(name.endsWith(".csv") ? reader().csv(bytes) : reader().xlsx(bytes));
        } catch (IOException gone) {
            throw new UncheckedIOException("an upload cannot be read", gone);
        }
    }

    @POST
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(FileType.XLSX)
    @Operation(summary = "Record the rows of a filled template: all of them or none")
    public Response importWorkbook(byte[] file) {
        return recorded(reader().xlsx(file));
    }

    @POST
    @Path("/import")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(FileType.CSV)
    @Operation(summary = "Record the lines of a CSV with the template's header: all of them or none")
    public Response importCsv(byte[] file) {
        return recorded(reader().csv(file));
    }

    private Response recorded(ReadHonours read) {
        try {
            List<UUID> ids = register.record(read.honours(), by()).stream()
                    .map(Honour::id)
                    .toList();
            return Response.status(Response.Status.CREATED)
                    .entity(new Imported(ids.size(), ids))
                    .build();
        } catch (AlreadyHeld held) {
            throw Problems.of(
                    409,
                    Text.of("与已有记录冲突", "Conflict with the record"),
                    held.places().stream()
                            .map(place -> held(read.places().get(place)))
                            .toList());
        }
    }

    private static Problem held(String pointer) {
        return Problem.at(
                pointer,
                "already-held",
                null,
                "荣誉库已有同一对象同一年度的这项荣誉，或本次重复填写",
                "The register has this honour of the same holder and year already, or it is named twice here");
    }

    private Honour found(UUID id, Instant asOf) {
        Optional<Honour> honour = register.byId(id, asOf);
        return honour.orElseThrow(() ->
                Problems.notFound(Problem.at("", "no-such-honour", id, "荣誉库没有这一条", "The register has no such entry")));
    }

    private HonourForm form() {
        return new HonourForm(kinds, clock);
    }

    private HonourImport reader() {
        return new HonourImport(form());
    }

    private String by() {
        return current.caller().name();
    }

    private static Boolean flag(Query query, String name) {
        String text = query.text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            query.fault(name, "应为 true 或 false", "must be true or false");
        }
        return text == null ? null : Boolean.valueOf(text);
    }

    private static Instant asOf(Query query) {
        String text = query.text("asOf");
        try {
            // a plus sign that was not escaped arrives as a space
            return text == null ? null : Day.instant(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException wrong) {
            query.fault(
                    "asOf",
                    "应为带时区的时刻，如 2024-05-08T15:20:00+08:00",
                    "must be an instant with offset, like 2024-05-08T15:20:00+08:00");
            return null;
        }
    }
}
