package org.pingxuan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.ListStore;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.http.Answers;
import org.pingxuan.http.AskedLanguage;
import org.pingxuan.http.Body;
import org.pingxuan.http.FileType;
import org.pingxuan.http.Listing;
import org.pingxuan.http.Page;
import org.pingxuan.http.Query;
import org.pingxuan.http.StrictJson;
import org.pingxuan.ledger.BrokenLedger;
import org.pingxuan.ledger.HeadDirectory;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.LedgerHead;
import org.pingxuan.ledger.LedgerVerification;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.SealedEntry;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Auditors read the ledger, prove what stands in it and verify that nothing was changed. */
@Path("/api/v1/ledger")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class LedgerResource {

    private final Ledger ledger;
    private final HeadDirectory heads;
    private final DecisionStore decisions;
    private final ListStore lists;
    private final HonoursRegister honours;
    private final AskedLanguage asked;

    @Inject
    LedgerResource(
            Ledger ledger,
            HeadDirectory heads,
            DecisionStore decisions,
            ListStore lists,
            HonoursRegister honours,
            AskedLanguage asked) {
        this.ledger = ledger;
        this.heads = heads;
        this.decisions = decisions;
        this.lists = lists;
        this.honours = honours;
        this.asked = asked;
    }

    @GET
    @Path("/head")
    @Blocking
    @Operation(summary = "The signed head 树头")
    public LedgerAnswer.Head head() {
        return LedgerAnswer.Head.of(ledger.head());
    }

    @GET
    @Path("/entries")
    @Blocking
    @Operation(summary = "Entries, oldest first 存证记录")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "the first index, 0 where absent")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "the last index, inclusive; the newest where absent")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 500, 50 where absent")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "the \"next\" of the previous answer")
    public Listing<LedgerAnswer.Entry> entries(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Long from = query.number("from", 0, Long.MAX_VALUE);
        Long to = query.number("to", 0, Long.MAX_VALUE);
        if (from != null && to != null && to < from) {
            query.fault("to", "不得小于 from", "must not be less than from");
        }
        Page page = query.page();
        Long after = query.position(page, Long::valueOf);
        query.end();
        long first = from == null ? 0 : from;
        long newest = ledger.head().size() - 1;
        long last = to == null ? newest : Math.min(to, newest);
        long begin = after == null ? first : Math.max(first, after + 1);
        List<SealedEntry> rows = ledger.entries(begin, Math.min(last, begin + page.size()));
        return Listing.of(
                rows,
                page,
                Math.max(0, last - first + 1),
                LedgerAnswer.Entry::of,
                row -> Long.toString(row.entry().index()));
    }

    @GET
    @Path("/{index: [0-9]{1,18}}/proof")
    @Blocking
    @Operation(summary = "The proof that an entry stands in the ledger, checkable against any exported head 存在证明")
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "of the head to prove it for; the present where absent")
    public LedgerAnswer.Inclusion proof(@PathParam("index") long index, @Context UriInfo uri) {
        LedgerHead head = ledger.head();
        if (index >= head.size()) {
            throw Problems.notFound(Problem.at("index", "unknown-entry", index, "没有这一存证记录", "There is no such entry"));
        }
        Query query = Query.of(uri);
        Long asSize = query.number("size", index + 1, head.size());
        query.end();
        long size = asSize == null ? head.size() : asSize;
        return new LedgerAnswer.Inclusion(
                LedgerAnswer.Entry.of(ledger.entries(index, index).get(0)),
                size,
                root(size),
                LedgerAnswer.texts(ledger.inclusion(index, size)),
                LedgerAnswer.Head.of(head));
    }

    @GET
    @Path("/consistency")
    @Blocking
    @Operation(summary = "The proof that a newer head continues an older one 一致性证明")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "the older head's size, at least 1")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "the newer head's size; the present where absent")
    public LedgerAnswer.Consistency consistency(@Context UriInfo uri) {
        long present = ledger.head().size();
        Query query = Query.of(uri);
        Long from = query.number("from", 1, present);
        Long to = query.number("to", 1, present);
        if (query.text("from") == null) {
            query.fault("from", "必须填写", "is required");
        } else if (from != null && to != null && to < from) {
            query.fault("to", "不得小于 from", "must not be less than from");
        }
        query.end();
        long newer = to == null ? present : to;
        return new LedgerAnswer.Consistency(
                from, root(from), newer, root(newer), LedgerAnswer.texts(ledger.consistency(from, newer)));
    }

    @POST
    @Path("/verify")
    @Blocking
    @Operation(
            summary = "Verify the ledger against itself, its signed head and every exported head 核验",
            description =
                    "{\"from\", \"to\"} verifies a range of indexes; without a body the whole, with everything on record: decisions and what was done with them, slates, final lists, commendations and honours.")
    public LedgerAnswer.Verification verify(InputStream sent) throws IOException {
        Body body = Body.of(read(sent));
        try {
            return verify(body);
        } catch (BrokenLedger unreadable) {
            return LedgerAnswer.Verification.unreadable(asked.language());
        }
    }

    private LedgerAnswer.Verification verify(Body body) {
        long size = ledger.head().size();
        Long from = body.optionalWhole("from", 0, Math.max(0, size - 1));
        Long to = body.optionalWhole("to", from == null ? 0 : from, Math.max(0, size - 1));
        body.end();
        List<LedgerHead> kept = heads.heads();
        if (size == 0 || (from == null && to == null)) {
            return whole(kept);
        }
        try {
            LedgerVerification.Result result = ledger.verify(kept, from == null ? 0 : from, to == null ? size - 1 : to);
            return LedgerAnswer.Verification.of(result, kept.size(), null, asked.language());
        } catch (BrokenLedger outsideTheRange) {
            return whole(kept);
        }
    }

    @GET
    @Path("/export")
    @Produces(FileType.NDJSON)
    @Blocking
    @Operation(
            summary = "Entries as lines that the offline verifier checks 导出",
            description = "java -jar quarkus-run.jar verify-ledger <file> <heads>")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "the first index, 0 where absent")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "the last index, inclusive; the newest where absent")
    public Response export(@Context UriInfo uri) {
        long newest = ledger.head().size() - 1;
        if (newest < 0) {
            throw Problems.notFound(Problem.at("", "empty-ledger", null, "存证链还没有记录", "The ledger is empty"));
        }
        Query query = Query.of(uri);
        Long from = query.number("from", 0, newest);
        Long to = query.number("to", 0, newest);
        if (from != null && to != null && to < from) {
            query.fault("to", "不得小于 from", "must not be less than from");
        }
        query.end();
        long first = from == null ? 0 : from;
        long last = to == null ? newest : to;
        StreamingOutput lines = output -> {
            Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            ledger.export(first, last, writer);
            writer.flush();
        };
        return Answers.file(Response.ok(), lines, FileType.NDJSON, "ledger-%d-%d.ndjson".formatted(first, last))
                .build();
    }

    private LedgerAnswer.Verification whole(List<LedgerHead> kept) {
        List<RecordComparison.Contradiction> contradicting = new ArrayList<>(decisions.contradictingLedger());
        contradicting.addAll(lists.contradictingLedger());
        contradicting.addAll(honours.contradictingLedger());
        return LedgerAnswer.Verification.of(ledger.verify(kept), kept.size(), contradicting, asked.language());
    }

    /** The root of the tree of the first {@code size} entries. */
    private String root(long size) {
        return ledger.entries(size - 1, size - 1).get(0).root().toString();
    }

    private static JsonNode read(InputStream sent) throws IOException {
        InputStream body = new BufferedInputStream(sent);
        body.mark(1);
        if (body.read() < 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        body.reset();
        return StrictJson.parse(body);
    }
}
