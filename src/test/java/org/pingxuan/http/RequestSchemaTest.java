package org.pingxuan.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingxuan.database.TestDatabase;

/** What /q/openapi says of a submission, held against submissions that the service takes and refuses. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonNode api;

    @BeforeEach
    void the_description() throws IOException {
        api = JSON.readTree(given().accept("application/json").get("/q/openapi").asString());
    }

    private List<String> faults(JsonNode body) {
        return faults("submissions", body);
    }

    /** Where a body is not as the POST of a round's {@code path} is described. */
    private List<String> faults(String path, JsonNode body) {
        ObjectNode root = api.at("/paths/~1api~1v1~1rounds~1{round}~1" + path
                        + "/post/requestBody/content/application~1json/schema")
                .deepCopy();
        root.set("components", api.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root)
                .validate(body)
                .stream()
                .map(Error::getInstanceLocation)
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode example(String name) throws IOException {
        return (ObjectNode)
                JSON.readTree(Path.of("docs", "examples", name + ".json").toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "individual", "pacesetter"})
    void the_examples_are_as_it_says(String name) throws IOException {
        assertThat(faults(example(name))).isEmpty();
    }

    @Test
    void a_submission_may_say_which_decision_it_corrects() throws IOException {
        assertThat(faults(example("window").put("corrects", UUID.randomUUID().toString())))
                .isEmpty();
    }

    @Test
    void a_month_is_a_date_and_an_object_is_none() throws IOException {
        ObjectNode body = example("individual");
        ObjectNode person = (ObjectNode) body.get("person");
        person.put("workStartedOn", "2009-07");
        assertThat(faults(body)).isEmpty();
        person.put("workStartedOn", "2009-7");
        assertThat(faults(body)).contains("/person/workStartedOn");
        person.putObject("workStartedOn").put("earliest", "2009-07-01");
        assertThat(faults(body)).contains("/person/workStartedOn");
    }

    @Test
    void a_field_that_it_does_not_describe_is_a_fault() throws IOException {
        ObjectNode body = example("window");
        ((ObjectNode) body.get("window")).put("apliedStars", 5);
        assertThat(faults(body)).contains("/window");
    }

    @Test
    void a_slate_holds_submissions_and_the_units_own_acts() throws IOException {
        ObjectNode slate = JSON.createObjectNode().put("unit", "JL-CC").put("award", "STAR_WINDOW");
        slate.putObject("procedure").put("bodySetUpOn", "2024-04-12").putNull("contactSheetOn");
        slate.putObject("materials")
                .put("report", true)
                .putArray("reportSections")
                .add("ORDER");
        slate.putArray("submissions").add(example("window"));
        assertThat(faults("slates", slate)).isEmpty();
        assertThat(faults("slates", slate.put("report", true))).isNotEmpty();
    }

    @Test
    void a_final_list_holds_decisions_and_the_provinces_own_acts() {
        ObjectNode list = JSON.createObjectNode().put("award", "PACESETTER");
        list.putArray("entries").addObject().put("decision", UUID.randomUUID().toString());
        list.putObject("procedure").putObject("notice").put("place", "PORTAL").putArray("objections");
        assertThat(faults("final-lists", list)).isEmpty();
        assertThat(faults("final-lists", list.put("decisions", 1))).isNotEmpty();
    }
}
