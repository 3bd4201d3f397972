package org.pingxuan.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pingxuan.policy.CodeList;
import org.pingxuan.policy.Column;
import org.pingxuan.policy.Column.Type;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.shared.Text;

/** Reads {@code rules/tables.yaml}: what each decision table looks like. A new notice's tables need no Java. */
public final class TableSchemas {

    /** Its path among the rules. */
    public static final String FILE = "tables.yaml";

    private static final YAMLMapper YAML = new YAMLMapper();

    private TableSchemas() {}

    /**
     * @param yaml the file's text
     * @return schemas by table name, in the order of the file
     * @throws IllegalArgumentException where the file is not one of its kind
     */
    public static Map<String, TableSchema> parse(String yaml) {
        JsonNode file;
        try {
            file = YAML.readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(FILE + " is not YAML: " + malformed.getOriginalMessage(), malformed);
        }
        Map<String, CodeList> lists = lists(file.path("lists"));
        Map<String, TableSchema> schemas = new LinkedHashMap<>();
        file.path("tables")
                .fields()
                .forEachRemaining(
                        table -> schemas.put(table.getKey(), schema(table.getKey(), table.getValue(), lists)));
        return schemas;
    }

    private static Map<String, CodeList> lists(JsonNode node) {
        Map<String, CodeList> lists = new HashMap<>();
        node.fields().forEachRemaining(list -> {
            Map<String, Text> codes = new LinkedHashMap<>();
            list.getValue().fields().forEachRemaining(code -> codes.put(code.getKey(), text(code.getValue())));
            lists.put(list.getKey(), new CodeList(list.getKey(), codes));
        });
        return lists;
    }

    private static TableSchema schema(String name, JsonNode node, Map<String, CodeList> lists) {
        boolean cases = "cases".equals(node.path("kind").asText());
        boolean shared = node.path("shared").asBoolean();
        List<Column> columns = new ArrayList<>();
        if (cases) {
            columns.add(column("id", Text.of("行号", "row"), Type.ID, null, true));
            if (!shared) {
                columns.add(column("criterion", Text.of("条件编号", "criterion"), Type.TEXT, null, true));
            }
            columns.add(column("clause", Text.of("条款", "clause"), Type.TEXT, null, true));
            node.path("keys")
                    .forEach(key -> columns.add(new Column(
                            key.path("key").asText(),
                            header(key).zh(),
                            header(key),
                            Type.KEY,
                            list(key, lists),
                            true,
                            key.path("absent").asBoolean())));
            columns.add(column("outcome", Text.of("结论", "outcome"), Type.CODE, required(lists, "outcome"), true));
            columns.add(column("effect", Text.of("效果", "effect"), Type.CODE, required(lists, "effect"), true));
            columns.add(column("zh", Text.of("说明文字", "text"), Type.TEXT, null, true));
            columns.add(column("en", Text.of("英文说明", "text (English)"), Type.TEXT, null, true));
            columns.add(column("remedyZh", Text.of("怎么办", "what to do"), Type.TEXT, null, false));
            columns.add(column("remedyEn", Text.of("怎么办（英文）", "what to do (English)"), Type.TEXT, null, false));
        } else {
            node.path("columns")
                    .forEach(column -> columns.add(column(
                            column.path("key").asText(),
                            header(column),
                            type(column.path("type").asText()),
                            list(column, lists),
                            column.path("required").asBoolean(true))));
        }
        return new TableSchema(
                name,
                text(node.path("title")),
                cases,
                shared,
                node.path("empty").asBoolean(),
                columns,
                impossible(node.path("impossible")));
    }

    private static Column column(String key, Text title, Type type, CodeList list, boolean required) {
        return new Column(key, title.zh(), title, type, list, required, false);
    }

    /** {@code [中文, English]}; the Chinese alone where a policy gives no English. */
    private static Text header(JsonNode column) {
        JsonNode header = column.path("header");
        return header.isArray() ? text(header) : Text.of(header.asText(), header.asText());
    }

    private static Type type(String name) {
        return name.equals("yesno") ? Type.YES_NO : Type.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static CodeList list(JsonNode column, Map<String, CodeList> lists) {
        return column.has("list") ? required(lists, column.path("list").asText()) : null;
    }

    private static CodeList required(Map<String, CodeList> lists, String name) {
        CodeList list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException(FILE + " names the list " + name + ", which it does not have");
        }
        return list;
    }

    private static List<Map<String, Set<String>>> impossible(JsonNode node) {
        List<Map<String, Set<String>>> combinations = new ArrayList<>();
        node.forEach(combination -> {
            Map<String, Set<String>> parts = new LinkedHashMap<>();
            combination.fields().forEachRemaining(part -> {
                Set<String> codes = new TreeSet<>();
                part.getValue().forEach(code -> codes.add(code.asText()));
                parts.put(part.getKey(), codes);
            });
            combinations.add(parts);
        });
        return combinations;
    }

    private static Text text(JsonNode pair) {
        return Text.of(pair.path(0).asText(), pair.path(1).asText());
    }
}
