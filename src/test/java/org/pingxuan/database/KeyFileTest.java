package org.pingxuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final byte[] SECRET = "a secret of at least 32 bytes, for tests".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void a_key_is_derived_as_rfc_5869_says() {
        assertThat(KeyFile.ofSecret(SECRET).derive("id-number-index"))
                .asHexString()
                .isEqualToIgnoringCase("8ed8bdd6dae6ef1830b2d3cca1b14693ce72c13ff849763cae01cff37578f80b");
    }

    @Test
    void each_purpose_has_a_key_of_its_own_and_each_caller_a_copy() {
        KeyFile key = KeyFile.ofSecret(SECRET);
        byte[] first = key.derive("facts");
        assertThat(key.derive("fact")).isNotEqualTo(first);
        byte[] before = first.clone();
        Arrays.fill(first, (byte) 0);
        assertThat(key.derive("facts")).isEqualTo(before);
    }

    @Test
    void the_public_signing_key_is_the_seeds_as_in_rfc_8032_test_1() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] encoded = KeyFile.ed25519(seed).getPublic().getEncoded();
        assertThat(HexFormat.of().formatHex(encoded))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void the_same_secret_gives_the_same_keys_and_another_gives_others() {
        byte[] other = SECRET.clone();
        other[0]++;
        KeyFile key = KeyFile.ofSecret(SECRET);
        assertThat(KeyFile.ofSecret(SECRET).signing().getPublic())
                .isEqualTo(key.signing().getPublic());
        assertThat(KeyFile.ofSecret(SECRET).fingerprint()).isEqualTo(key.fingerprint());
        assertThat(KeyFile.ofSecret(other).signing().getPublic())
                .isNotEqualTo(key.signing().getPublic());
        assertThat(KeyFile.ofSecret(other).fingerprint()).isNotEqualTo(key.fingerprint());
    }

    @Test
    void white_space_at_the_ends_of_the_file_does_not_count() throws Exception {
        Path file = directory.resolve("key");
        Files.writeString(file, " a secret of at least 32 bytes, for tests\r\n");
        assertThat(KeyFile.read(file).fingerprint())
                .isEqualTo(KeyFile.ofSecret(SECRET).fingerprint());
    }

    @Test
    void thirty_two_bytes_are_enough_and_thirty_one_are_not() throws Exception {
        Path file = directory.resolve("key");
        Files.writeString(file, "x".repeat(32));
        assertThat(KeyFile.read(file).fingerprint()).hasSize(32);
        Files.writeString(file, "x".repeat(31) + "\n");
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("不足 32 字节")
                .hasMessageContaining(file.toString());
    }
}
