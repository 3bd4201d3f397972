package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

    private static final UUID SUBJECT = UUID.fromString("018f5b3c-0000-7000-8000-000000000001");

    @Test
    void the_leaf_hashes_canonical_json_with_sorted_keys() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("verdict", "ELIGIBLE");
        payload.put("nested", Map.of("b", 2, "a", Arrays.asList("一", null, true)));
        LedgerEntry entry = new LedgerEntry(
                17, Instant.parse("2024-05-08T07:20:01.123456789Z"), LedgerNote.of("DECISION", SUBJECT, payload));
        assertThat(entry.canonical())
                .isEqualTo("{\"at\":\"2024-05-08T07:20:01.123456Z\",\"index\":17,\"kind\":\"DECISION\","
                        + "\"payload\":{\"nested\":{\"a\":[\"一\",null,true],\"b\":2},\"verdict\":\"ELIGIBLE\"},"
                        + "\"subject\":\"018f5b3c-0000-7000-8000-000000000001\"}");
    }

    @Test
    void a_fraction_in_a_payload_is_refused_because_its_text_is_not_one() {
        Map<String, Object> payload = Map.of("scores", List.of(71.5));
        assertThatThrownBy(() -> LedgerNote.of("DECISION", SUBJECT, payload))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_kind_cannot_smuggle_json_into_the_leaf() {
        assertThatThrownBy(() -> new LedgerNote("DECISION\",\"payload\":{}", SUBJECT, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_exported_line_reads_back_as_the_entry_that_was_written() {
        SealedEntry written = SampleLedger.of(3, 3).entries().get(2);
        SealedEntry read = LedgerJson.parse(LedgerJson.line(written)).entry();
        assertThat(read).isEqualTo(new SealedEntry(written.entry(), written.hash(), null, written.root()));
    }

    @Test
    void a_head_is_signed_over_four_lines_of_text() {
        LedgerHead head = SampleLedger.of(2, 2).head();
        assertThat(new String(LedgerHead.signedText(head.size(), head.root(), head.at())))
                .isEqualTo("pingxuan ledger head 1\n2\n" + head.root() + "\n2024-05-08T07:20:02Z\n");
        assertThat(LedgerKey.signed(head, SampleLedger.KEY.verifying())).isTrue();
        assertThat(LedgerKey.signed(head, SampleLedger.OTHER_KEY.verifying())).isFalse();
        assertThat(LedgerKey.signed(
                        new LedgerHead(3, head.root(), head.at(), head.signature()), SampleLedger.KEY.verifying()))
                .isFalse();
    }
}
