package org.pingxuan.authoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.FileType;
import org.pingxuan.http.Listing;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.KeyCell;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.Digest;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.workbook.OpenedWorkbook;

/** Everyone signed in reads the decision tables: as in force today, or as published with any policy. */
@Path("/api/v1/tables")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class TablesResource {

    private final PublishedTables published;
    private final PolicyStore policies;
    private final AskedLanguage language;

    TablesResource(PublishedTables published, PolicyStore policies, AskedLanguage language) {
        this.published = published;
        this.policies = policies;
        this.language = language;
    }

    /**
     * A table as it is listed.
     *
     * @param kind CASES or LIST
     * @param digest of the typed content
     */
    record ShownTable(String name, String title, String kind, int rows, String digest) {}

    /**
     * A table with its rows.
     *
     * @param columns in the order of the sheet
     * @param rows each with its {@code row}, the number in the sheet, and its cells by column key
     */
    record ShownRows(
            String name,
            String title,
            String kind,
            String digest,
            UUID policy,
            List<ShownColumn> columns,
            List<Map<String, Object>> rows) {}

    record ShownColumn(String key, String header, String type, Map<String, String> codes) {}

    @GET
    @Operation(
            summary = "The decision tables by name",
            description =
                    "Of the policy in force today in ?round (the round that the service began with where none is named), or of ?policy.")
    public Listing<ShownTable> list(@QueryParam("policy") UUID policy, @QueryParam("round") String round) {
        List<ShownTable> tables = published.policy(policy, round).rulebook().policy().tables().values().stream()
                .map(table -> new ShownTable(
                        table.name(),
                        language.say(table.schema().title()),
                        kind(table),
                        table.rows().size(),
                        table.digest()))
                .toList();
        return Listing.of(tables, null, tables.size());
    }

    @GET
    @Path("/{name}.xlsx")
    @Produces(FileType.XLSX)
    @Operation(
            summary = "A table's workbook, byte by byte as it was published",
            description = "With ?row it opens at that row of the sheet.")
    public Response workbook(
            @PathParam("name") String name,
            @QueryParam("policy") UUID policy,
            @QueryParam("round") String round,
            @QueryParam("row") String row,
            @Context Request request) {
        ReadyPolicy asked = published.policy(policy, round);
        published.table(asked, name);
        byte[] published = policies.source(asked.version().id()).workbooks().get(name);
        byte[] workbook = row == null ? published : OpenedWorkbook.at(published, rowNumber(row));
        EntityTag tag = new EntityTag(Digest.of(published) + (row == null ? "" : "#" + row));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Answers.file(Response.ok(), workbook, FileType.XLSX, name + ".xlsx") : unchanged;
        return answer.type(FileType.XLSX)
                .tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Policy", asked.version().id())
                .build();
    }

    private static int rowNumber(String row) {
        if (!row.matches("[1-9][0-9]{0,6}")) {
            throw Problems.malformed(List.of(
                    Problem.at("row", "malformed", row, "应为行号：1、2、3……", "must be the number of a row: 1, 2, 3 …")));
        }
        return Integer.parseInt(row);
    }

    @GET
    @Path("/{name}.json")
    @Operation(summary = "A table's rows")
    public ShownRows rows(
            @PathParam("name") String name, @QueryParam("policy") UUID policy, @QueryParam("round") String round) {
        ReadyPolicy asked = published.policy(policy, round);
        TypedTable table = published.table(asked, name);
        List<Column> columns = table.schema().columns();
        return new ShownRows(
                table.name(),
                language.say(table.schema().title()),
                kind(table),
                table.digest(),
                asked.version().id(),
                columns.stream().map(this::shown).toList(),
                table.rows().stream().map(row -> shown(row, columns)).toList());
    }

    private ShownColumn shown(Column column) {
        Map<String, String> codes = null;
        if (column.list() != null) {
            codes = new LinkedHashMap<>();
            for (String code : column.list().codes().keySet()) {
                codes.put(code, language.say(column.list().label(code)));
            }
        }
        return new ShownColumn(column.key(), column.header(), column.type().name(), codes);
    }

    private static Map<String, Object> shown(Row row, List<Column> columns) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("row", row.number());
        for (Column column : columns) {
            Object value = row.values().get(column.key());
            cells.put(column.key(), value instanceof KeyCell key ? new ArrayList<>(key.codes()) : value);
        }
        return cells;
    }

    private static String kind(TypedTable table) {
        return table.schema().cases() ? "CASES" : "LIST";
    }
}
