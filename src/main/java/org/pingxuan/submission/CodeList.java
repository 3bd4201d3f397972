package org.pingxuan.submission;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pingxuan.shared.Text;

/**
 * A fixed list of codes.
 *
 * @param labels what each code means, in the list's own order; null for a code that says enough itself
 */
public record CodeList(Map<String, Text> labels) {

    public CodeList {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Codes without labels, in alphabetical order. */
    public static CodeList of(Collection<String> codes) {
        Map<String, Text> labels = new LinkedHashMap<>();
        new TreeSet<>(codes).forEach(code -> labels.put(code, null));
        return new CodeList(labels);
    }

    /** This list with a further code at its end. */
    CodeList with(String code, String zh, String en) {
        Map<String, Text> longer = new LinkedHashMap<>(labels);
        longer.put(code, Text.of(zh, en));
        return new CodeList(longer);
    }

    static CodeList empty() {
        return new CodeList(Map.of());
    }

    /** In the list's own order. */
    public Set<String> codes() {
        return labels.keySet();
    }

    public boolean has(String code) {
        return labels.containsKey(code);
    }

    /** Every code with its meaning, for help texts: {@code CITY（市级）、COUNTY（县级）}. */
    Text enumerated() {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        labels.forEach((code, label) -> {
            zh.append(zh.isEmpty() ? "" : "、").append(code).append(label == null ? "" : "（" + label.zh() + "）");
            en.append(en.isEmpty() ? "" : ", ").append(code).append(label == null ? "" : " (" + label.en() + ")");
        });
        return Text.of(zh.toString(), en.toString());
    }
}
