package org.pingxuan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SpoolTest {

    private static byte[] result(int number) {
        return ("result " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> all(Spool spool) throws Exception {
        List<String> results = new ArrayList<>();
        for (byte[] next = spool.take(); next != null; next = spool.take()) {
            results.add(new String(next, StandardCharsets.UTF_8));
        }
        return results;
    }

    @Test
    void what_fits_stays_in_memory_and_what_does_not_comes_back_in_its_place() throws Exception {
        try (Spool spool = new Spool(2 * result(1).length)) {
            spool.put(result(1));
            spool.put(result(2));
            assertThat(spool.hasSpilled()).isFalse();
            spool.put(result(3));
            assertThat(spool.hasSpilled()).isTrue();
            assertThat(spool.take()).isEqualTo(result(1));
            spool.put(result(4));
            spool.put(result(5));
            spool.finish();
            assertThat(all(spool)).containsExactly("result 2", "result 3", "result 4", "result 5");
        }
    }

    @Test
    void the_file_begins_anew_when_all_of_it_was_read() throws Exception {
        try (Spool spool = new Spool(0)) {
            for (int round = 0; round < 3; round++) {
                spool.put(result(1));
                spool.put(result(2));
                assertThat(spool.take()).isEqualTo(result(1));
                assertThat(spool.take()).isEqualTo(result(2));
                assertThat(spool.isEmpty()).isTrue();
            }
            spool.finish();
            assertThat(spool.take()).isNull();
        }
    }

    @Test
    void a_reader_waits_for_what_is_still_to_come() throws Exception {
        try (Spool spool = new Spool(1_000)) {
            CompletableFuture<List<String>> reader = CompletableFuture.supplyAsync(() -> {
                try {
                    return all(spool);
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            spool.put(result(1));
            spool.put(result(2));
            spool.finish();
            assertThat(reader.join()).containsExactly("result 1", "result 2");
        }
    }

    @Test
    void a_closed_spool_takes_nothing_and_keeps_nobody_waiting() throws Exception {
        Spool spool = new Spool(0);
        spool.put(result(1));
        spool.close();
        spool.put(result(2));
        spool.finish();
        assertThat(spool.take()).isNull();
    }
}
