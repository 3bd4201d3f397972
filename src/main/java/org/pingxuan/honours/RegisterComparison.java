package org.pingxuan.honours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.pingxuan.ledger.RecordComparison;

/** Holds every entry of the register, its name, and every revocation, to what the ledger was told of it. */
final class RegisterComparison {

    private static final String HONOURS = "SELECT h.*, h.id AS subject, 'HONOUR_RECORDED' AS entry, n.name, n.name_key,"
            + " x.at AS erased_at FROM honour h LEFT JOIN honour_name n ON n.honour = h.id"
            + " LEFT JOIN (SELECT substring(payload from '\"holder\":\"([0-9a-f]+)\"') AS holder, max(at) AS at"
            + " FROM ledger_entry WHERE kind = 'HONOUR_NAMES_ERASED' GROUP BY 1) x"
            + " ON h.person AND x.holder = encode(h.holder, 'hex')";

    private static final String REVOCATIONS =
            "SELECT r.*, r.honour AS subject, 'HONOUR_REVOKED' AS entry FROM honour_revocation r";

    private RegisterComparison() {}

    static RecordComparison of() {
        return new RecordComparison()
                .with(HONOURS, RegisterComparison::isHonourAsEntered, "HONOUR_RECORDED")
                .with(REVOCATIONS, RegisterComparison::isRevocationAsEntered, "HONOUR_REVOKED");
    }

    private static boolean isHonourAsEntered(ResultSet row) throws SQLException {
        NewHonour honour = new NewHonour(
                row.getString("honour"),
                row.getInt("year"),
                row.getObject("stars", Integer.class),
                row.getString("name"),
                row.getString("credit_code"),
                null);
        return RecordComparison.wasTold(
                        row,
                        RecordedHonour.payload(
                                honour,
                                row.getBoolean("person"),
                                row.getBytes("holder"),
                                row.getInt("nth"),
                                row.getTimestamp("recorded_at").toInstant(),
                                row.getString("recorded_by")))
                && (honour.name() == null
                        ? isErased(row)
                        : Objects.equals(HolderKey.name(honour.name()), row.getString("name_key")));
    }

    /** Whether the holder's names were taken off the register after this honour was recorded. */
    private static boolean isErased(ResultSet row) throws SQLException {
        return row.getTimestamp("erased_at") != null
                && !row.getTimestamp("erased_at").before(row.getTimestamp("told_at"));
    }

    private static boolean isRevocationAsEntered(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("revoked_at").toInstant();
        return RecordComparison.wasTold(
                row,
                RecordedRevocation.payload(
                        row.getObject("id", UUID.class), row.getString("reason"), at, row.getString("revoked_by")));
    }
}
