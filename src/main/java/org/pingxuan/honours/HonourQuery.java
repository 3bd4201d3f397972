package org.pingxuan.honours;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.Sql;
import org.pingxuan.shared.Problems;

/** A question to the register, as it was known at an instant or as it is now. */
final class HonourQuery {

    private static final String SELECT =
            "SELECT h.id, h.honour, h.year, h.stars, n.name, h.credit_code, n.mask, h.recorded_at, h.recorded_by,"
                    + " r.reason, r.revoked_at, r.revoked_by";
    private static final String FROM = " FROM honour h LEFT JOIN honour_name n ON n.honour = h.id"
            + " LEFT JOIN honour_revocation r ON r.honour = h.id";

    private final StringBuilder where = new StringBuilder();
    private final List<Object> revocationValues = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Instant asOf;

    /** @param asOf null for now */
    HonourQuery(Instant asOf) {
        this.asOf = asOf;
        if (asOf != null) {
            revocationValues.add(asOf.toString());
            and("h.recorded_at <= ?::timestamptz", asOf.toString());
        }
    }

    HonourQuery and(String condition, Object... parameters) {
        where.append(where.isEmpty() ? " WHERE " : " AND ")
                .append('(')
                .append(condition)
                .append(')');
        values.addAll(List.of(parameters));
        return this;
    }

    List<Honour> ask(DataSource database, String order) {
        return ask(database, HonourQuery::honour, SELECT + from() + where + " " + order);
    }

    /** How many there are; counts no further than {@code most}. */
    long count(DataSource database, long most) {
        return ask(
                        database,
                        row -> row.getLong(1),
                        "SELECT count(*) FROM (SELECT 1" + from() + where + " LIMIT " + most + ") AS counted")
                .get(0);
    }

    private <T> List<T> ask(DataSource database, Sql.Row<T> reader, String sql) {
        List<Object> all = new ArrayList<>(revocationValues);
        all.addAll(values);
        try (Connection connection = database.getConnection()) {
            return Sql.rows(connection, reader, sql, all.toArray());
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private String from() {
        return asOf == null ? FROM : FROM + " AND r.revoked_at <= ?::timestamptz";
    }

    private static Honour honour(ResultSet row) throws SQLException {
        OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new Honour(
                row.getObject("id", UUID.class),
                row.getString("honour"),
                row.getInt("year"),
                row.getObject("stars", Integer.class),
                row.getString("name"),
                row.getString("credit_code"),
                row.getString("mask"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                revokedAt == null
                        ? null
                        : new Honour.Revocation(
                                row.getString("reason"), revokedAt.toInstant(), row.getString("revoked_by")));
    }

    static RuntimeException unreadable(SQLException failed) {
        String state = failed.getSQLState();
        if (state == null || state.matches("(08|53|57|58).*")) {
            return Problems.unreachable();
        }
        // the server's own words may quote a row
        return new IllegalStateException("the register cannot be read: SQLSTATE " + state);
    }
}
