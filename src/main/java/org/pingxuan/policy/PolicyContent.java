package org.pingxuan.policy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pingxuan.shared.Digest;

/**
 * The content of a policy: its rules as sources and its tables as typed data; immutable and named by its digest.
 *
 * @param rules the rules' files by path ("window/scope.drl", "tables.yaml"), sorted
 * @param tables the decision tables by name, sorted
 */
public record PolicyContent(Map<String, String> rules, Map<String, TypedTable> tables) {

    public PolicyContent {
        rules = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    public TypedTable table(String name) {
        TypedTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("the policy has no table " + name);
        }
        return table;
    }

    /** The name of the rules alone: policies with equal rules share one compilation. */
    public String rulesDigest() {
        return Digest.of(rules.entrySet().stream()
                .map(file -> file.getKey() + "\u001f" + file.getValue())
                .collect(Collectors.joining("\u001e")));
    }

    /** The name of the whole: rules and the tables' typed content. */
    public String digest() {
        return Digest.of(rulesDigest() + "\u001e"
                + tables.values().stream().map(TypedTable::digest).collect(Collectors.joining("\u001e")));
    }
}
