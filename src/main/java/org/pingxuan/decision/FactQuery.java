package org.pingxuan.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.pingxuan.ledger.Sql;

/** Reads and decrypts facts. */
final class FactQuery {

    /** That the nominee of {@code d} was erased after it was decided; its later decisions have a key of their own. */
    static final String ERASED = "EXISTS (SELECT FROM ledger_entry x JOIN ledger_entry y"
            + " ON y.subject = d.id AND y.kind = 'DECISION' AND x.at >= y.at"
            + " WHERE x.subject = d.nominee AND x.kind = 'ERASURE')";

    private static final String SEALED = "SELECT f.decision, f.sealed, f.key, k.wrapped,"
            + " CASE WHEN k.id IS NULL THEN " + ERASED + " END AS erased FROM decision_facts f"
            + " LEFT JOIN decision d ON d.id = f.decision LEFT JOIN nominee_key k ON k.id = f.key WHERE f.decision = ";

    private FactQuery() {}

    /** Facts as stored: {@code wrapped}, the nominee's key, is null where it is gone. */
    private record Sealed(UUID decision, byte[] facts, UUID key, byte[] wrapped, boolean erased) {

        static Sealed read(ResultSet row) throws SQLException {
            return new Sealed(
                    row.getObject(1, UUID.class),
                    row.getBytes(2),
                    row.getObject(3, UUID.class),
                    row.getBytes(4),
                    row.getBoolean(5));
        }

        /** Empty where the nominee was erased. */
        Optional<byte[]> opened(DecisionKeys keys) {
            if (wrapped != null) {
                return Optional.of(Packed.unpacked(DecisionKeys.open(facts, keys.unwrap(wrapped, key), decision)));
            }
            if (!erased) {
                throw new IllegalStateException("the key of " + decision + " is gone, and nobody erased its nominee");
            }
            return Optional.empty();
        }
    }

    static Optional<byte[]> facts(DataSource database, UUID decision, DecisionKeys keys) {
        return Sql.first(database, Sealed::read, SEALED + "?", decision)
                .orElseThrow(() -> new NoSuchElementException("no decision " + decision))
                .opened(keys);
    }

    /** By decision; those of erased nominees are left out. */
    static Map<UUID, byte[]> facts(DataSource database, Collection<UUID> decisions, DecisionKeys keys) {
        Map<UUID, byte[]> facts = new HashMap<>();
        Sql.rows(database, Sealed::read, SEALED + "ANY (?::uuid[])", (Object)
                        decisions.stream().map(UUID::toString).toArray(String[]::new))
                .forEach(found -> found.opened(keys).ifPresent(opened -> facts.put(found.decision(), opened)));
        return facts;
    }

    static boolean isAnyErased(DataSource database, Collection<UUID> decisions) {
        return Sql.count(
                        database,
                        "SELECT count(*) FROM decision_facts f LEFT JOIN nominee_key k ON k.id = f.key"
                                + " WHERE k.id IS NULL AND f.decision = ANY (?::uuid[])",
                        (Object) decisions.stream().map(UUID::toString).toArray(String[]::new))
                > 0;
    }

    /** Of the nominee's newest decision that its present key opens; empty where it has none, or was erased. */
    static Optional<byte[]> newest(DataSource database, UUID nominee, DecisionKeys keys) {
        return Sql.first(
                        database,
                        row -> row.getObject(1, UUID.class),
                        "SELECT d.id FROM decision d JOIN decision_facts f ON f.decision = d.id"
                                + " JOIN nominee_key k ON k.id = f.key WHERE d.nominee = ? ORDER BY d.id DESC LIMIT 1",
                        nominee)
                .flatMap(decision -> facts(database, decision, keys));
    }
}
