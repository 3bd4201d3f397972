package org.pingxuan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;
import org.pingxuan.submission.Award;

class QueryTest {

    private final MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();

    @Test
    void a_page_is_fifty_items_from_the_beginning_unless_it_says_otherwise() {
        assertThat(Query.of(sent).page()).isEqualTo(new Page(50, null));
    }

    @Test
    void a_cursor_comes_back_as_the_position_it_was_made_from() {
        sent.add("after", Page.cursor("长春/17"));
        sent.add("size", "500");

        assertThat(Query.of(sent).page()).isEqualTo(new Page(500, "长春/17"));
    }

    @Test
    void a_cursor_needs_no_escape_in_an_address() {
        assertThat(Page.cursor("???>>>~~~")).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+999999999-12-31", "+999999-01-01", "10000-01-01", "0000-01-01", "-0001-01-01", "2024-5-8"})
    void a_day_has_a_year_of_four_digits_and_no_other_form(String text) {
        sent.add("to", text);
        Query query = Query.of(sent);
        assertThat(query.date("to")).isNull();
        assertThat(catchThrowableOfType(Problems.class, query::end).list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(tuple("to", "faulty-parameter"));
    }

    @Test
    void the_first_and_the_last_day_that_can_be_written_are_days() {
        sent.add("from", "0001-01-01");
        sent.add("to", "9999-12-31");
        Query query = Query.of(sent);
        assertThat(query.date("from")).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(query.date("to")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void a_size_is_1_to_500() {
        assertThat(faults("size", "0")).containsExactly("faulty-parameter");
        assertThat(faults("size", "501")).containsExactly("faulty-parameter");
        assertThat(faults("size", "ten")).containsExactly("faulty-parameter");
        sent.putSingle("size", "1");
        assertThat(Query.of(sent).page().size()).isEqualTo(1);
    }

    @Test
    void every_fault_is_named_at_once_with_unknown_parameters() {
        sent.add("size", "-3");
        sent.add("after", "%%%");
        sent.add("from", "2024-02-30");
        sent.add("award", "BEST_WINDOW");
        sent.addAll("q", List.of("a", "b"));
        sent.add("colour", "red");
        Query query = Query.of(sent);
        query.page();
        query.date("from");
        query.code("award", Award.class);
        query.text("q");

        Problems problems = catchThrowableOfType(Problems.class, query::end);

        assertThat(problems.status()).isEqualTo(400);
        assertThat(problems.list())
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("size", "faulty-parameter"),
                        tuple("after", "faulty-parameter"),
                        tuple("from", "faulty-parameter"),
                        tuple("award", "faulty-parameter"),
                        tuple("q", "repeated-parameter"),
                        tuple("colour", "unknown-parameter"));
    }

    @Test
    void right_parameters_are_read_and_nothing_is_refused() {
        sent.add("from", "2024-02-29");
        sent.add("award", "PACESETTER");
        sent.add("q", "");
        Query query = Query.of(sent);

        assertThat(query.date("from")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(query.code("award", Award.class)).isEqualTo(Award.PACESETTER);
        assertThat(query.text("q")).isNull();
        assertThat(query.date("to")).isNull();
        assertThatCode(query::end).doesNotThrowAnyException();
    }

    @Test
    void a_cursor_of_another_list_is_a_fault() {
        sent.add("after", Page.cursor("JL-CC"));
        Query query = Query.of(sent);
        Page page = query.page();

        Long position = query.position(page, Long::valueOf);

        assertThat(position).isNull();
        assertThat(catchThrowableOfType(Problems.class, query::end).list())
                .extracting(Problem::pointer)
                .containsExactly("after");
    }

    @Test
    void totals_are_exact_to_10000_and_a_lower_bound_beyond() {
        assertThat(Listing.of(List.of(), null, 10_000)).isEqualTo(new Listing<>(List.of(), null, 10_000, null));
        assertThat(Listing.of(List.of(), null, 10_001)).isEqualTo(new Listing<>(List.of(), null, 10_000, true));
    }

    @Test
    void a_part_that_is_not_the_last_names_the_position_of_its_last_item() {
        Page two = new Page(2, null);

        assertThat(Listing.of(List.of("a", "b", "c"), two, 3, text -> text, text -> text))
                .isEqualTo(new Listing<>(List.of("a", "b"), Page.cursor("b"), 3, null));
        assertThat(Listing.of(List.of("a", "b"), two, 2, text -> text, text -> text))
                .isEqualTo(new Listing<>(List.of("a", "b"), null, 2, null));
    }

    private List<String> faults(String name, String value) {
        sent.putSingle(name, value);
        Query query = Query.of(sent);
        query.page();
        return catchThrowableOfType(Problems.class, query::end).list().stream()
                .map(Problem::code)
                .toList();
    }
}
