package org.pingxuan.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pingxuan.reference.RandomNominations;
import org.pingxuan.reference.RandomNominations.Nomination;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.Evaluation;
import org.pingxuan.rulebook.Rulebook;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.CanonicalBody;
import org.pingxuan.submission.SubmissionCheck;

class StoredFactsTest {

    private static final Rulebook RULEBOOK = BuildPolicy.rulebook();
    private static final SubmissionCheck CHECK = new SubmissionCheck(RULEBOOK.terms());
    private static final int NOMINATIONS = 600;

    private static Facts facts(Nomination nomination) {
        List<Register.Entry> register = new ArrayList<>();
        nomination
                .context()
                .register()
                .forEach(entry -> register.add(new Register.Entry(
                        "entry-" + register.size(), entry.honour(), entry.year(), entry.stars(), entry.revoked())));
        return new Facts(
                CHECK.check(nomination.submission()),
                nomination.context().receivedOn(),
                new Register(register),
                nomination.context().submittedAsIndividualBefore());
    }

    private static StoredFacts stored(Nomination nomination) {
        Facts facts = facts(nomination);
        Evaluation evaluation = RULEBOOK.evaluate(facts);
        return StoredFacts.of(
                CanonicalBody.of(nomination.submission()), facts, evaluation.findings(), evaluation.score());
    }

    @Test
    void what_is_read_back_is_written_as_the_same_bytes() {
        LongStream.range(0, NOMINATIONS).mapToObj(RandomNominations::nomination).forEach(nomination -> {
            byte[] bytes = stored(nomination).bytes();
            assertThat(StoredFacts.read(bytes).bytes()).isEqualTo(bytes);
        });
    }

    @Test
    void judged_again_from_what_is_stored_the_bytes_are_the_same() {
        LongStream.range(0, NOMINATIONS).mapToObj(RandomNominations::nomination).forEach(nomination -> {
            byte[] bytes = stored(nomination).bytes();
            StoredFacts read = StoredFacts.read(bytes);
            Evaluation again = RULEBOOK.evaluate(read.facts(CHECK));
            assertThat(read.with(again.findings(), again.score()).bytes())
                    .as(() -> nomination.toString())
                    .isEqualTo(bytes);
        });
    }

    @Test
    void the_format_is_one_object_with_sorted_keys_and_no_nulls() throws IOException {
        StoredFacts stored = stored(RandomNominations.nomination(0));
        String text = new String(stored.bytes(), StandardCharsets.UTF_8);
        JsonNode json = JsonMapper.builder().build().readTree(text);
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "findings",
                        "format",
                        "receivedOn",
                        "register",
                        "score",
                        "submission",
                        "submittedAsIndividualBefore");
        assertThat(json.at("/format").intValue()).isEqualTo(1);
        assertThat(text).doesNotContain(":null").doesNotContain("\n");
    }

    @Test
    void what_is_personal_is_in_the_bytes_and_not_in_the_words_for_a_log() {
        StoredFacts stored = stored(RandomNominations.nomination(1));
        String idNumber = stored.submission().at("/person/idNumber").textValue();
        assertThat(new String(stored.bytes(), StandardCharsets.UTF_8)).contains(idNumber);
        assertThat(stored.toString()).isEqualTo("StoredFacts");
    }

    @Test
    void what_was_altered_is_refused_without_a_word_of_it() {
        assertThatThrownBy(() -> StoredFacts.read("{\"secret\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void decimals_are_plain() {
        assertThat(StoredFacts.plain(new BigDecimal("80.0"))).hasToString("80");
        assertThat(StoredFacts.plain(new BigDecimal("8E+1"))).hasToString("80");
        assertThat(StoredFacts.plain(new BigDecimal("71.50"))).hasToString("71.5");
        assertThat(StoredFacts.plain(new BigDecimal("0.00"))).hasToString("0");
    }
}
