package org.pingxuan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

class BodyTest {

    @Test
    void only_an_object_is_a_body() {
        Problems problems = catchThrowableOfType(Problems.class, () -> body("[1]"));

        assertThat(problems.status()).isEqualTo(422);
        assertThat(problems.list()).extracting(Problem::code).containsExactly("wrong-type");
    }

    @Test
    void right_fields_are_read_and_nothing_is_refused() {
        Body body = body(
                "{\"name\": \" 示例 \", \"on\": \"2024-02-29\", \"list\": [\"a\"], \"flag\": false, \"none\": null}");

        assertThat(body.text("name", 2)).isEqualTo("示例");
        assertThat(body.date("on")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(body.optionalTexts("list")).containsExactly("a");
        assertThat(body.optionalFlag("flag")).isFalse();
        assertThat(body.optionalText("none", 9)).isNull();
        assertThat(body.optionalText("absent", 9)).isNull();
        assertThatCode(body::end).doesNotThrowAnyException();
    }

    @Test
    void every_fault_is_named_at_once_with_unknown_fields_and_no_secret() {
        Body body = body("{\"name\": \"abc\", \"on\": \"2023-02-29\", \"list\": [\"a\", 7], \"flag\": \"no\","
                + " \"password\": 12345678, \"a/b\": 1, \"reason\": null}");
        body.text("name", 2);
        body.text("reason", 99);
        body.date("on");
        body.optionalTexts("list");
        body.optionalFlag("flag");
        body.secret("password");

        Problems problems = catchThrowableOfType(Problems.class, body::end);

        assertThat(problems.status()).isEqualTo(422);
        assertThat(problems.list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(
                        tuple("/name", "wrong-length", "abc"),
                        tuple("/reason", "missing-field", null),
                        tuple("/on", "wrong-date", "2023-02-29"),
                        tuple("/list/1", "wrong-type", "7"),
                        tuple("/flag", "wrong-type", "no"),
                        tuple("/password", "wrong-type", null),
                        tuple("/a~1b", "unknown-field", null));
    }

    @Test
    void numbers_have_both_their_bounds_and_no_other_form() {
        Body body = body("{\"least\": 0, \"most\": 100, \"under\": -1, \"over\": 101, \"part\": 1.5, \"text\": \"1\"}");
        assertThat(body.optionalWhole("least", 0, 100)).isZero();
        assertThat(body.optionalWhole("most", 0, 100)).isEqualTo(100);
        assertThat(body.optionalNumber("part", 0, 100)).isEqualByComparingTo("1.5");
        assertThat(body.optionalWhole("absent", 0, 100)).isNull();
        assertThat(body.optionalNumber("absent", 0, 100)).isNull();
        assertThat(body.optionalWhole("under", 0, 100)).isNull();
        assertThat(body.optionalNumber("over", 0, 100)).isNull();
        assertThat(body.optionalWhole("part", 0, 100)).isNull();
        assertThat(body.optionalNumber("text", 0, 100)).isNull();

        Problems problems = catchThrowableOfType(Problems.class, body::end);

        assertThat(problems.list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(
                        tuple("/under", "wrong-number", "-1"),
                        tuple("/over", "wrong-number", "101"),
                        tuple("/part", "wrong-number", "1.5"),
                        tuple("/text", "wrong-number", "1"));
    }

    @Test
    void codes_and_objects_are_read_or_named_as_faults() {
        Body body =
                body("{\"language\": \"EN\", \"other\": \"en\", \"full\": {\"a\": 1}, \"empty\": {}, \"list\": [1]}");
        assertThat(body.code("language", Language.class)).isEqualTo(Language.EN);
        assertThat(body.object("full").get("a").intValue()).isEqualTo(1);
        body.code("other", Language.class);
        body.code("absent", Language.class);
        body.object("empty");
        body.object("list");
        body.object("missing");

        Problems problems = catchThrowableOfType(Problems.class, body::end);

        assertThat(problems.list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("/other", "unknown-code"),
                        tuple("/absent", "missing-field"),
                        tuple("/empty", "wrong-type"),
                        tuple("/list", "wrong-type"),
                        tuple("/missing", "missing-field"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+12345678-01-01", "10000-01-01", "0000-01-01", "2024-5-8", "2023-02-29", "2024-05-08T00:00"})
    void a_day_has_a_year_of_four_digits_and_no_other_form(String text) {
        Body body = body("{\"on\": \"" + text + "\"}");
        assertThat(body.date("on")).isNull();
        assertThat(catchThrowableOfType(Problems.class, body::end).list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(tuple("/on", "wrong-date", text));
    }

    @Test
    void a_text_or_an_item_of_a_list_with_a_resident_id_number_is_refused_and_not_shown() {
        Body body = body("{\"reason\": \"见 229999 19900101 0739 一案\", \"near\": \"229999199001010738\","
                + " \"list\": [\"a\", \"２２９９９９１９９００１０１０７３９\"]}");
        assertThat(body.text("reason", 9)).isNull();
        assertThat(body.text("near", 99)).isEqualTo("229999199001010738");
        assertThat(body.optionalTexts("list")).containsExactly("a", null);
        assertThat(catchThrowableOfType(Problems.class, body::end).list())
                .extracting(Problem::pointer, Problem::code, Problem::value)
                .containsExactly(tuple("/reason", "id-number", null), tuple("/list/1", "id-number", null));
    }

    private static Body body(String json) {
        return Body.of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
