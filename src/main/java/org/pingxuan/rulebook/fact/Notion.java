package org.pingxuan.rulebook.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.shared.Text;
import org.pingxuan.verdict.Evidence;

/**
 * A notion (概念): a fact that the rules derive once and cases ask for.
 *
 * @param name the key column that it answers ("stars.held")
 * @param value a code of that column's list; null is unknown
 * @param evidence what it was derived from
 * @param shown values for the placeholders of messages: Text, String, Number, LocalDate
 */
public record Notion(String name, String value, List<Evidence> evidence, Map<String, Object> shown) {

    public Notion {
        evidence = List.copyOf(evidence);
        shown = Map.copyOf(shown);
    }

    public static Notion of(String name, String value) {
        return new Notion(name, value, List.of(), Map.of());
    }

    public static Notion yesNo(String name, Boolean value) {
        return of(name, value == null ? null : value ? "YES" : "NO");
    }

    /** With a fact of the submission as evidence. */
    public Notion read(String path, Object actual) {
        return with(Evidence.submitted(path, plain(actual)));
    }

    /** With a fact of the submission as evidence, and the bound that it is held against. */
    public Notion read(String path, Object actual, String limit) {
        return with(Evidence.submitted(path, plain(actual)).withLimit(limit));
    }

    public Notion with(Evidence further) {
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(further);
        return new Notion(name, value, all, shown);
    }

    /** With a value for a placeholder; a null value leaves the placeholder empty. */
    public Notion show(String placeholder, Object display) {
        if (display == null) {
            return this;
        }
        Map<String, Object> all = new LinkedHashMap<>(shown);
        all.put(placeholder, display);
        return new Notion(name, value, evidence, all);
    }

    public Notion show(String placeholder, Text display) {
        return show(placeholder, (Object) display);
    }

    private static Object plain(Object actual) {
        return actual instanceof java.time.temporal.Temporal ? actual.toString() : actual;
    }
}
