package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyTest {

    private static TestDatabase.Connections database;

    @BeforeAll
    static void a_table_that_only_grows_and_one_that_changes() throws SQLException {
        database = TestDatabase.fresh();
        run(database.owner(), "create table deed (id int primary key, words text)");
        run(database.owner(), "select append_only('deed')");
        run(database.owner(), "create table edge (id int primary key)");
        run(database.owner(), "select changeable('edge')");
        run(database.app(), "insert into deed values (1, 'as it was')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update deed set words = 'better'",
                "delete from deed",
                "truncate deed",
                "insert into deed values (1, 'x') on conflict (id) do update set words = excluded.words",
                "drop trigger refuse_change on deed",
                "alter table deed disable trigger all",
                "drop table deed",
                "alter table deed owner to pingxuan_app",
                "set role pingxuan_owner",
                "set session_replication_role = replica",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "select append_only('edge')",
                "create table mine (id int)"
            })
    void the_app_can_do_nothing_to_an_appended_row(String attempt) throws SQLException {
        assertThatThrownBy(() -> run(database.app(), attempt))
                .isInstanceOf(SQLException.class)
                .extracting(refused -> ((SQLException) refused).getSQLState())
                .isEqualTo("42501");
        assertThat(words()).isEqualTo("as it was");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update deed set words = 'better'",
                "update deed set words = 'better' where id = 2",
                "delete from deed",
                "truncate deed"
            })
    void even_the_owner_is_stopped_by_the_trigger(String attempt) throws SQLException {
        assertThatThrownBy(() -> run(database.owner(), attempt)).hasMessageContaining("append-only");
        assertThat(words()).isEqualTo("as it was");
    }

    @Test
    void the_app_may_change_working_state() throws SQLException {
        run(database.app(), "insert into edge values (1)");
        run(database.app(), "update edge set id = 2");
        run(database.app(), "delete from edge");
    }

    private static String words() throws SQLException {
        try (Connection connection = database.app().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select words from deed where id = 1")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
