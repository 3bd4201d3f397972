package org.pingxuan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

class StrictJsonTest {

    @Test
    void numbers_stay_exactly_as_written() {
        assertThat(parse("{\"rate\": 99.20}").get("rate").decimalValue().toString())
                .isEqualTo("99.20");
        assertThat(parse("12345678901234567890").bigIntegerValue()).hasToString("12345678901234567890");
    }

    @Test
    void a_stream_reads_as_its_bytes() {
        byte[] body = "{\"名\": [1, null]}".getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.parse(new ByteArrayInputStream(body))).isEqualTo(StrictJson.parse(body));
    }

    @Test
    void a_key_that_stands_twice_is_named_with_its_place() {
        Problem problem = only(400, "{\"window\": {\"level\": \"CITY\",\n \"level\": \"COUNTY\"}}");

        assertThat(problem.code()).isEqualTo("duplicate-key");
        assertThat(problem.pointer()).isEqualTo("/window/level");
        assertThat(problem.help().en()).startsWith("Line 2, column ");
    }

    @Test
    void a_million_names_values_and_brackets_are_read_and_one_more_is_refused() {
        assertThat(parse("[" + "1,".repeat(999_997) + "1]")).hasSize(999_998);

        Problem problem = only(400, "[" + "1,".repeat(999_998) + "1]");

        assertThat(problem.code()).isEqualTo("too-many-values");
        assertThat(problem.help().en()).contains("1000000");
    }

    @Test
    void an_unfinished_text_is_truncated() {
        assertThat(only(400, "{\"a\": [1, 2").code()).isEqualTo("truncated");
    }

    @Test
    void what_is_not_json_is_named_with_its_place() {
        Problem problem = only(400, "{\"a\": {\"b\": yes}}");

        assertThat(problem.code()).isEqualTo("not-json");
        assertThat(problem.pointer()).isEqualTo("/a/b");
        assertThat(problem.help().zh()).startsWith("第 1 行第 ");
    }

    @Test
    void dialects_of_json_are_refused() {
        for (String dialect :
                List.of("{'a': 1}", "{a: 1}", "[1,]", "[NaN]", "[01]", "[+1]", "[.5]", "// c\n[1]", "[\"a\tb\"]")) {
            assertThat(only(400, dialect).code()).as(dialect).isIn("not-json");
        }
    }

    @Test
    void an_empty_body_and_one_of_blanks_are_refused() {
        assertThat(only(400, "").code()).isEqualTo("empty-body");
        assertThat(only(400, " \n").code()).isEqualTo("empty-body");
    }

    @Test
    void the_value_null_is_json() {
        assertThat(parse("null").isNull()).isTrue();
    }

    @Test
    void nothing_may_follow_the_value_but_blanks() {
        assertThat(parse("{} \n").isObject()).isTrue();
        assertThat(only(400, "{} {}").code()).isEqualTo("trailing-content");
        assertThat(only(400, "1 x").code()).isEqualTo("not-json");
    }

    @Test
    void nesting_ends_at_its_limit() {
        assertThat(parse("[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH))
                        .isArray())
                .isTrue();
        assertThat(only(400, "[".repeat(StrictJson.MAX_DEPTH + 1) + "]".repeat(StrictJson.MAX_DEPTH + 1))
                        .code())
                .isEqualTo("too-deep");
    }

    @Test
    void digits_end_at_their_limit() {
        assertThat(parse("1".repeat(StrictJson.MAX_DIGITS)).isNumber()).isTrue();
        assertThat(only(400, "[" + "1".repeat(StrictJson.MAX_DIGITS + 1) + "]").code())
                .isEqualTo("number-too-long");
    }

    @Test
    void exponents_end_at_their_limit() {
        assertThat(parse("[1e400]").get(0).isBigDecimal()).isTrue();
        Problem problem = only(400, "{\"a\": [0, 1e401]}");

        assertThat(problem.code()).isEqualTo("number-too-long");
        assertThat(problem.pointer()).isEqualTo("/a/1");
        assertThat(only(400, "[1e-999999999]").code()).isEqualTo("number-too-long");
        assertThat(only(400, "[1e99999999999]").code()).isEqualTo("number-too-long");
    }

    @Test
    void a_byte_order_mark_is_refused() {
        assertThat(only(400, "\uFEFF{}").code()).isEqualTo("byte-order-mark");
    }

    @Test
    void other_encodings_are_refused() {
        byte[] latin = {'"', (byte) 0xE9, '"'};
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        assertThat(only(400, latin).code()).isEqualTo("not-utf-8");
        assertThat(only(400, surrogate).code()).isEqualTo("not-utf-8");
        assertThat(only(400, "[1]".getBytes(StandardCharsets.UTF_16BE)).code()).isEqualTo("not-json");
    }

    @Test
    void every_text_that_cannot_be_kept_is_named_and_is_a_422() {
        Problems problems = refused(
                "{\"a\": \"x\\u0000\", \"b\": [\"\\ud83d\\ude00\", \"\\ud83d\"]}".getBytes(StandardCharsets.UTF_8));

        assertThat(problems.status()).isEqualTo(422);
        assertThat(problems.list()).extracting(Problem::pointer).containsExactly("/a", "/b/1");
    }

    @Test
    void a_problem_never_shows_what_stood_there() {
        assertThat(only(400, "{\"idNumber\": 229999199001010739x}").value()).isNull();
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(String json) {
        return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem only(int status, String json) {
        return only(status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem only(int status, byte[] json) {
        Problems problems = refused(json);
        assertThat(problems.status()).isEqualTo(status);
        assertThat(problems.list()).hasSize(1);
        return problems.list().get(0);
    }

    private static Problems refused(byte[] json) {
        return catchThrowableOfType(Problems.class, () -> StrictJson.parse(json));
    }
}
