package org.pingxuan.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.pingxuan.shared.Digest;

/** The hashes of RFC 6962 §2.1: leaves and inner nodes are told apart by their first byte. */
final class MerkleTree {

    /** The root of a tree without leaves: the hash of nothing. */
    static final Hash EMPTY = Hash.of(Digest.sha256(new byte[0]));

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static Hash leaf(byte[] content) {
        MessageDigest sha = sha256();
        sha.update(LEAF);
        return Hash.of(sha.digest(content));
    }

    static Hash node(Hash left, Hash right) {
        MessageDigest sha = sha256();
        sha.update(NODE);
        sha.update(left.bytes());
        return Hash.of(sha.digest(right.bytes()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
