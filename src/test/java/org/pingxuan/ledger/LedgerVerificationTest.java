package org.pingxuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingxuan.ledger.LedgerVerification.Kind.ALTERED;
import static org.pingxuan.ledger.LedgerVerification.Kind.CONTRADICTED;
import static org.pingxuan.ledger.LedgerVerification.Kind.CUT_OFF;
import static org.pingxuan.ledger.LedgerVerification.Kind.FORGED_HEAD;
import static org.pingxuan.ledger.LedgerVerification.Kind.MISSING;
import static org.pingxuan.ledger.LedgerVerification.Kind.SURPLUS;
import static org.pingxuan.ledger.LedgerVerification.Kind.UNVOUCHED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerVerificationTest {

    private static final int SIZE = 40;

    private SampleLedger ledger;
    private List<SealedEntry> entries;
    private List<LedgerHead> heads;

    @BeforeEach
    void forty_entries_with_a_head_after_every_ten() {
        ledger = SampleLedger.of(SIZE, 10);
        entries = new ArrayList<>(ledger.entries());
        heads = new ArrayList<>(ledger.heads());
    }

    @Test
    void an_untouched_ledger_is_sound() {
        LedgerVerification.Result result = SampleLedger.verify(entries, heads);
        assertThat(result.isSound()).isTrue();
        assertThat(result.from()).isZero();
        assertThat(result.size()).isEqualTo(SIZE);
        assertThat(result.root()).isEqualTo(ledger.head().root());
    }

    @Test
    void an_empty_ledger_is_sound() {
        assertThat(SampleLedger.verify(List.of(), List.of()).isSound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 23, 39})
    void an_altered_payload_kind_time_or_subject_is_found_at_its_entry(int index) {
        LedgerEntry entry = entries.get(index).entry();
        LedgerNote note = entry.note();
        for (LedgerEntry altered : List.of(
                new LedgerEntry(
                        index,
                        entry.at(),
                        new LedgerNote(
                                note.kind(), note.subject(), note.payload().replace("1}", "2}"))),
                new LedgerEntry(index, entry.at(), new LedgerNote("RESOLUTION", note.subject(), note.payload())),
                new LedgerEntry(index, entry.at().plusNanos(1_000), note),
                new LedgerEntry(index, entry.at(), new LedgerNote(note.kind(), new UUID(1, 1), note.payload())))) {
            SealedEntry kept = entries.get(index);
            entries.set(index, new SealedEntry(altered, kept.hash(), kept.nodes(), kept.root()));
            assertFound(Tuple.tuple(ALTERED, (long) index, (long) index));
            entries.set(index, kept);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 23, 39})
    void an_entry_altered_together_with_its_leaf_is_found_by_the_root_beside_it(int index) {
        SealedEntry kept = entries.get(index);
        LedgerEntry altered = new LedgerEntry(index, kept.entry().at(), SampleLedger.note(99));
        entries.set(index, new SealedEntry(altered, altered.hash(), kept.nodes(), kept.root()));
        assertFound(Tuple.tuple(ALTERED, (long) index, (long) index));
    }

    @Test
    void an_altered_inner_node_is_found() {
        SealedEntry kept = entries.get(7);
        entries.set(7, new SealedEntry(kept.entry(), kept.hash(), List.of(kept.hash()), kept.root()));
        assertFound(Tuple.tuple(ALTERED, 7L, 7L));
    }

    @Test
    void a_removed_entry_is_found() {
        entries.remove(17);
        assertFound(Tuple.tuple(MISSING, 17L, 17L));
    }

    @Test
    void entries_that_changed_places_are_found_at_the_first() {
        Collections.swap(entries, 12, 20);
        assertFound(Tuple.tuple(MISSING, 12L, 19L));
    }

    @Test
    void an_inserted_entry_is_found() {
        entries.add(12, entries.get(11));
        assertFound(Tuple.tuple(SURPLUS, 12L, 12L));
    }

    @Test
    void an_inserted_entry_under_a_new_number_is_found() {
        LedgerEntry forged = new LedgerEntry(12, SampleLedger.START, SampleLedger.note(77));
        entries.add(12, forged.sealedBehind(ledger.edge(12)));
        assertFound(Tuple.tuple(SURPLUS, 13L, 13L));
    }

    @Test
    void a_ledger_sealed_anew_behind_an_alteration_is_contradicted_by_the_next_head() {
        List<LedgerEntry> changed = plain();
        changed.set(14, new LedgerEntry(14, changed.get(14).at(), SampleLedger.note(99)));
        entries = SampleLedger.resealed(changed);
        assertFound(Tuple.tuple(CONTRADICTED, 10L, 19L));
    }

    @Test
    void a_ledger_sealed_anew_without_an_entry_is_contradicted_by_the_next_head() {
        List<LedgerEntry> changed = plain();
        changed.remove(29);
        entries = SampleLedger.resealed(changed);
        assertFound(Tuple.tuple(CONTRADICTED, 20L, 29L));
    }

    @Test
    void a_ledger_cut_off_below_an_exported_head_is_found() {
        entries = entries.subList(0, 35);
        assertFound(Tuple.tuple(CUT_OFF, 35L, 39L));
    }

    @Test
    void a_ledger_cut_off_at_an_older_head_is_found() {
        entries = entries.subList(0, 30);
        assertFound(Tuple.tuple(CUT_OFF, 30L, 39L));
    }

    @Test
    void an_entry_appended_by_a_forger_is_covered_by_no_head() {
        entries.add(new LedgerEntry(SIZE, SampleLedger.START, SampleLedger.note(99)).sealedBehind(ledger.edge(SIZE)));
        assertFound(Tuple.tuple(UNVOUCHED, 40L, 40L));
    }

    @Test
    void a_head_with_another_signature_is_found_and_vouches_for_nothing() {
        LedgerHead last = heads.get(3);
        heads.set(3, SampleLedger.OTHER_KEY.sign(last.size(), last.root(), last.at()));
        assertFound(Tuple.tuple(UNVOUCHED, 30L, 39L), Tuple.tuple(FORGED_HEAD, 39L, 39L));
    }

    @Test
    void a_head_without_or_with_an_unreadable_signature_is_forged() {
        LedgerHead last = heads.get(3);
        heads.set(3, new LedgerHead(last.size(), last.root(), last.at(), null));
        assertFound(Tuple.tuple(UNVOUCHED, 30L, 39L), Tuple.tuple(FORGED_HEAD, 39L, 39L));
        heads.set(3, new LedgerHead(last.size(), last.root(), last.at(), "no base 64"));
        assertFound(Tuple.tuple(UNVOUCHED, 30L, 39L), Tuple.tuple(FORGED_HEAD, 39L, 39L));
    }

    @Test
    void two_signed_heads_of_one_size_cannot_both_be_right() {
        heads.add(SampleLedger.KEY.sign(20, MerkleTree.EMPTY, SampleLedger.START));
        assertFound(Tuple.tuple(CONTRADICTED, 10L, 19L));
    }

    @Test
    void a_range_is_vouched_for_by_a_later_head_and_the_proof_to_it() {
        for (int from = 0; from < SIZE; from++) {
            for (int to = from; to < SIZE; to++) {
                assertThat(range(from, to, entries.subList(from, to + 1)).faults())
                        .as("%d to %d", from, to)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_range_with_one_entry_less_than_its_proof_is_contradicted() {
        assertThat(range(5, 25, entries.subList(5, 25)).faults())
                .extracting(LedgerVerification.Fault::kind)
                .containsExactly(CONTRADICTED);
    }

    @Test
    void a_range_closed_by_an_old_head_hides_nothing_from_a_kept_newer_one() {
        LedgerVerification verification = new LedgerVerification(RightEdge.EMPTY, heads, SampleLedger.KEY.verifying());
        entries.subList(0, 30).forEach(verification::accept);
        assertThat(verification
                        .finish(new LedgerVerification.Closing(ledger.heads().get(2), List.of()))
                        .faults())
                .extracting("kind", "from", "to")
                .containsExactly(Tuple.tuple(CUT_OFF, 30L, 39L));
    }

    @Test
    void five_hundred_random_tamperings_are_all_found() {
        Random random = new Random(20240508);
        for (int attempt = 0; attempt < 500; attempt++) {
            List<SealedEntry> tampered = new ArrayList<>(ledger.entries());
            List<LedgerHead> kept = new ArrayList<>(ledger.heads());
            int at = random.nextInt(SIZE);
            SealedEntry there = tampered.get(at);
            LedgerNote note = there.entry().note();
            List<LedgerEntry> plain = plain();
            int tampering = random.nextInt(11);
            switch (tampering) {
                case 0 ->
                    tampered.set(
                            at, with(there, new LedgerEntry(at, there.entry().at(), payload(note, random))));
                case 1 ->
                    tampered.set(
                            at,
                            with(
                                    there,
                                    new LedgerEntry(at, there.entry().at().plusMillis(1 + random.nextInt(999)), note)));
                case 2 ->
                    tampered.set(
                            at,
                            with(
                                    there,
                                    new LedgerEntry(
                                            at,
                                            there.entry().at(),
                                            new LedgerNote("ERASURE", note.subject(), note.payload()))));
                case 3 -> tampered.remove(at);
                case 4 -> Collections.swap(tampered, at, (at + 1 + random.nextInt(SIZE - 1)) % SIZE);
                case 5 -> tampered.add(random.nextInt(SIZE + 1), tampered.get(at));
                case 6 -> tampered = tampered.subList(0, at);
                case 7 -> {
                    plain.set(at, new LedgerEntry(at, there.entry().at(), payload(note, random)));
                    tampered = SampleLedger.resealed(plain);
                }
                case 8 -> {
                    plain.remove(at);
                    tampered = SampleLedger.resealed(plain);
                }
                case 9 -> {
                    plain.add(
                            random.nextInt(SIZE + 1),
                            new LedgerEntry(at, there.entry().at(), payload(note, random)));
                    tampered = SampleLedger.resealed(plain);
                }
                default -> {
                    LedgerHead head = kept.get(at % kept.size());
                    kept.set(at % kept.size(), SampleLedger.OTHER_KEY.sign(head.size(), head.root(), head.at()));
                }
            }
            assertThat(SampleLedger.verify(tampered, kept).isSound())
                    .as("tampering %d at %d", tampering, at)
                    .isFalse();
        }
    }

    private static LedgerNote payload(LedgerNote note, Random random) {
        return new LedgerNote(note.kind(), note.subject(), "{\"forged\":" + random.nextInt() + "}");
    }

    private static SealedEntry with(SealedEntry there, LedgerEntry altered) {
        return new SealedEntry(altered, there.hash(), there.nodes(), there.root());
    }

    private List<LedgerEntry> plain() {
        return new ArrayList<>(ledger.entries().stream().map(SealedEntry::entry).toList());
    }

    private LedgerVerification.Result range(int from, int to, List<SealedEntry> range) {
        LedgerVerification verification =
                new LedgerVerification(ledger.edge(from), List.of(), SampleLedger.KEY.verifying());
        range.forEach(verification::accept);
        return verification.finish(
                new LedgerVerification.Closing(ledger.head(), TreeProof.consistency(to + 1, SIZE, ledger::node)));
    }

    private void assertFound(Tuple... faults) {
        assertThat(SampleLedger.verify(entries, heads).faults())
                .extracting("kind", "from", "to")
                .containsExactly(faults);
    }
}
