package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {

    @ParameterizedTest(name = "[{0}] has {1} words and {2} characters")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | 0",
                "' ' | 0 | 0",
                "'群众满意' | 4 | 4",
                "'群众,满意.' | 4 | 6",
                "'群众，满意。' | 6 | 6",
                "'“星级”窗口——好……' | 11 | 11",
                "'12333电话' | 3 | 7",
                "'办理 3 件' | 4 | 4",
                "'good service' | 2 | 11",
                "'well-known' | 2 | 10",
                "'99.2%' | 2 | 5",
                "'e窗e办' | 4 | 4",
                "'ＡＢ１２' | 4 | 4",
                "'①Ⅲ★' | 3 | 3",
                "'café' | 1 | 4",
                "'(!?)' | 0 | 4",
            })
    void han_and_full_width_count_each_and_latin_runs_once(String text, int words, int characters) {
        assertThat(WordCount.words(text)).isEqualTo(words);
        assertThat(WordCount.characters(text)).isEqualTo(characters);
    }

    @Test
    void white_space_of_every_kind_counts_nothing() {
        String text = "一\n二\r\n三\t四　五\u00a0六";

        assertThat(WordCount.words(text)).isEqualTo(6);
        assertThat(WordCount.characters(text)).isEqualTo(6);
    }

    @Test
    void a_line_break_ends_a_run() {
        assertThat(WordCount.words("ab\ncd")).isEqualTo(2);
    }

    @Test
    void a_rare_character_of_two_halves_is_one() {
        assertThat(WordCount.words("𠮷𠮷")).isEqualTo(2);
        assertThat(WordCount.characters("𠮷𠮷")).isEqualTo(2);
    }

    @Test
    void an_accent_typed_apart_does_not_end_a_run() {
        assertThat(WordCount.words("cafe\u0301s")).isEqualTo(1);
    }

    @Test
    void a_text_of_2000_han_characters_has_2000_words() {
        assertThat(WordCount.words("好".repeat(2000))).isEqualTo(2000);
        assertThat(WordCount.words("好".repeat(2000) + "。")).isEqualTo(2001);
    }
}
