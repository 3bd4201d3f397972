package org.pingxuan.submission;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.pingxuan.shared.Normal;

/** Reads a fact of a submission by its path in the published dictionary, a JSON Pointer such as {@code /window/grade}. */
public final class FactPaths {

    private static final String RECEIPT = "/receivedAt";

    /** By component; looked up once, because asking a class for its components costs more than all else here. */
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor))
                    : Map.of();
        }
    };

    private FactPaths() {}

    /**
     * @param receivedOn what stands at {@code /receivedAt}: the local day (Asia/Shanghai) of receipt that counts for the deadline
     * @return the value; null where it is unknown or a blank text, or where the path leads through something unknown
     * @throws IllegalArgumentException where a submission has no such path
     */
    public static Object read(Submission submission, LocalDate receivedOn, String path) {
        if (path.equals(RECEIPT)) {
            return receivedOn;
        }
        Object value = submission;
        for (String step : path.substring(1).split("/")) {
            if (value == null) {
                return null;
            }
            value = value instanceof Map<?, ?> map ? map.get(step) : component(value, step, path);
        }
        return value instanceof String text && Normal.form(text) == null ? null : value;
    }

    private static Object component(Object record, String name, String path) {
        Method accessor = ACCESSORS.get(record.getClass()).get(name);
        if (accessor == null) {
            throw new IllegalArgumentException("a submission has no fact " + path);
        }
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("record accessors are public and do not throw", impossible);
        }
    }
}
