package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineVerifierTest {

    @TempDir
    private Path directory;

    private final SampleLedger ledger = SampleLedger.of(25, 10);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path heads;

    @BeforeEach
    void heads_are_kept() {
        heads = directory.resolve("heads");
        HeadDirectory kept = new HeadDirectory(heads);
        kept.keep(SampleLedger.KEY.verifying());
        ledger.heads().forEach(kept::keep);
    }

    @Test
    void an_exported_ledger_is_sound() throws IOException {
        assertThat(run(export(0, 24))).isZero();
        assertThat(said())
                .contains("Sound: entries 0 to 24")
                .contains(ledger.head().root().toString());
    }

    @Test
    void an_exported_range_is_sound() throws IOException {
        assertThat(run(export(7, 13))).isZero();
        assertThat(said()).contains("Sound: entries 7 to 13").contains("compared with 1 kept heads");
    }

    @Test
    void white_space_and_the_order_of_keys_do_not_matter() throws IOException {
        List<String> lines = export(0, 24);
        lines.replaceAll(line -> line.replaceFirst("\\{(.*),(\"root\":\"[0-9a-f]+\")}", "{ $2, $1 }"));
        assertThat(lines.get(3)).startsWith("{ \"root\":");
        assertThat(run(lines)).isZero();
    }

    @Test
    void an_altered_line_is_named_by_its_index() throws IOException {
        List<String> lines = export(0, 24);
        lines.set(11, lines.get(11).replace("cc-2024-11", "cc-2024-12"));
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).startsWith("ALTERED 11–11 ");
    }

    @Test
    void an_added_or_repeated_field_is_an_alteration() throws IOException {
        List<String> lines = export(0, 24);
        lines.set(3, lines.get(3).replace("{\"at\"", "{\"note\":\"x\",\"at\""));
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).startsWith("ALTERED 3–3 ");
        lines = export(0, 24);
        lines.set(4, lines.get(4).replace("{\"at\"", "{\"kind\":\"DECISION\",\"at\""));
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).contains("ALTERED 4–4 ");
    }

    @Test
    void a_line_that_is_no_json_is_an_alteration() throws IOException {
        List<String> lines = export(0, 24);
        lines.set(5, "");
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).startsWith("ALTERED 5–5 ");
    }

    @Test
    void lines_behind_the_closing_one_are_an_alteration() throws IOException {
        List<String> lines = export(0, 20);
        lines.add(LedgerJson.line(ledger.entries().get(21)));
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).startsWith("ALTERED 21–21 ");
    }

    @Test
    void without_its_closing_line_the_end_is_vouched_for_by_nothing() throws IOException {
        List<String> lines = export(0, 24);
        lines.remove(25);
        assertThat(run(lines)).isEqualTo(1);
        assertThat(said()).startsWith("UNVOUCHED 20–24 ");
    }

    @Test
    void an_empty_file_is_cut_off_below_the_kept_heads() throws IOException {
        assertThat(run(List.of())).isEqualTo(1);
        assertThat(said()).startsWith("CUT_OFF 0–19 ");
    }

    @Test
    void another_key_finds_every_head_forged() throws IOException {
        new HeadDirectory(directory.resolve("other")).keep(SampleLedger.OTHER_KEY.verifying());
        Path key = directory.resolve("other").resolve(HeadDirectory.KEY);
        Path file = Files.write(directory.resolve("export.ndjson"), export(0, 24));
        assertThat(OfflineVerifier.run(List.of(file.toString(), heads.toString(), key.toString()), out()))
                .isEqualTo(1);
        assertThat(said().lines().filter(line -> line.startsWith("FORGED_HEAD")))
                .hasSize(3);
    }

    @Test
    void what_cannot_be_read_is_not_checked() {
        assertThat(OfflineVerifier.run(List.of("nothing"), out())).isEqualTo(2);
        assertThat(OfflineVerifier.run(List.of(directory.resolve("none").toString(), heads.toString()), out()))
                .isEqualTo(2);
        assertThat(OfflineVerifier.run(
                        List.of(
                                directory.toString(),
                                directory.resolve("no-heads").toString()),
                        out()))
                .isEqualTo(2);
    }

    @Test
    void nothing_is_sound_that_was_compared_with_nothing() throws IOException {
        Path key = heads.resolve(HeadDirectory.KEY);
        Path file = Files.write(directory.resolve("export.ndjson"), export(0, 24));
        Path none = Files.createDirectory(directory.resolve("no-heads"));
        for (Path without : List.of(none, directory.resolve("typo"))) {
            assertThat(OfflineVerifier.run(List.of(file.toString(), without.toString(), key.toString()), out()))
                    .isEqualTo(2);
        }
        // a range without entries: its edge and its end alone
        List<String> range = export(20, 24);
        assertThat(run(List.of(range.get(0)))).isEqualTo(2);
        assertThat(said()).doesNotContain("Sound").contains("there are no entries to check");
    }

    @Test
    void a_file_that_holds_no_key_is_not_checked() throws IOException {
        Path file = Files.write(directory.resolve("export.ndjson"), export(0, 24));
        for (String pem : List.of("", "-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----\n", "AAAA")) {
            Path key = Files.writeString(directory.resolve("key.pem"), pem);
            assertThat(OfflineVerifier.run(List.of(file.toString(), heads.toString(), key.toString()), out()))
                    .isEqualTo(2);
        }
    }

    @Test
    void an_unreadable_kept_head_is_a_fault() throws IOException {
        Files.writeString(heads.resolve("head-000000000010.json"), "{}");
        assertThat(run(export(0, 24))).isEqualTo(1);
        assertThat(said()).contains("head-000000000010.json");
    }

    private List<String> export(int from, int to) {
        List<String> lines = new ArrayList<>();
        if (from > 0) {
            lines.add(LedgerJson.line(ledger.edge(from)));
        }
        ledger.entries().subList(from, to + 1).forEach(entry -> lines.add(LedgerJson.line(entry)));
        lines.add(LedgerJson.line(
                new LedgerVerification.Closing(ledger.head(), TreeProof.consistency(to + 1, 25, ledger::node))));
        return lines;
    }

    private int run(List<String> lines) throws IOException {
        Path file = Files.write(directory.resolve("export.ndjson"), lines);
        return OfflineVerifier.run(List.of(file.toString(), heads.toString()), out());
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
