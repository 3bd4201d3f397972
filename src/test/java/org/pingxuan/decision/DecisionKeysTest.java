package org.pingxuan.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionKeysTest {

    private static final byte[] FACTS = "{\"name\":\"示例甲\"}".getBytes(StandardCharsets.UTF_8);
    private static final UUID ID = new UUID(1, 2);

    private final DecisionKeys keys = new DecisionKeys(new byte[32], new byte[] {1}, new byte[] {2});

    @Test
    void what_was_sealed_opens_with_its_key_for_its_id_alone() {
        byte[] key = DecisionKeys.newKey();
        byte[] sealedFacts = DecisionKeys.seal(FACTS, key, ID);
        assertThat(DecisionKeys.open(sealedFacts, key, ID)).isEqualTo(FACTS);
        assertThatThrownBy(() -> DecisionKeys.open(sealedFacts, key, new UUID(1, 3)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DecisionKeys.open(sealedFacts, DecisionKeys.newKey(), ID))
                .isInstanceOf(IllegalStateException.class);
        sealedFacts[20] ^= 1;
        assertThatThrownBy(() -> DecisionKeys.open(sealedFacts, key, ID)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealing_twice_gives_two_texts() {
        byte[] key = DecisionKeys.newKey();
        assertThat(DecisionKeys.seal(FACTS, key, ID)).isNotEqualTo(DecisionKeys.seal(FACTS, key, ID));
    }

    @Test
    void a_wrapped_key_is_bound_to_its_id() {
        byte[] key = DecisionKeys.newKey();
        byte[] wrapped = keys.wrap(key, ID);
        assertThat(keys.unwrap(wrapped, ID)).isEqualTo(key);
        assertThatThrownBy(() -> keys.unwrap(wrapped, new UUID(1, 3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_number_typed_in_two_ways_is_one_nominee() {
        NomineeIdentity typed = NomineeIdentity.person("２２９９９９ 19900101073x", "示例甲");
        NomineeIdentity plain = NomineeIdentity.person("22999919900101073X", null);
        assertThat(keys.nomineeHash(typed)).isEqualTo(keys.nomineeHash(plain));
        assertThat(typed.mask()).isEqualTo("229*************3X");
        assertThat(typed).hasToString("NomineeIdentity[RESIDENT_ID]");
    }

    @Test
    void the_same_text_under_two_kinds_is_two_nominees() {
        NomineeIdentity person = NomineeIdentity.person(null, "示例");
        NomineeIdentity window = NomineeIdentity.window(" ", "示例");
        assertThat(person.kind()).isEqualTo(NomineeIdentity.Kind.PERSON_NAME);
        assertThat(window.kind()).isEqualTo(NomineeIdentity.Kind.WINDOW_NAME);
        assertThat(keys.nomineeHash(person)).isNotEqualTo(keys.nomineeHash(window));
    }

    @Test
    void a_nominee_without_anything_to_be_known_by_has_no_hash() {
        assertThat(keys.nomineeHash(NomineeIdentity.window(null, null))).isNull();
    }

    @Test
    void a_window_is_known_by_its_credit_code_before_its_name() {
        assertThat(keys.nomineeHash(NomineeIdentity.window("12220102mb0000001q", "一")))
                .isEqualTo(keys.nomineeHash(NomineeIdentity.window("12220102MB0000001Q", "二")));
    }

    @Test
    void body_digests_differ_by_body_and_by_key() {
        assertThat(keys.bodyDigest(FACTS)).matches("hmac-sha256:[0-9a-f]{64}");
        assertThat(keys.bodyDigest(FACTS)).isEqualTo(keys.bodyDigest(FACTS.clone()));
        assertThat(new DecisionKeys(new byte[32], new byte[] {1}, new byte[] {3}).bodyDigest(FACTS))
                .isNotEqualTo(keys.bodyDigest(FACTS));
    }

    @Test
    void names_are_searched_by_pieces_of_one_and_two_characters() {
        assertThat(NameGrams.of("示例 甲")).containsExactly("示", "示例", "例", "例甲", "甲");
        assertThat(NameGrams.of("")).isEmpty();
    }
}
