package org.pingxuan.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pingxuan.shared.Text;

/**
 * A list that cells choose from: codes for programs, labels for people.
 *
 * @param name the list's name in the schema
 * @param codes code to label, in the order shown to people
 */
public record CodeList(String name, Map<String, Text> codes) {

    public CodeList {
        codes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** The code that a cell's text names, by its Chinese or English label or the code itself. */
    public Optional<String> codeOf(String text) {
        if (codes.containsKey(text)) {
            return Optional.of(text);
        }
        return codes.entrySet().stream()
                .filter(code -> code.getValue().zh().equals(text)
                        || code.getValue().en().equalsIgnoreCase(text))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public List<String> labels() {
        return codes.values().stream().map(Text::zh).toList();
    }

    public Text label(String code) {
        return codes.get(code);
    }
}
