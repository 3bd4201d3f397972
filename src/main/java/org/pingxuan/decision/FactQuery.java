package org.pingxuan.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pingxuan.ledger.Sql;

/** Reads and decrypts facts. */
final class FactQuery {

    private static final String SEALED = "SELECT f.decision, f.sealed, f.key, k.wrapped FROM decision_facts f"
            + " LEFT JOIN nominee_key k ON k.id = f.key WHERE ";

    private FactQuery() {}

    /** A nominee's key may be gone: {@code wrapped} is null then. */
    private record Sealed(UUID decision, byte[] facts, UUID key, byte[] wrapped) {

        static Sealed read(ResultSet row) throws SQLException {
            return new Sealed(
                    row.getObject(1, UUID.class), row.getBytes(2), row.getObject(3, UUID.class), row.getBytes(4));
        }

        byte[] opened(DecisionKeys keys) {
            return Packed.unpacked(DecisionKeys.open(facts, keys.unwrap(wrapped, key), decision));
        }
    }

    static Optional<byte[]> facts(DataSource database, UUID decision, DecisionKeys keys) {
        Sealed found = Sql.first(database, Sealed::read, SEALED + "f.decision = ?", decision)
                .orElseThrow(() -> new NoSuchElementException("no decision " + decision));
        return found.wrapped() == null ? Optional.empty() : Optional.of(found.opened(keys));
    }

    /** By decision; those of erased nominees are left out. */
    static Map<UUID, byte[]> facts(DataSource database, Collection<UUID> decisions, DecisionKeys keys) {
        return Sql.rows(database, Sealed::read, SEALED + "k.id IS NOT NULL AND f.decision = ANY (?::uuid[])", (Object)
                        decisions.stream().map(UUID::toString).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Sealed::decision, facts -> facts.opened(keys)));
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
