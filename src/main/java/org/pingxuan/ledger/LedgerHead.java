package org.pingxuan.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.pingxuan.shared.Micros;

/**
 * The signed state of the ledger after a commit: whoever kept it can prove later that nothing before it was changed.
 *
 * @param size entries so far
 * @param root the tree's root over them
 * @param at when, to the microsecond
 * @param signature Ed25519 over {@link #signedText()}, in Base64; null where the ledger is still empty
 */
public record LedgerHead(long size, Hash root, Instant at, String signature) {

    public LedgerHead {
        at = Micros.of(at);
    }

    /** What is signed: four lines, in ASCII, each ended by a line feed. */
    public static byte[] signedText(long size, Hash root, Instant at) {
        String text = "pingxuan ledger head 1\n" + size + "\n" + root + "\n" + Micros.of(at) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }
}
