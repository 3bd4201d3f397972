package org.pingxuan.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.CurrentCaller;
import org.pingxuan.access.Roles;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.FileType;
import org.pingxuan.http.Query;
import org.pingxuan.shared.Language;
import org.pingxuan.workbook.ListWorkbook;

/** The same lists as {@link DecisionListResource} finds, whole, as files; personal data masked. */
@Path("/api/v1")
@RolesAllowed({Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN, Roles.INTAKE})
@Tag(name = "decisions")
public class DecisionExportResource {

    private final DecisionSearch search;
    private final CurrentCaller current;
    private final AskedLanguage asked;

    @Inject
    DecisionExportResource(DecisionSearch search, CurrentCaller current, AskedLanguage asked) {
        this.search = search;
        this.current = current;
        this.asked = asked;
    }

    @GET
    @Path("/decisions.csv")
    @Produces(FileType.CSV)
    @Blocking
    @Operation(summary = "Decisions as CSV 导出", description = "Filters as of the list; UTF-8 with a byte order mark.")
    public Response csv(@Context UriInfo uri) {
        DecisionFilter filter = filter(uri);
        Language language = asked.language();
        StreamingOutput rows = output -> {
            CsvList csv = new CsvList(output, DecisionSheet.headings(language));
            try {
                search.all(filter, decision -> csv.add(DecisionSheet.cells(decision, language)));
            } catch (UncheckedIOException brokenOff) {
                throw brokenOff.getCause();
            }
            csv.flush();
        };
        return Answers.file(Response.ok(), rows, FileType.CSV + ";charset=UTF-8", "decisions.csv")
                .build();
    }

    @GET
    @Path("/decisions.xlsx")
    @Produces(FileType.XLSX)
    @Blocking
    @Operation(summary = "Decisions as XLSX 导出", description = "Filters as of the list.")
    public Response xlsx(@Context UriInfo uri) {
        DecisionFilter filter = filter(uri);
        Language language = asked.language();
        StreamingOutput rows = output -> {
            try (ListWorkbook workbook =
                    new ListWorkbook(DecisionSheet.NAME_OF_SHEET.in(language), DecisionSheet.headings(language))) {
                search.all(filter, decision -> workbook.add(DecisionSheet.cells(decision, language)));
                workbook.writeTo(output);
            }
        };
        return Answers.file(Response.ok(), rows, FileType.XLSX, "decisions.xlsx")
                .build();
    }

    private DecisionFilter filter(UriInfo uri) {
        Query query = Query.of(uri);
        DecisionFilter filter = DecisionFilter.read(query, current.caller());
        query.end();
        return filter;
    }
}
