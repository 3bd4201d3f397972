package org.pingxuan.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a value at a column's path. */
final class JsonPlace {

    private static final Pattern KEYED = Pattern.compile("([^\\[]+)\\[([^=]+)=([^]]+)]");

    private JsonPlace() {}

    /**
     * @param value null puts nothing, and makes nothing on the way
     * @return the JSON Pointer of the place; the path itself for a field of an array element that is not there
     */
    static String put(ObjectNode root, String path, JsonNode value) {
        ObjectNode object = root;
        StringBuilder pointer = new StringBuilder();
        String[] steps = path.substring(1).split("/");
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            Matcher keyed = KEYED.matcher(steps[i]);
            if (keyed.matches()) {
                ArrayNode array = object == null || value == null && !object.has(keyed.group(1))
                        ? null
                        : object.withArray("/" + keyed.group(1));
                pointer.append('/').append(keyed.group(1));
                int index = array == null ? -1 : index(array, keyed.group(2), keyed.group(3));
                if (index < 0 && value != null) {
                    index = array.size();
                    array.addObject().put(keyed.group(2), keyed.group(3));
                }
                if (index < 0) {
                    // each field of an element that is not there needs its own name
                    return path;
                }
                pointer.append('/').append(index);
                object = (ObjectNode) array.get(index);
            } else {
                pointer.append('/').append(steps[i]);
                if (last && value != null) {
                    object.set(steps[i], value);
                } else if (!last && object != null) {
                    JsonNode next = object.get(steps[i]);
                    if (next == null && value != null) {
                        next = object.set(steps[i], JsonNodeFactory.instance.objectNode())
                                .get(steps[i]);
                    }
                    object = (ObjectNode) next;
                }
            }
        }
        return pointer.toString();
    }

    private static int index(ArrayNode array, String key, String value) {
        for (int i = 0; i < array.size(); i++) {
            if (value.equals(array.get(i).path(key).textValue())) {
                return i;
            }
        }
        return -1;
    }
}
