/**
 * The ledger (存证链): one tamper-evident, append-only log of everything that was decided, with a gapless index from 0.
 *
 * <p>An entry's leaf is the SHA-256 of a zero byte and the canonical JSON (keys sorted, no white space, whole numbers only)
 * of the object {@code {"at", "index", "kind", "payload", "subject"}}; the tree over the leaves is that of RFC 6962. Each
 * commit signs the new head (Ed25519). Payloads hold ids, codes and digests, never personal data.
 */
package org.pingxuan.ledger;
