package org.pingxuan.rulebook.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Finding;

/** What the criterion on consulted organs says of several opinions of one organ. */
class OpinionsTest {

    @ParameterizedTest
    @CsvSource({
        "2023-01-01, 2024-04-28, 出具于2023年1月1日，早于上报日期2024年4月19日",
        "2024-04-28, 2023-01-01, 出具于2024年4月28日，晚于上报日期2024年4月19日"
    })
    void the_date_shown_is_that_of_the_opinion_that_decided(String first, String last, String said) throws IOException {
        ObjectNode body;
        try (InputStream file = OpinionsTest.class.getResourceAsStream("/examples/individual.json")) {
            body = (ObjectNode) new ObjectMapper().readTree(file);
        }
        ((ObjectNode) body.get("procedure")).put("reportedUpOn", "2024-04-19");
        ArrayNode opinions = (ArrayNode) body.at("/procedure/opinions");
        for (int i = opinions.size() - 1; i >= 0; i--) {
            if (opinions.get(i).path("organ").asText().equals("PERSONNEL")) {
                opinions.remove(i);
            }
        }
        opinions.addObject().put("organ", "PERSONNEL").put("answer", "AGREE").put("on", first);
        opinions.addObject().put("organ", "PERSONNEL").put("answer", "AGREE").put("on", last);

        Finding finding = BuildPolicy.rulebook()
                .evaluate(new Facts(
                        new SubmissionCheck(BuildPolicy.rulebook().terms()).check(body),
                        LocalDate.of(2024, 5, 8),
                        Register.EMPTY,
                        false))
                .findings()
                .stream()
                .filter(found -> found.criterion().equals("G-CONSULT"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.message().zh()).contains(said);
    }
}
