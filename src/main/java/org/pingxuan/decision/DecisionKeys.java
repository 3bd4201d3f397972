package org.pingxuan.decision;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys that protect what is stored of nominees, each derived from the service's master key for one purpose. */
public final class DecisionKeys {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] wrapping;
    private final byte[] identity;
    private final byte[] body;

    /**
     * @param wrapping 32 bytes: encrypts the nominees' own keys
     * @param identity hashes ID numbers, credit codes and names
     * @param body hashes the bodies of submissions
     */
    public DecisionKeys(byte[] wrapping, byte[] identity, byte[] body) {
        if (wrapping.length != KEY) {
            throw new IllegalArgumentException("the wrapping key has 32 bytes");
        }
        this.wrapping = wrapping.clone();
        this.identity = identity.clone();
        this.body = body.clone();
    }

    /** What a nominee is matched by; null where it has nothing to be known by. */
    byte[] nomineeHash(NomineeIdentity nominee) {
        return nominee.value() == null
                ? null
                : hmac(identity, (nominee.kind() + "\n" + nominee.value()).getBytes(StandardCharsets.UTF_8));
    }

    String bodyDigest(byte[] canonicalBody) {
        return "hmac-sha256:" + HexFormat.of().formatHex(hmac(body, canonicalBody));
    }

    /** A nominee's key, fresh. */
    static byte[] newKey() {
        return random(KEY);
    }

    byte[] wrap(byte[] nomineeKey, UUID keyId) {
        return seal(nomineeKey, wrapping, keyId);
    }

    byte[] unwrap(byte[] wrapped, UUID keyId) {
        return open(wrapped, wrapping, keyId);
    }

    /** Nonce, ciphertext and tag; bound to the id of what it belongs to. */
    static byte[] seal(byte[] plain, byte[] key, UUID belongsTo) {
        byte[] nonce = random(NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, belongsTo, plain, 0, plain.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException where it is not what was sealed with this key for this id */
    static byte[] open(byte[] sealed, byte[] key, UUID belongsTo) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, belongsTo, sealed, NONCE, sealed.length - NONCE);
    }

    private static byte[] crypt(
            int mode, byte[] key, byte[] nonce, UUID belongsTo, byte[] input, int offset, int length) {
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            aes.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(belongsTo.getMostSignificantBits())
                    .putLong(belongsTo.getLeastSignificantBits())
                    .array());
            return aes.doFinal(input, offset, length);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("what belongs to " + belongsTo + " is not what was encrypted", altered);
        }
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] random(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        return random;
    }
}
