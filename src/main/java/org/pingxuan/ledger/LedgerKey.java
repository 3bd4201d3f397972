package org.pingxuan.ledger;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** The Ed25519 key that signs heads. It is kept outside the database; every replica has the same one. */
public final class LedgerKey {

    private final PrivateKey signing;
    private final PublicKey verifying;

    public LedgerKey(PrivateKey signing, PublicKey verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    public PublicKey verifying() {
        return verifying;
    }

    LedgerHead sign(long size, Hash root, Instant at) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(signing);
            ed25519.update(LedgerHead.signedText(size, root, at));
            return new LedgerHead(size, root, at, Base64.getEncoder().encodeToString(ed25519.sign()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the ledger key cannot sign", unusable);
        }
    }

    /** Whether the holder of the key belonging to {@code verifying} signed this head. */
    static boolean signed(LedgerHead head, PublicKey verifying) {
        if (head.signature() == null) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(verifying);
            ed25519.update(LedgerHead.signedText(head.size(), head.root(), head.at()));
            return ed25519.verify(head.signatureBytes());
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }
}
