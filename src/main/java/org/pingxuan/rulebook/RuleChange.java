package org.pingxuan.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A rule, or the rest of a rules' file, that is not the same in two policies.
 *
 * @param file its path among the rules
 * @param rule its name, which begins with the criterion's id; null for whatever in the file is no rule
 * @param from its text in the older policy, for the rest of a file its lines that are gone; null where there is none
 * @param to likewise in the newer one, and its new lines
 */
public record RuleChange(String file, String rule, String from, String to) {

    /** The rest of a file, beside its rules. */
    private static final String REST = "";

    /**
     * What differs, by file in the order of their paths, rules in the order in which they stand, the rest of a file last.
     *
     * @param base rules' files by path
     * @param draft likewise
     */
    public static List<RuleChange> between(Map<String, String> base, Map<String, String> draft) {
        Set<String> files = new TreeSet<>(base.keySet());
        files.addAll(draft.keySet());
        List<RuleChange> changes = new ArrayList<>();
        for (String file : files) {
            if (!Objects.equals(base.get(file), draft.get(file))) {
                Map<String, String> was = parts(file, base.get(file));
                Map<String, String> is = parts(file, draft.get(file));
                Set<String> rules = new LinkedHashSet<>(is.keySet());
                rules.addAll(was.keySet());
                rules.remove(REST);
                rules.forEach(rule -> changed(file, rule, was.get(rule), is.get(rule), changes));
                List<String> gone = lines(was.get(REST));
                List<String> come = lines(is.get(REST));
                changed(file, null, without(gone, come), without(come, gone), changes);
            }
        }
        return List.copyOf(changes);
    }

    private static void changed(String file, String rule, String from, String to, List<RuleChange> changes) {
        if (!Objects.equals(from, to)) {
            changes.add(new RuleChange(file, rule, from, to));
        }
    }

    private static List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** Null where nothing is left. */
    private static String without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left.isEmpty() ? null : String.join("\n", left);
    }

    /** The texts of a file's rules by name, and under {@link #REST} all else; nothing where there is no file. */
    private static Map<String, String> parts(String file, String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder();
        int end = 0;
        for (RuleDescr rule : rules(file, text)) {
            rest.append(text, end, rule.getStartCharacter());
            end = Math.min(text.length(), rule.getEndCharacter() + 1);
            parts.put(
                    rule.getName(),
                    text.substring(rule.getStartCharacter(), end).strip());
        }
        parts.put(REST, rest.append(text.substring(end)).toString());
        return parts;
    }

    /** In the order in which they stand; none where the file holds none, or cannot be parsed. */
    private static List<RuleDescr> rules(String file, String text) {
        if (!file.endsWith(".drl")) {
            return List.of();
        }
        try {
            PackageDescr parsed = new DrlParser(LanguageLevelOption.DRL6).parse(null, text);
            return parsed == null ? List.of() : parsed.getRules();
        } catch (DroolsParserException faulty) {
            return List.of();
        }
    }
}
