package org.pingxuan.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.decision.StoredDecision;
import org.pingxuan.ledger.Hash;
import org.pingxuan.ledger.HeadDirectory;
import org.pingxuan.ledger.Ledger;
import org.pingxuan.ledger.LedgerEntry;
import org.pingxuan.ledger.LedgerHead;
import org.pingxuan.ledger.OfflineVerifier;
import org.pingxuan.ledger.TreeProof;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerApiTest {

    @Inject
    DecisionStore decisions;

    @Inject
    Ledger ledger;

    @Inject
    HeadDirectory heads;

    @ConfigProperty(name = "pingxuan.ledger-export-dir")
    Path exported;

    private final List<StoredDecision> put = new ArrayList<>();

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, TestDatabase.PASSWORD).header("Accept-Language", "en");
    }

    private static JsonPath get(String path) {
        return as("auditor")
                .get("/api/v1/ledger" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @BeforeEach
    void three_decisions_are_on_record() {
        String round = OnRecord.ownRound();
        for (int i = 0; i < 3; i++) {
            put.add(OnRecord.in(round).put(decisions));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "entries", "0/proof", "consistency?from=1", "export"})
    void only_auditors_and_administrators_read_the_ledger(String path) {
        for (String user : List.of("auditor", "admin")) {
            as(user).get("/api/v1/ledger/" + path).then().statusCode(200);
        }
        for (String user : List.of("intake", "policy", "approver", "reviewer")) {
            as(user).get("/api/v1/ledger/" + path).then().statusCode(403);
            as(user).post("/api/v1/ledger/verify").then().statusCode(403);
        }
    }

    @Test
    void the_head_is_the_signed_one() {
        LedgerHead head = ledger.head();
        JsonPath answer = get("/head");
        assertThat(answer.getLong("size")).isEqualTo(head.size());
        assertThat(answer.getString("root")).isEqualTo(head.root().toString());
        assertThat(Instant.parse(answer.getString("at"))).isEqualTo(head.at());
        assertThat(answer.getString("signature")).isEqualTo(head.signature());
    }

    @Test
    void entries_are_listed_by_index_and_hash_to_their_leaves() {
        long first = put.get(0).ledgerIndex();
        long last = put.get(2).ledgerIndex();
        JsonPath answer = get("/entries?from=" + first + "&to=" + last);
        assertThat(answer.getLong("total")).isEqualTo(last - first + 1);
        assertThat(answer.getString("next")).isNull();
        assertThat(answer.getList("items.subject")).contains(put.get(1).id().toString());
        assertThat(answer.getString("items[0].kind")).isEqualTo("DECISION");
        String text = as("auditor")
                .get("/api/v1/ledger/entries?from=" + first + "&to=" + first)
                .asString();
        String payload = text.substring(text.indexOf("\"payload\":") + 10, text.indexOf(",\"hash\""));
        LedgerEntry entry = LedgerEntry.of(
                first,
                Instant.parse(answer.getString("items[0].at")),
                "DECISION",
                put.get(0).id(),
                payload);
        assertThat(answer.getString("items[0].hash")).isEqualTo(entry.hash().toString());
    }

    @Test
    void entries_are_paged_without_gap_or_repetition() {
        long first = put.get(0).ledgerIndex();
        long last = first + 2;
        JsonPath one = get("/entries?size=2&from=" + first + "&to=" + last);
        assertThat(one.getList("items.index", Long.class)).containsExactly(first, first + 1);
        assertThat(one.getLong("total")).isEqualTo(3);
        JsonPath two = get("/entries?size=2&from=" + first + "&to=" + last + "&after=" + one.getString("next"));
        assertThat(two.getList("items.index", Long.class)).containsExactly(last);
        assertThat(two.getString("next")).isNull();
        assertThat(get("/entries?from=1000000").getList("items")).isEmpty();
    }

    @Test
    void an_inclusion_proof_holds_for_the_present_and_for_every_later_size() {
        long index = put.get(1).ledgerIndex();
        for (String size : List.of("", "?size=" + (index + 1), "?size=" + (index + 2))) {
            JsonPath proof = get("/" + index + "/proof" + size);
            assertThat(TreeProof.isIncluded(
                            Hash.parse(proof.getString("entry.hash")),
                            index,
                            proof.getLong("size"),
                            Hash.parse(proof.getString("root")),
                            hashes(proof)))
                    .isTrue();
            assertThat(TreeProof.isIncluded(
                            Hash.parse(proof.getString("entry.hash")),
                            index - 1,
                            proof.getLong("size"),
                            Hash.parse(proof.getString("root")),
                            hashes(proof)))
                    .isFalse();
        }
    }

    @Test
    void a_consistency_proof_holds_between_two_sizes() {
        long from = put.get(0).ledgerIndex() + 1;
        JsonPath proof = get("/consistency?from=" + from);
        assertThat(TreeProof.isContinued(
                        from,
                        Hash.parse(proof.getString("fromRoot")),
                        proof.getLong("to"),
                        Hash.parse(proof.getString("toRoot")),
                        hashes(proof)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "entries?from=2&to=1, to",
        "entries?from=x, from",
        "entries?from=-1, from",
        "0/proof?size=0, size",
        "0/proof?size=100000000, size",
        "consistency, from",
        "consistency?from=0, from",
        "consistency?from=2&to=1, to",
        "export?from=2&to=1, to",
        "export?to=100000000, to",
        "head?x=1, x"
    })
    void a_faulty_parameter_is_refused(String path, String pointer) {
        as("auditor").get("/api/v1/ledger/" + path).then().statusCode(400).body("problems.pointer", contains(pointer));
    }

    @Test
    void an_entry_that_is_not_there_has_no_proof() {
        as("auditor").get("/api/v1/ledger/100000000/proof").then().statusCode(404);
        as("auditor").get("/api/v1/ledger/first/proof").then().statusCode(404);
    }

    @Test
    void an_untouched_ledger_is_sound_whole_and_in_part() {
        heads.keep(ledger.head());
        as("auditor")
                .post("/api/v1/ledger/verify")
                .then()
                .statusCode(200)
                .body("sound", is(true))
                .body("faults", empty())
                .body("contradicting", empty())
                .body("headsCompared", is(heads.heads().size()));
        as("admin")
                .contentType("application/json")
                .body("{\"from\":1,\"to\":" + put.get(2).ledgerIndex() + "}")
                .post("/api/v1/ledger/verify")
                .then()
                .statusCode(200)
                .body("sound", is(true))
                .body("from", equalTo(1))
                .body("contradicting", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"from\":-1}; /from", "{\"from\":2,\"to\":1}; /to", "{\"to\":1.5}; /to", "{\"x\":1}; /x"})
    void a_faulty_range_is_not_verified(String body, String pointer) {
        as("auditor")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/ledger/verify")
                .then()
                .statusCode(422)
                .body("problems.pointer", contains(pointer));
    }

    @Test
    void an_exported_range_passes_the_offline_verifier_and_an_altered_one_does_not(@TempDir Path directory)
            throws IOException {
        heads.keep(ledger.head());
        String lines = as("auditor")
                .get("/api/v1/ledger/export?from=1&to=" + put.get(1).ledgerIndex())
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        Path file = Files.writeString(directory.resolve("range.ndjson"), lines);
        assertThat(offline(file)).isZero();
        Files.writeString(file, lines.replace("RETURNED", "ELIGIBLE"));
        assertThat(offline(file)).isEqualTo(1);
    }

    private int offline(Path file) {
        return OfflineVerifier.run(
                List.of(file.toString(), exported.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static List<Hash> hashes(JsonPath proof) {
        return proof.getList("path", String.class).stream().map(Hash::parse).toList();
    }
}
