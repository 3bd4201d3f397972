package org.pingxuan.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Score;
import org.pingxuan.verdict.Verdict;

/** The score by the notice's heads, with the points of the build's scoring table worked out by hand. */
class ScoringTest {

    private final Rulebook rulebook = BuildPolicy.rulebook();

    @Test
    void a_window_that_meets_everything_scores_100_over_five_heads_of_20() throws IOException {
        Score score = score(example("window")).score();

        assertThat(score.total()).isEqualByComparingTo("100.0");
        assertThat(score.parts()).extracting(Score.Part::id).containsExactly("W-1", "W-2", "W-3", "W-4", "W-5");
        assertThat(score.parts()).allSatisfy(part -> assertThat(part.of()).isEqualByComparingTo("20"));
    }

    @ParameterizedTest
    @CsvSource({"100, 20", "99, 20", "98.99, 19", "95, 19", "94.99, 18", "90, 18", "89.99, 16", "0, 16", ", 16"})
    void the_favourable_rate_gives_the_points_of_its_interval_and_none_where_it_is_unknown(
            BigDecimal rate, BigDecimal points) throws IOException {
        ObjectNode body = example("window");
        ((ObjectNode) body.get("window")).put("favourableRate", rate);

        Score.Part service = score(body).score().parts().get(4);

        assertThat(service.points()).isEqualByComparingTo(points);
        assertThat(service.of()).isEqualByComparingTo("20");
    }

    @Test
    void what_is_not_met_or_unknown_gives_no_points_and_stays_in_the_possible_ones() throws IOException {
        ObjectNode body = example("window");
        ((ObjectNode) body.get("attestations")).remove("W-C1-NORM");
        ((ObjectNode) body.at("/attestations/W-C1-SYS")).put("answer", "NO");

        Score score = score(body).score();

        assertThat(score.parts().get(0).points()).isEqualByComparingTo("10");
        assertThat(score.parts().get(0).of()).isEqualByComparingTo("20");
        assertThat(score.total()).isEqualByComparingTo("90.0");
    }

    @Test
    void what_does_not_apply_leaves_both_sums_and_the_total_is_rounded_half_up() throws IOException {
        ObjectNode body = example("window");
        ((ObjectNode) body.get("window")).put("category", "WEBSITE");
        ((ObjectNode) body.get("attestations")).remove("W-C3-STD");

        Score score = score(body).score();

        assertThat(score.parts().get(2).of()).isEqualByComparingTo("16");
        // 92 of 96 points: 95.833…
        assertThat(score.total()).isEqualTo(new BigDecimal("95.8"));
    }

    @Test
    void the_score_never_changes_a_verdict() throws IOException {
        ObjectNode body = example("window");
        ((ObjectNode) body.get("window")).put("grade", "ABOVE");

        Evaluation evaluation = score(body);

        assertThat(evaluation.score().total()).isEqualByComparingTo("100.0");
        assertThat(evaluation.verdict()).isEqualTo(Verdict.INELIGIBLE);
    }

    @ParameterizedTest
    @CsvSource({"individual", "pacesetter"})
    void a_person_is_scored_over_three_heads_of_20(String example) throws IOException {
        ObjectNode body = example(example);
        ((ObjectNode) body.get("attestations")).remove("I-C2-SKILL");

        Score score = score(body).score();

        assertThat(score.parts()).extracting(Score.Part::id).containsExactly("I-1", "I-2", "I-3");
        assertThat(score.parts().get(1).points()).isEqualByComparingTo("14");
        assertThat(score.total()).isEqualByComparingTo("90.0");
    }

    private Evaluation score(JsonNode body) {
        return rulebook.evaluate(new Facts(
                new SubmissionCheck(rulebook.terms()).check(body), LocalDate.of(2024, 4, 30), Register.EMPTY, false));
    }

    private static ObjectNode example(String name) throws IOException {
        try (InputStream file = ScoringTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        }
    }
}
