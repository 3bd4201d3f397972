package org.pingxuan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pingxuan.shared.Text;

/**
 * The service's one secret, which lies outside the database: keyed hashes, the encryption of facts and the signature of ledger
 * heads all rest on keys that are derived from it by purpose. Whoever loses the file loses the facts; whoever has it and the
 * database reads them.
 *
 * <p>The file is any text of at least 32 bytes that nobody can guess; white space at its ends does not count.
 */
public final class KeyFile {

    private static final int LEAST = 32;
    private static final byte[] SALT = "org.pingxuan".getBytes(StandardCharsets.US_ASCII);

    private final byte[] extracted;
    private final KeyPair signing;

    private KeyFile(byte[] secret) {
        extracted = hmac(SALT, secret);
        signing = ed25519(derive("ledger-head-signature"));
    }

    /**
     * @param secret at least 32 bytes
     * @throws IllegalArgumentException where it is shorter
     */
    public static KeyFile ofSecret(byte[] secret) {
        if (secret.length < LEAST) {
            throw new IllegalArgumentException("a secret of fewer than " + LEAST + " bytes");
        }
        return new KeyFile(secret);
    }

    static KeyFile read(Path file) {
        try {
            byte[] secret =
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
            if (secret.length < LEAST) {
                throw new CannotStart(Text.of(
                        "密钥文件 " + file + " 不足 32 字节：可用 openssl rand -base64 32 生成",
                        "The key file " + file + " has fewer than 32 bytes: make one with openssl rand -base64 32"));
            }
            return new KeyFile(secret);
        } catch (IOException unreadable) {
            throw new CannotStart(Text.of("无法读取密钥文件 " + file, "The key file " + file + " cannot be read"), unreadable);
        }
    }

    /**
     * A key for one purpose (HKDF-SHA256, RFC 5869): the same for the same file and purpose, and telling nothing about any other.
     *
     * @param purpose a fixed name in kebab-case, such as {@code id-number-index}
     * @return 32 bytes, the caller's own copy
     */
    public byte[] derive(String purpose) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[name.length + 1];
        System.arraycopy(name, 0, block, 0, name.length);
        block[name.length] = 1;
        return hmac(extracted, block);
    }

    /** The Ed25519 keys that sign the ledger's heads. */
    public KeyPair signing() {
        return signing;
    }

    /** Tells two key files apart and nothing else; may be shown. */
    public String fingerprint() {
        return HexFormat.of().formatHex(derive("fingerprint"), 0, 16);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 8032: the seed is the private key. The public one comes from the JDK's generator, fed the seed as its randomness. */
    static KeyPair ed25519(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            KeyPair pair = new KeyPair(
                    generator.generateKeyPair().getPublic(),
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            requireMatching(pair);
            return pair;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireMatching(KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(SALT);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(SALT);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("this Java derives Ed25519 keys in another way");
        }
    }

    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        private Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
