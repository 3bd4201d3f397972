package org.pingxuan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.pingxuan.http.Body;

/** The fields that users and keys have in common, checked alike. */
final class AccessForm {

    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]*");
    private static final Pattern UNIT = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

    /** Under these names the service itself acts: first users, demo round and first policy. */
    private static final Set<String> RESERVED = Set.of("bootstrap", "build", "demo");

    private AccessForm() {}

    static String name(Body body) {
        String name = body.text("name", LONGEST_NAME);
        if (name != null && !NAME.matcher(name).matches()) {
            body.fault(
                    "/name",
                    "faulty-name",
                    name,
                    "只能用文字、数字、空格和 . _ @ -，以文字或数字开头",
                    "takes letters, digits, spaces and . _ @ -, a letter or digit first");
        }
        if (name != null && RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            body.fault(
                    "/name", "reserved-name", name, "是服务自身使用的名称，请换一个", "is a name that the service itself acts under");
        }
        return name;
    }

    /** The roles in the order of {@link Roles#ALL}, at least one; null where absent. */
    static String[] roles(Body body) {
        List<String> sent = body.optionalTexts("roles");
        if (sent == null) {
            return null;
        }
        if (sent.isEmpty()) {
            body.fault("/roles", "missing-role", null, "至少要有一个角色", "must have at least one role");
        }
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i) != null && !Roles.ALL.contains(sent.get(i))) {
                String all = String.join(" ", Roles.ALL);
                body.fault("/roles/" + i, "unknown-role", sent.get(i), "应为下列之一：" + all, "must be one of " + all);
            }
        }
        return Roles.ALL.stream().filter(sent::contains).toArray(String[]::new);
    }

    /** The codes of units, sorted, each once; null where absent. */
    static String[] units(Body body) {
        List<String> sent = body.optionalTexts("units");
        if (sent == null) {
            return null;
        }
        List<String> units = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String unit = sent.get(i);
            if (unit != null && !UNIT.matcher(unit).matches()) {
                body.fault("/units/" + i, "faulty-unit", unit, "不是推荐单位代码，如 JL-CC", "is not a unit's code, like JL-CC");
            } else if (unit != null) {
                units.add(unit);
            }
        }
        return new TreeSet<>(units).toArray(String[]::new);
    }

    /** A password as sent, long enough and not too long; null where absent. */
    static String password(Body body) {
        String password = body.optionalSecret("password");
        if (password != null && (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST)) {
            body.fault(
                    "/password",
                    "wrong-length",
                    null,
                    "应有 " + Passwords.SHORTEST + " 至 " + Passwords.LONGEST + " 个字符",
                    "must have " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
        }
        return password;
    }

    static void mustHave(Body body, String field) {
        if (!body.has(field)) {
            body.fault("/" + field, "missing-field", null, "必须填写", "is required");
        }
    }
}
