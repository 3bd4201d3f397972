package org.pingxuan.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.pingxuan.submission.Bodies.CHECK;
import static org.pingxuan.submission.Bodies.MAPPER;
import static org.pingxuan.submission.Bodies.example;
import static org.pingxuan.submission.Bodies.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Whatever arrives is a submission or a list of faults that can be told; nothing else comes out. */
class SubmissionCheckFuzzTest {

    private static final int MUTATIONS = 2_000;
    private static final long SEED = 20240510;

    private static final List<String> NAMES = List.of("window", "individual", "pacesetter");

    private static final List<JsonNode> VALUES = List.of(
            json("null"),
            json("true"),
            json("-1"),
            json("3.5"),
            json("1e2147483647"),
            json("100e2147483647"),
            json("1e-2147483647"),
            json("123456789012345678901234567890123456789"),
            json("''"),
            json("'\\u0000'"),
            json("'\\ud800'"),
            json("'2024-02-30'"),
            json("'+999999999-12-31'"),
            json("'9999-12-31T23:59:59-18:00'"),
            json("'YES'"),
            json("[]"),
            json("[null,[[]],{}]"),
            json("{}"),
            json("{'':{'~/':1},'\\udc00':2}"));

    @Test
    void random_mutations_of_the_examples_give_a_submission_or_faults() throws Exception {
        Random random = new Random(SEED);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            ObjectNode body = example(NAMES.get(i % NAMES.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutate(body, random);
            }
            String what = "mutation " + i + " of seed " + SEED;
            assertThatCode(() -> CanonicalBody.of(body)).as(what).doesNotThrowAnyException();
            try {
                assertThat(CHECK.check(body).award()).as(what).isNotNull();
                taken++;
            } catch (Problems problems) {
                assertThat(problems.status()).as(what).isEqualTo(422);
                assertThat(problems.list()).as(what).isNotEmpty();
                for (Problem problem : problems.list()) {
                    assertThatCode(() -> MAPPER.writeValueAsBytes(problem))
                            .as(what)
                            .doesNotThrowAnyException();
                    assertThat(problem.pointer()).as(what).matches("(/([^/~]|~[01])*)*");
                }
                refused++;
            }
        }
        assertThat(taken).as("submissions").isGreaterThan(MUTATIONS / 10);
        assertThat(refused).as("refused").isGreaterThan(MUTATIONS / 10);
    }

    private static void mutate(ObjectNode body, Random random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(body, containers);
        ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (container instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), value);
            return;
        }
        ObjectNode object = (ObjectNode) container;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + (char) random.nextInt(0x10000), value);
            case 2 -> object.set(name, object.path(NAMES.get(0)).deepCopy());
            default -> object.set(name, value);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            container.forEach(child -> collect(child, containers));
        }
    }
}
