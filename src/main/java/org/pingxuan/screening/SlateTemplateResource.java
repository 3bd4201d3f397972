package org.pingxuan.screening;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pingxuan.http.Answers;
import org.pingxuan.http.FileType;
import org.pingxuan.rulebook.PolicyStore;
import org.pingxuan.rulebook.ReadyPolicy;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;

/** Units take the empty workbook of their slates here. */
@Path("/api/v1/rounds/{round}/slates/template/{award}.xlsx")
@Authenticated
@Tag(name = "slates")
public class SlateTemplateResource {

    private final SubmissionReader reader;
    private final PolicyStore policies;
    private final InstantSource clock;

    @Inject
    SlateTemplateResource(SubmissionReader reader, PolicyStore policies, InstantSource clock) {
        this.reader = reader;
        this.policies = policies;
        this.clock = clock;
    }

    @GET
    @Produces(FileType.XLSX)
    @Operation(
            summary = "The empty workbook of a slate 汇总表模板",
            description = "As the policy in force today asks for it; the columns of annex 7, 8 or 10 first.")
    public Response template(@PathParam("round") String round, @PathParam("award") String code) {
        reader.requireRound(round);
        Award award = Arrays.stream(Award.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("award", "unknown-award", code, "没有这一奖项", "There is no such award")));
        ReadyPolicy policy = policies.inForce(round, LocalDay.today(clock))
                .orElseThrow(() -> Problems.notFound(
                        Problem.at("round", "no-policy", round, "今天尚无政策生效", "No policy is in force today")));
        return Answers.file(
                        Response.ok(),
                        SlateForm.of(policy.rulebook(), award).template(),
                        FileType.XLSX,
                        "slate-" + code + ".xlsx")
                .build();
    }
}
