package org.pingxuan.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Hashes one behind the other, as a column holds them. */
final class HashList {

    private HashList() {}

    static byte[] join(List<Hash> hashes) {
        ByteBuffer joined = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> joined.put(hash.bytes()));
        return joined.array();
    }

    static List<Hash> split(byte[] joined) {
        List<Hash> hashes = new ArrayList<>(joined.length / Hash.LENGTH);
        ByteBuffer rest = ByteBuffer.wrap(joined);
        while (rest.hasRemaining()) {
            byte[] next = new byte[Math.min(Hash.LENGTH, rest.remaining())];
            rest.get(next);
            hashes.add(Hash.of(next));
        }
        return hashes;
    }
}
