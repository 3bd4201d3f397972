package org.pingxuan.decision;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingxuan.database.TestDatabase;

class RecordRightsTest {

    private static final TestDatabase.Connections DATABASE = TestDatabase.shared();

    static Stream<Arguments> attempts() {
        List<String> columns = List.of(
                "ledger_entry payload",
                "decision verdict",
                "decision_criterion outcome",
                "decision_facts sealed",
                "nominee kind",
                "erasure reason",
                "decision_act reason",
                "read_log what");
        return columns.stream()
                .map(column -> column.split(" "))
                .flatMap(named -> Stream.of(
                                "update %1$s set %2$s = %2$s",
                                "delete from %1$s",
                                "truncate %1$s cascade",
                                "drop trigger refuse_change on %1$s",
                                "alter table %1$s disable trigger all",
                                "alter table %1$s drop column %2$s",
                                "create rule forget as on insert to %1$s do instead nothing",
                                "drop table %1$s cascade",
                                "set role pingxuan_owner")
                        .map(attempt -> Arguments.of(String.format(attempt, (Object[]) named))));
    }

    static Stream<String> attemptsOnState() {
        return Stream.of(
                "delete from ledger_head",
                "truncate ledger_head",
                "insert into ledger_head (size, edge, root, at) values (0, '', sha256(''), 'epoch')",
                "update nominee_key set wrapped = wrapped",
                "truncate nominee_key",
                "update nominee_search set name = name",
                "truncate nominee_search");
    }

    @ParameterizedTest
    @MethodSource({"attempts", "attemptsOnState"})
    void the_app_cannot_change_the_record(String attempt) {
        assertThatThrownBy(() -> run(attempt))
                .isInstanceOf(SQLException.class)
                .extracting(refused -> ((SQLException) refused).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void the_app_may_erase() {
        assertThatCode(() -> {
                    run("delete from nominee_key where false");
                    run("delete from nominee_search where false");
                })
                .doesNotThrowAnyException();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.app().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
