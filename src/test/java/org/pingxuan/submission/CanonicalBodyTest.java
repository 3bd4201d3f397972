package org.pingxuan.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pingxuan.submission.Bodies.example;
import static org.pingxuan.submission.Bodies.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalBodyTest {

    private static String canonical(String body) {
        return new String(CanonicalBody.of(json(body)), UTF_8);
    }

    @Test
    void keys_are_sorted_nulls_left_out_and_numbers_shortened() {
        assertThat(canonical("{ 'b' : [ 1.0 , null, true ], 'a' : {'z':null,'y':'×\\n','x':-0.50} , 'c':null }"))
                .isEqualTo("{\"a\":{\"x\":-0.5,\"y\":\"×\\n\"},\"b\":[1,null,true]}");
    }

    @ParameterizedTest(name = "{0} and {1} are the same: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1,'b':2} | { 'b' : 2, 'a' : 1 } | true",
                "{'a':3} | {'a':3.0} | true",
                "{'a':3} | {'a':30e-1} | true",
                "{'a':100} | {'a':1e2} | true",
                "{'a':0} | {'a':-0.0} | true",
                "{'a':null} | {} | true",
                "{'a':{'b':null}} | {'a':{}} | true",
                "{'a':'\\u0041'} | {'a':'A'} | true",
                "{'receivedAt':'2024-05-08T15:20:00+08:00'} | {'receivedAt':'2024-05-08T07:20Z'} | true",
                "{'a':[1,2]} | {'a':[2,1]} | false",
                "{'a':'1'} | {'a':1} | false",
                "{'a':'true'} | {'a':true} | false",
                "{'a':''} | {} | false",
                "{'a':[]} | {} | false",
                "{'a':[null]} | {'a':[]} | false",
                "{'a':'x '} | {'a':'x'} | false",
                "{'a':1e2147483640} | {'a':1e2147483641} | false",
                "{'a':100e2147483647} | {'a':1} | false",
                "{'receivedAt':'2024-05-08T15:20:00+08:00'} | {'receivedAt':'2024-05-08T15:20:01+08:00'} | false",
                "{'receivedAt':'soon'} | {'receivedAt':'later'} | false",
                "{'receivedAt':5} | {'receivedAt':6} | false",
                "['a','b'] | ['a,b'] | false",
            })
    void two_bodies_are_the_same_when_they_say_the_same(String one, String other, boolean same) {
        assertThat(canonical(one).equals(canonical(other))).isEqualTo(same);
    }

    @Test
    void a_quote_in_a_text_cannot_make_two_bodies_the_same() {
        JsonNode one = Bodies.MAPPER.createObjectNode().put("a", "x\",\"b\":\"y");
        JsonNode other = Bodies.MAPPER.createObjectNode().put("a", "x").put("b", "y");

        assertThat(CanonicalBody.of(one)).isNotEqualTo(CanonicalBody.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "individual", "pacesetter"})
    void an_example_with_its_keys_in_another_order_is_the_same_body(String name) {
        ObjectNode body = example(name);

        assertThat(CanonicalBody.of(reversed(body))).isEqualTo(CanonicalBody.of(body));
        assertThat(CanonicalBody.of(body.put("order", 2))).isNotEqualTo(CanonicalBody.of(example(name)));
    }

    private static JsonNode reversed(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode reversed = Bodies.MAPPER.createObjectNode();
        names.forEach(name -> reversed.set(name, reversed(node.get(name))));
        return reversed;
    }

    @Test
    void a_submission_sent_singly_and_in_a_slate_is_the_same() {
        SubmissionDefaults slate =
                new SubmissionDefaults("JL-CC", Award.PACESETTER, OffsetDateTime.parse("2024-05-08T15:20:00+08:00"));

        assertThat(CanonicalBody.of(json("{'reference':'a'}"), slate))
                .isEqualTo(CanonicalBody.of(json(
                        "{'unit':'JL-CC','award':'PACESETTER','receivedAt':'2024-05-08T07:20:00Z','reference':'a'}")));
        assertThat(CanonicalBody.of(json("{'unit':null,'receivedAt':'2024-05-07T15:20+08:00'}"), slate))
                .isEqualTo(CanonicalBody.of(
                        json("{'unit':'JL-CC','award':'PACESETTER','receivedAt':'2024-05-07T15:20+08:00'}")));
    }
}
