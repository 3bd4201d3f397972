package org.pingxuan.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads and decrypts facts. */
final class FactQuery {

    private FactQuery() {}

    static Optional<byte[]> facts(DataSource database, UUID decision, DecisionKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT f.sealed, f.key, k.wrapped"
                        + " FROM decision_facts f LEFT JOIN nominee_key k ON k.id = f.key WHERE f.decision = ?")) {
            select.setObject(1, decision);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NoSuchElementException("no decision " + decision);
                }
                byte[] wrapped = row.getBytes(3);
                if (wrapped == null) {
                    return Optional.empty();
                }
                byte[] key = keys.unwrap(wrapped, row.getObject(2, UUID.class));
                return Optional.of(Packed.unpacked(DecisionKeys.open(row.getBytes(1), key, decision)));
            }
        } catch (SQLException failed) {
            throw DecisionQuery.unreadable(failed);
        }
    }

    /** By decision; those of erased nominees are left out. */
    static Map<UUID, byte[]> facts(DataSource database, Collection<UUID> decisions, DecisionKeys keys) {
        Map<UUID, byte[]> facts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT f.sealed, f.key, k.wrapped, f.decision"
                        + " FROM decision_facts f JOIN nominee_key k ON k.id = f.key WHERE f.decision = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", decisions.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID decision = row.getObject(4, UUID.class);
                    byte[] key = keys.unwrap(row.getBytes(3), row.getObject(2, UUID.class));
                    facts.put(decision, Packed.unpacked(DecisionKeys.open(row.getBytes(1), key, decision)));
                }
            }
        } catch (SQLException failed) {
            throw DecisionQuery.unreadable(failed);
        }
        return facts;
    }

    /** Of the nominee's newest decision that its present key opens; empty where it has none, or was erased. */
    static Optional<byte[]> newest(DataSource database, UUID nominee, DecisionKeys keys) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT d.id FROM decision d"
                        + " JOIN decision_facts f ON f.decision = d.id JOIN nominee_key k ON k.id = f.key"
                        + " WHERE d.nominee = ? ORDER BY d.id DESC LIMIT 1")) {
            select.setObject(1, nominee);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? facts(database, row.getObject(1, UUID.class), keys) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw DecisionQuery.unreadable(failed);
        }
    }
}
