package org.pingxuan.rulebook;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.TableSchema;
import org.pingxuan.policy.TypedTable;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * A policy's files: rules as sources, and one workbook for each table.
 *
 * @param rules by path ("window/scope.drl")
 * @param workbooks the files' bytes by table name
 */
public record PolicySource(Map<String, String> rules, Map<String, byte[]> workbooks) {

    /** Reads one workbook into a typed table; the workbook package does it, which rules know nothing of. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @throws Problems 422 with every faulty cell
         */
        TypedTable read(byte[] workbook, TableSchema schema);
    }

    /** The files that the build brings along. */
    public static PolicySource ofBuild() {
        Map<String, String> rules = new TreeMap<>();
        Map<String, byte[]> workbooks = new TreeMap<>();
        try {
            ClassPathUtils.consumeAsPaths(PolicySource.class.getClassLoader(), "policy", root -> {
                for (Path file : files(root)) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (path.startsWith("rules/")) {
                        rules.put(path.substring("rules/".length()), new String(bytes(file), StandardCharsets.UTF_8));
                    } else if (path.startsWith("tables/") && path.endsWith(".xlsx")) {
                        workbooks.put(
                                path.substring("tables/".length(), path.length() - ".xlsx".length()), bytes(file));
                    }
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the build's policy cannot be read", unreadable);
        }
        return new PolicySource(rules, workbooks);
    }

    /**
     * The content as typed data.
     *
     * @throws Problems 422 with every fault of every workbook; pointers begin with the table's name
     */
    public PolicyContent content(Reader reader) {
        Map<String, TypedTable> tables = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, TableSchema> schemas = schemas();
        schemas.forEach((name, schema) -> {
            byte[] workbook = workbooks.get(name);
            if (workbook == null) {
                problems.add(Problem.at(
                        name + ".xlsx",
                        "missing-table",
                        null,
                        "缺少决策表 " + name + "。",
                        "The table " + name + " is missing."));
                return;
            }
            try {
                tables.put(name, reader.read(workbook, schema));
            } catch (Problems faulty) {
                faulty.list()
                        .forEach(problem -> problems.add(new Problem(
                                problem.code(), name + ".xlsx " + problem.pointer(), problem.value(), problem.help())));
            }
        });
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems);
        }
        return new PolicyContent(rules, tables);
    }

    /** What each table looks like, by name. */
    public Map<String, TableSchema> schemas() {
        return TableSchemas.parse(rules.get(TableSchemas.FILE));
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
