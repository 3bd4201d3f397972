package org.pingxuan.honours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.KeyFile;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.ledger.LedgerKey;
import org.pingxuan.ledger.Recorder;
import org.pingxuan.screening.Nomination;

/** Somebody who owns the database changes the honours register; the ledger shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterComparisonTest {

    private static final KeyFile KEYS =
            KeyFile.ofSecret("a secret of at least 32 bytes, for tests only".getBytes(StandardCharsets.US_ASCII));

    private static final List<String> TABLES = List.of("honour", "honour_name", "honour_revocation");

    private final TestDatabase.Connections database = TestDatabase.fresh();
    private Recorder recorder;
    private HonoursRegister register;

    @BeforeAll
    void honours_are_on_the_register_one_was_revoked_and_a_holder_erased() throws SQLException {
        Iterator<Instant> seconds = Stream.iterate(Instant.parse("2024-05-08T07:20:01Z"), at -> at.plusSeconds(1))
                .iterator();
        InstantSource clock = seconds::next;
        KeyPair pair = KEYS.signing();
        recorder = new Recorder(database.app(), new LedgerKey(pair.getPrivate(), pair.getPublic()), clock, 100);
        register = new HonoursRegister(database.app(), recorder, KEYS, clock);
        register.record(
                List.of(
                        new NewHonour("STAR_WINDOW", 2021, 4, "示例大厅", "12220102MB0000001Q", null),
                        new NewHonour("TEN_BEST", 2020, null, "无代码大厅", null, null),
                        new NewHonour("PACESETTER", 2021, null, "示例甲", null, Nomination.idNumber())),
                "admin");
        UUID window = register.search(new HonoursRegister.Search("STAR_WINDOW", null, null, null, null), null, 1)
                .get(0)
                .id();
        register.revoke(window, "评定有误", "admin");
        String erased = Nomination.idNumber();
        register.record(List.of(new NewHonour("OUTSTANDING_INDIVIDUAL", 2019, null, "示例乙", null, erased)), "admin");
        recorder.record(List.of(register.pendingErasure(erased, "admin")))
                .toCompletableFuture()
                .join();
        register.record(List.of(new NewHonour("OUTSTANDING_INDIVIDUAL", 2020, null, "示例丙", null, erased)), "admin");
        owner("alter table honour disable trigger refuse_change;"
                + " alter table honour_revocation disable trigger refuse_change;"
                + " alter table honour_revocation drop constraint honour_revocation_honour_fkey;"
                + " alter table honour_name drop constraint honour_name_honour_fkey;"
                + " create schema before");
        for (String table : TABLES) {
            owner("create table before.%1$s as table %1$s".formatted(table));
        }
    }

    @AfterAll
    void the_recorder_stops() {
        recorder.close();
    }

    @Test
    void an_untouched_register_agrees_with_the_ledger_though_a_holders_names_were_erased() {
        assertThat(register.contradictingLedger()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update honour set year = 2019 where honour = 'PACESETTER'",
                "update honour set stars = 5 where stars = 4",
                "update honour set person = false where honour = 'PACESETTER'",
                "update honour set credit_code = null where stars = 4",
                "update honour set credit_code = '12220102MB0000001Q' where honour = 'TEN_BEST'",
                "update honour set nth = 2 where honour = 'PACESETTER'",
                "update honour set recorded_at = recorded_at - interval '1 year' where honour = 'PACESETTER'",
                "update honour set recorded_by = 'x' where honour = 'PACESETTER'",
                "delete from honour_name where name = '无代码大厅'",
                "delete from honour_name where name = '示例大厅'",
                "delete from honour_name where name = '示例甲'",
                "delete from honour_name where name = '示例丙'",
                "update honour_name set name_key = 'x' where name = '无代码大厅'",
                "update honour_name set name_key = 'x' where name = '示例甲'",
                "update honour_name set name = '别的大厅', name_key = '别的大厅' where name = '无代码大厅'",
                "update honour_name set name = '别的大厅', name_key = '别的大厅' where name = '示例大厅'",
                "update honour set holder = sha256(holder) where honour = 'PACESETTER'",
                "update honour set credit_code = '12220102MB0000002N' where stars = 4",
                "delete from honour where honour = 'PACESETTER'",
                "insert into honour select gen_random_uuid(), honour, 2020, stars, person, holder, credit_code, nth,"
                        + " recorded_at, recorded_by from honour where honour = 'PACESETTER'",
                "delete from honour_revocation",
                "update honour_revocation set reason = 'x'",
                "update honour_revocation set revoked_at = revoked_at - interval '1 day'",
                "update honour_revocation set id = gen_random_uuid()",
                "insert into honour_revocation select gen_random_uuid(), id, 'x', recorded_at, 'admin' from honour"
                        + " where honour = 'PACESETTER'"
            })
    void whatever_was_changed_behind_the_services_back_is_found(String tampering) throws SQLException {
        owner(tampering);
        assertThat(register.contradictingLedger()).hasSize(1);
        undo();
        assertThat(register.contradictingLedger()).isEmpty();
    }

    private void undo() throws SQLException {
        for (String table : TABLES) {
            owner("delete from %1$s; insert into %1$s select * from before.%1$s".formatted(table));
        }
    }

    private void owner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
