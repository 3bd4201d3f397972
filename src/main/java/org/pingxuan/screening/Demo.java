package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.pingxuan.access.Caller;
import org.pingxuan.access.Roles;
import org.pingxuan.decision.DecisionStore;
import org.pingxuan.honours.Honour;
import org.pingxuan.honours.HonoursRegister;
import org.pingxuan.honours.NewHonour;
import org.pingxuan.submission.Award;
import org.pingxuan.submission.SubmissionDefaults;

/**
 * Fills an empty embedded database with made-up nominations, once, on the way that any submission takes, so that whoever starts the
 * service for the first time has something to look at. {@code PINGXUAN_DEMO=false} leaves it empty.
 */
@Singleton
public class Demo {

    static final String ROUND = "2024-02";
    /** Who submits the nominations and records the honours; no such user can sign in. */
    static final String BY = "demo";

    private static final Logger LOG = Logger.getLogger(Demo.class);
    /** Behind whatever else the service starts with. */
    private static final int LAST = 4_000;

    private final boolean wanted;
    private final SubmissionReader reader;
    private final Submissions submissions;
    private final SlateUploads uploads;
    private final Slates slates;
    private final DecisionStore decisions;
    private final HonoursRegister honours;
    private final InstantSource clock;

    @Inject
    Demo(
            @ConfigProperty(name = "pingxuan.demo", defaultValue = "false") boolean wanted,
            SubmissionReader reader,
            Submissions submissions,
            SlateUploads uploads,
            Slates slates,
            DecisionStore decisions,
            HonoursRegister honours,
            InstantSource clock) {
        this.wanted = wanted;
        this.reader = reader;
        this.submissions = submissions;
        this.uploads = uploads;
        this.slates = slates;
        this.decisions = decisions;
        this.honours = honours;
        this.clock = clock;
    }

    void atStart(@Observes @Priority(LAST) StartupEvent start) {
        if (!wanted || decisions.count(ROUND) > 0) {
            return;
        }
        try {
            int loaded = load();
            LOG.infof("%d made-up nominations of round %s were submitted for a first look", loaded, ROUND);
        } catch (RuntimeException failed) {
            LOG.warn("the made-up nominations could not be submitted; the service runs without them", failed);
        }
    }

    /** @return how many nominations were submitted, those on slates included */
    int load() {
        JsonNode demo = resource("/demo/" + ROUND + ".yaml", new YAMLMapper());
        record(demo.get("honours"));
        Caller caller = new Caller(BY, Set.of(Roles.INTAKE), Set.of(), true);
        List<JsonNode> bodies = new ArrayList<>();
        demo.get("nominations").forEach(nomination -> bodies.add(body(nomination)));
        // a pacesetter may rest on this round's individual, who must be on record before
        submit(bodies.stream().filter(body -> !isPacesetter(body)).toList(), caller);
        submit(bodies.stream().filter(Demo::isPacesetter).toList(), caller);
        int loaded = bodies.size();
        for (JsonNode slate : demo.get("slates")) {
            loaded += submitWorkbook(slate, caller);
        }
        return loaded;
    }

    private int submitWorkbook(JsonNode slate, Caller caller) {
        SlateUploads.Sent sent = new SlateUploads.Sent(
                bytes("/examples/slates/" + slate.get("workbook").textValue()),
                slate.get("unit").textValue(),
                slate.get("award").textValue(),
                slate.get("receivedAt").textValue());
        ReceivedSlate received = uploads.received(ROUND, uploads.read(ROUND, sent, clock.instant()), clock.instant());
        slates.submit(received, caller, null).toCompletableFuture().join();
        return received.submissions().size();
    }

    private void submit(List<JsonNode> bodies, Caller caller) {
        CompletableFuture.allOf(bodies.stream()
                        .map(body -> submissions
                                .submit(
                                        reader.read(ROUND, body, "", SubmissionDefaults.NONE, clock.instant()),
                                        caller,
                                        null)
                                .toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void record(JsonNode listed) {
        List<NewHonour> all = new ArrayList<>();
        for (JsonNode honour : listed) {
            all.add(new NewHonour(
                    honour.get("honour").textValue(),
                    honour.get("year").intValue(),
                    honour.has("stars") ? honour.get("stars").intValue() : null,
                    honour.get("name").textValue(),
                    honour.path("creditCode").textValue(),
                    honour.path("idNumber").textValue()));
        }
        List<Honour> recorded = honours.record(all, BY);
        for (int i = 0; i < recorded.size(); i++) {
            String revoked = listed.get(i).path("revoked").textValue();
            if (revoked != null) {
                honours.revoke(recorded.get(i).id(), revoked, BY);
            }
        }
    }

    private static boolean isPacesetter(JsonNode body) {
        return Award.PACESETTER.name().equals(body.get("award").textValue());
    }

    private static JsonNode body(JsonNode nomination) {
        ObjectNode example = (ObjectNode)
                resource("/examples/" + nomination.get("example").textValue() + ".json", new ObjectMapper());
        return patched(example, nomination.get("patch"));
    }

    /** RFC 7386: objects are merged, null takes away, all else replaces. */
    private static JsonNode patched(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            JsonNode present = target.get(field.getKey());
            if (field.getValue().isNull()) {
                target.remove(field.getKey());
            } else if (field.getValue().isObject() && present instanceof ObjectNode inner) {
                patched(inner, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
        return target;
    }

    private static JsonNode resource(String name, ObjectMapper mapper) {
        try {
            return mapper.readTree(bytes(name));
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " of the build cannot be read", unreadable);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Demo.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " of the build cannot be read", unreadable);
        }
    }
}
