package org.pingxuan.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.IdNumber;

/** Headers that stay on record in the clear may not hold a resident ID number: 400, and the number is not shown. */
@Provider
public class LastingHeaders implements ContainerRequestFilter {

    private static final List<String> LASTING = List.of("Idempotency-Key", "Read-Reason");

    @Override
    public void filter(ContainerRequestContext request) {
        List<Problem> problems = LASTING.stream()
                .filter(name -> request.getHeaderString(name) != null && IdNumber.isIn(request.getHeaderString(name)))
                .map(name -> Problem.at(
                        name,
                        "id-number",
                        null,
                        name + " " + IdNumber.NOT_HERE.zh(),
                        name + " " + IdNumber.NOT_HERE.en()))
                .toList();
        if (!problems.isEmpty()) {
            throw Problems.malformed(problems);
        }
    }
}
