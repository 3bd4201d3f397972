package org.pingxuan.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Made-up nominations that are valid for the contract, from a seed: one of the three examples with 0 to 8 changes around the
 * limits of the criteria. The same seed gives the same nomination.
 */
public final class RandomNominations {

    /** A submission and what is known beside it. */
    public record Nomination(JsonNode submission, ReferenceContext context) {}

    private static final Deck ALL = new Deck()
            .with(4, SubmissionChanges::attestation)
            .with(3, SubmissionChanges::missing)
            .with(1, SubmissionChanges::blank)
            .with(2, SubmissionChanges::received)
            .with(2, SubmissionChanges::unit)
            .with(3, SubmissionChanges::notice)
            .with(3, SubmissionChanges::act)
            .with(2, SubmissionChanges::objections)
            .with(4, SubmissionChanges::opinions)
            .with(4, SubmissionChanges::incidents)
            .with(3, SubmissionChanges::materials)
            .with(2, SubmissionChanges::deeds);

    private static final Deck PERSON = ALL.copy()
            .with(2, PersonChanges::idNumber)
            .with(2, PersonChanges::grade)
            .with(3, PersonChanges::affiliation)
            .with(4, PersonChanges::honours)
            .with(4, PersonChanges::service)
            .with(2, PersonChanges::employment);

    private static final List<Deck> DECKS = List.of(
            ALL.copy()
                    .with(3, WindowChanges::kind)
                    .with(6, WindowChanges::stars)
                    .with(2, WindowChanges::details),
            PERSON.copy().with(3, PersonChanges::knowledgeTitle),
            PERSON.copy().with(2, PersonChanges::pacesetterProcedure));

    private static final List<ObjectNode> EXAMPLES =
            List.of(example("window"), example("individual"), example("pacesetter"));

    private RandomNominations() {}

    /** The nomination of a seed; windows, individuals and pacesetters take turns. */
    public static Nomination nomination(long seed) {
        int turn = (int) Math.floorMod(seed, 3L);
        Draft draft = new Draft(EXAMPLES.get(turn).deepCopy(), new SplittableRandom(seed));
        for (int changes = draft.number(9); changes > 0; changes--) {
            draft.of(DECKS.get(turn).changes).accept(draft);
        }
        ReferenceContext context =
                new ReferenceContext(draft.receivedOn, List.copyOf(draft.register), draft.submittedAsIndividualBefore);
        return new Nomination(draft.root, context);
    }

    /** The example of a name, {@code window}, {@code individual} or {@code pacesetter}. */
    static ObjectNode example(String name) {
        try (InputStream file = RandomNominations.class.getResourceAsStream("/examples/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Changes to draw from, each as many times as its weight. */
    static final class Deck {

        final List<Consumer<Draft>> changes = new ArrayList<>();

        Deck with(int weight, Consumer<Draft> change) {
            for (int i = 0; i < weight; i++) {
                changes.add(change);
            }
            return this;
        }

        Deck copy() {
            Deck copy = new Deck();
            copy.changes.addAll(changes);
            return copy;
        }
    }
}
