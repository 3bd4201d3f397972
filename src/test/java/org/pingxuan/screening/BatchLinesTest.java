package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingxuan.shared.Problems;

class BatchLinesTest {

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each line as text, or its fault's code. */
    private static List<String> read(BatchLine.Source source) throws IOException {
        List<String> lines = new ArrayList<>();
        for (BatchLine line = source.next(); line != null; line = source.next()) {
            assertThat(line.number()).isEqualTo(lines.size() + 1);
            lines.add(
                    line.fault() == null
                            ? new String(line.json(), StandardCharsets.UTF_8)
                            : line.fault().list().get(0).code());
        }
        assertThat(source.next()).isNull();
        return lines;
    }

    @Test
    void ndjson_has_a_line_for_each_line_feed_and_one_for_what_follows_the_last() throws IOException {
        assertThat(read(new NdjsonLines(stream("")))).isEmpty();
        assertThat(read(new NdjsonLines(stream("{}")))).containsExactly("{}");
        assertThat(read(new NdjsonLines(stream("{}\n")))).containsExactly("{}");
        assertThat(read(new NdjsonLines(stream("a\r\n\nb")))).containsExactly("a\r", "", "b");
    }

    @Test
    void a_line_may_have_a_mebibyte_and_the_next_is_read_whole_whatever_its_length() throws IOException {
        String longest = "x".repeat(1024 * 1024);
        assertThat(read(new NdjsonLines(stream(longest + "\n" + longest + "x\nafter"))))
                .containsExactly(longest, "too-large", "after");
        assertThat(read(ArrayElements.of(stream("[" + longest + "," + longest + "x,after]"))))
                .containsExactly(longest, "too-large", "after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                        | ''",
                "' [ ] '                   | ''",
                "[1]                       | 1",
                "[ {\"a\": [1, 2]} , 3]    | {\"a\": [1, 2]} ;3",
                "[\"a,]\\\"\", 1]          | \"a,]\\\"\";1",
                "[\"\\\\\",1]              | \"\\\\\";1",
                "[1,,2]                    | 1;;2",
                "[1,]                      | 1;",
                "[1                        | truncated",
                "[1,                       | 1;truncated",
                "[1] x                     | 1;trailing-content",
                "[]]                       | trailing-content",
                "[{]                       | truncated"
            })
    void an_array_is_cut_at_the_commas_of_its_own_level(String array, String elements) throws IOException {
        assertThat(String.join(";", read(ArrayElements.of(stream(array))))).isEqualTo(elements);
    }

    @Test
    void json_that_is_no_array_is_no_batch_and_what_is_no_json_is_malformed() {
        Map.of("", 400, " \n", 400, "{", 400, "{}", 422, "1", 422)
                .forEach((other, status) -> assertThatThrownBy(() -> ArrayElements.of(stream(other)))
                        .as(other)
                        .isInstanceOfSatisfying(
                                Problems.class,
                                problems -> assertThat(problems.status()).isEqualTo(status)));
    }
}
