package org.pingxuan.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A set of inputs said in few words: as boxes, each a choice of values along every dimension. Together they hold every input that is
 * wanted and none that is not.
 *
 * @param dimensions the values along each, in the order in which they are shown
 */
record Boxes(Map<String, List<String>> dimensions) {

    /**
     * Covers inputs with boxes. Each box is grown as far as it goes, first along the first dimension; inputs that cannot occur may
     * fall inside or outside.
     *
     * @param wanted at least one; each names a value for every dimension
     * @param possible every input that can occur
     * @return the chosen values by dimension; a dimension along which every value is chosen is left out
     */
    List<Map<String, Set<String>>> cover(Set<Map<String, String>> wanted, Set<Map<String, String>> possible) {
        List<Map<String, Set<String>>> boxes = new ArrayList<>();
        Set<Map<String, String>> left = new LinkedHashSet<>(wanted);
        while (!left.isEmpty()) {
            Map<String, Set<String>> box = grown(left.iterator().next(), wanted, possible);
            left.removeIf(input -> holds(box, input));
            box.keySet()
                    .removeIf(dimension -> box.get(dimension).size()
                            == dimensions.get(dimension).size());
            boxes.add(box);
        }
        return boxes;
    }

    private Map<String, Set<String>> grown(
            Map<String, String> seed, Set<Map<String, String>> wanted, Set<Map<String, String>> possible) {
        List<Map<String, String>> unwanted =
                possible.stream().filter(input -> !wanted.contains(input)).toList();
        Map<String, Set<String>> box = new LinkedHashMap<>();
        dimensions.keySet().forEach(dimension -> box.put(dimension, new LinkedHashSet<>(Set.of(seed.get(dimension)))));
        dimensions.forEach((dimension, values) -> {
            for (String value : values) {
                Set<String> chosen = box.get(dimension);
                if (chosen.add(value) && unwanted.stream().anyMatch(input -> holds(box, input))) {
                    chosen.remove(value);
                }
            }
            List<String> ordered =
                    values.stream().filter(box.get(dimension)::contains).toList();
            box.put(dimension, new LinkedHashSet<>(ordered));
        });
        return box;
    }

    /** Whether an input falls in a box. */
    static boolean holds(Map<String, Set<String>> box, Map<String, String> input) {
        return box.entrySet().stream().allMatch(choice -> choice.getValue().contains(input.get(choice.getKey())));
    }

    /** Every input along these dimensions, in their order. */
    Set<Map<String, String>> all() {
        Set<Map<String, String>> inputs = new LinkedHashSet<>(Set.of(Map.of()));
        for (Map.Entry<String, List<String>> dimension : dimensions.entrySet()) {
            Set<Map<String, String>> longer = new LinkedHashSet<>();
            for (Map<String, String> input : inputs) {
                for (String value : dimension.getValue()) {
                    Map<String, String> further = new LinkedHashMap<>(input);
                    further.put(dimension.getKey(), value);
                    longer.add(further);
                }
            }
            inputs = longer;
        }
        return inputs;
    }
}
