package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pingxuan.verdict.Effect;
import org.pingxuan.verdict.Figure;

/**
 * What a criterion asks of who is on a list.
 *
 * @param criterion the criterion's id
 * @param questions the notions that its cases read
 * @param figure its arithmetic for the list with these members
 */
public record Check(String criterion, List<Question> questions, Function<BitSet, Figure> figure) {

    /** What answers do to the verdict, as the decision tables say it. */
    @FunctionalInterface
    public interface Effects {
        /**
         * @param answers by notion; a null value is unknown
         */
        Effect of(String criterion, Map<String, String> answers);
    }

    /**
     * A notion of a list.
     *
     * @param notion its name ("grass")
     * @param answers the first that holds answers; the last holds everywhere
     */
    public record Question(String notion, List<Answer> answers) {

        public Question {
            answers = List.copyOf(answers);
            if (!answers.get(answers.size() - 1).when().equals(Region.ALWAYS)) {
                throw new IllegalArgumentException(notion + " may go unanswered");
            }
        }

        public static Question of(String notion, Answer... answers) {
            return new Question(notion, List.of(answers));
        }

        String answer(BitSet members) {
            return answers.stream()
                    .filter(answer -> answer.when().holds(members))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }
    }

    /**
     * @param value a code; null is unknown
     */
    public record Answer(String value, Region when) {
        public static Answer otherwise(String value) {
            return new Answer(value, Region.ALWAYS);
        }
    }

    public Check {
        questions = List.copyOf(questions);
    }

    public static Check of(String criterion, Function<BitSet, Figure> figure, Question... questions) {
        return new Check(criterion, List.of(questions), figure);
    }

    /** The answers for the list with these members, by notion; null is unknown. */
    public Map<String, String> answers(BitSet members) {
        Map<String, String> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question.notion(), question.answer(members)));
        return answers;
    }

    /** The lists for which this criterion's effect is no graver than {@code most}. */
    public Region allowing(Effects effects, Effect most) {
        return allowing(effects, most, 0, new LinkedHashMap<>());
    }

    private Region allowing(Effects effects, Effect most, int next, Map<String, String> before) {
        if (next == questions.size()) {
            return effects.of(criterion, before).isGraverThan(most) ? Region.NEVER : Region.ALWAYS;
        }
        Question question = questions.get(next);
        List<Region> parts = new ArrayList<>();
        // the regions of earlier answers that are not ruled out altogether
        List<Region> earlier = new ArrayList<>();
        for (Answer answer : question.answers()) {
            if (answer.when().equals(Region.NEVER)) {
                // the tables need not know what never is answered, such as stars of persons
                continue;
            }
            Map<String, String> answers = new LinkedHashMap<>(before);
            answers.put(question.notion(), answer.value());
            Region further = allowing(effects, most, next + 1, answers);
            if (!further.equals(Region.ALWAYS)) {
                List<Region> ways = new ArrayList<>(earlier);
                ways.add(answer.when().not());
                ways.add(further);
                parts.add(Region.any(ways));
            }
            if (!further.equals(Region.NEVER)) {
                earlier.add(answer.when());
            }
        }
        return Region.all(parts);
    }
}
