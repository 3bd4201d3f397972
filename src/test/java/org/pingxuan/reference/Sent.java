package org.pingxuan.reference;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** An example as it is sent, with what a test changes in it. */
final class Sent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode submission;
    private final List<RegisterEntry> register = new ArrayList<>();
    private LocalDate receivedOn = LocalDate.of(2024, 4, 30);
    private boolean submittedAsIndividualBefore;

    private Sent(String example) {
        this.submission = RandomNominations.example(example);
    }

    static Sent window() {
        return new Sent("window");
    }

    static Sent individual() {
        return new Sent("individual");
    }

    static Sent pacesetter() {
        return new Sent("pacesetter");
    }

    /** Sets the field at a JSON Pointer; single quotes stand for double ones. */
    Sent with(String pointer, String json) {
        JsonPointer path = JsonPointer.compile(pointer);
        try {
            JsonNode value = JSON.readTree(json.replace('\'', '"'));
            ((ObjectNode) submission.at(path.head())).set(path.last().getMatchingProperty(), value);
            return this;
        } catch (JsonProcessingException faulty) {
            throw new UncheckedIOException(faulty);
        }
    }

    Sent without(String pointer) {
        JsonPointer path = JsonPointer.compile(pointer);
        ((ObjectNode) submission.at(path.head())).remove(path.last().getMatchingProperty());
        return this;
    }

    Sent receivedOn(String day) {
        receivedOn = LocalDate.parse(day);
        return this;
    }

    Sent registered(String honour, int year, Integer stars) {
        register.add(new RegisterEntry(honour, year, stars, false));
        return this;
    }

    Sent revoked(String honour, int year, Integer stars) {
        register.add(new RegisterEntry(honour, year, stars, true));
        return this;
    }

    Sent submittedAsIndividualBefore() {
        submittedAsIndividualBefore = true;
        return this;
    }

    SortedMap<String, Line> lines() {
        return ReferenceChecker.check(
                submission, new ReferenceContext(receivedOn, register, submittedAsIndividualBefore));
    }

    String verdict() {
        return ReferenceChecker.verdict(lines().values());
    }

    /** Outcome and effect of one criterion, in one text. */
    String of(String criterion) {
        Line line = lines().get(criterion);
        return line.outcome() + " " + line.effect();
    }
}
