package org.pingxuan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;

/**
 * A refusal as RFC 9457 {@code application/problem+json}, in one language.
 *
 * @param type the kind of refusal, a URN for programs: one for each status
 * @param title the kind of refusal in words
 * @param status the HTTP status
 * @param detail what happened to this request
 * @param incident the number under which a fault of the service was logged; null (and left out) for every other refusal
 * @param problems every fault at once, never empty
 */
@Schema(name = "Problem", description = "RFC 9457 application/problem+json")
record ProblemAnswer(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) String incident,
        List<Fault> problems) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault.
     *
     * @param code a stable code in kebab-case
     * @param pointer a JSON Pointer, {@code sheet!B7}, or the name of a query parameter or header; "" is the whole request
     * @param value what stood there; null where nothing stood there or it may not be shown
     * @param help what is wrong and how to put it right
     */
    @Schema(name = "Fault")
    record Fault(String code, String pointer, String value, String help) {

        static Fault of(Problem problem, Language language) {
            return new Fault(
                    problem.code(),
                    problem.pointer(),
                    problem.value(),
                    problem.help().in(language));
        }
    }
}
