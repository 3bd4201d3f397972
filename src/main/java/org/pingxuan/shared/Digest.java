package org.pingxuan.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over bytes, written {@code sha256:<64 hex digits>}: the name of a content. */
public final class Digest {

    private Digest() {}

    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The digest of {@code content}, as {@code sha256:…}. */
    public static String of(byte[] content) {
        return "sha256:" + HexFormat.of().formatHex(sha256(content));
    }

    /** The digest of the text's UTF-8 bytes, as {@code sha256:…}. */
    public static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }
}
