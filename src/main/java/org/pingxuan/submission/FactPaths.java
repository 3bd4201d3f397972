package org.pingxuan.submission;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Reads a fact of a submission by its path in the published dictionary, a JSON Pointer such as {@code /window/grade}. */
public final class FactPaths {

    private FactPaths() {}

    /**
     * @return the value; null where it is unknown, or where the path leads through something unknown
     * @throws IllegalArgumentException where a submission has no such path
     */
    public static Object read(Submission submission, String path) {
        Object value = submission;
        for (String step : path.substring(1).split("/")) {
            if (value == null) {
                return null;
            }
            value = value instanceof Map<?, ?> map ? map.get(step) : component(value, step, path);
        }
        return value;
    }

    private static Object component(Object record, String name, String path) {
        RecordComponent component = Arrays.stream(
                        record.getClass().isRecord() ? record.getClass().getRecordComponents() : new RecordComponent[0])
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a submission has no fact " + path));
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("record accessors are public and do not throw", impossible);
        }
    }
}
