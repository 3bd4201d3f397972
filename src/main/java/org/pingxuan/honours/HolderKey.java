package org.pingxuan.honours;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pingxuan.shared.Normal;
import org.pingxuan.submission.CreditCode;
import org.pingxuan.submission.IdNumber;

/** What holders are matched by: a person by a keyed hash of the ID number, a window by credit code, else by name. */
final class HolderKey {

    private final byte[] key;

    HolderKey(byte[] key) {
        this.key = key.clone();
    }

    byte[] person(String idNumber) {
        return hash("RESIDENT_ID", IdNumber.of(idNumber).normal());
    }

    /** @param creditCode null where it is not known: the name then stands for the window */
    byte[] window(String creditCode, String name) {
        return creditCode == null
                ? hash("WINDOW_NAME", name(name))
                : hash("CREDIT_CODE", CreditCode.of(creditCode).normal());
    }

    /** A name for matching: in normal form, without white space, letters small. */
    static String name(String name) {
        String normal = Normal.form(name);
        return normal == null ? null : normal.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private byte[] hash(String kind, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal((kind + "\n" + value).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
