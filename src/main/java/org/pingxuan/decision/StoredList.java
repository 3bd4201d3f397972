package org.pingxuan.decision;

import java.util.List;
import java.util.UUID;
import org.pingxuan.ledger.Hash;

/**
 * A list on record.
 *
 * @param replaces the id of the version before; null for the first
 * @param facts as {@link NewList#facts}
 * @param members in the sequence sent, reserves among them
 * @param ledgerIndex its place in the ledger
 * @param ledgerHash its leaf there
 */
public record StoredList(
        UUID id,
        ListKey key,
        int version,
        UUID replaces,
        Received received,
        String bodyDigest,
        String facts,
        List<ListMember> members,
        JudgedList judged,
        long ledgerIndex,
        Hash ledgerHash) {}
