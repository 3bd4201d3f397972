package org.pingxuan.rulebook.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pingxuan.policy.Row;
import org.pingxuan.submission.Submission.Incident;

/**
 * Records against a nominee (三(二)1¶2, 三(二)2¶2): which of them a criterion reads is a matter of type and look-back; an event's date
 * decides, not the date of its discovery, and one without a date is never left out.
 */
public final class Incidents {

    private Incidents() {}

    /** The records that a criterion reads; one item that says so where there is none, or where none is stated. */
    public static Items of(Facts facts, Tables tables, String criterion) {
        String name = "incidents:" + criterion;
        List<Incident> stated = facts.submission().incidents();
        Map<String, LocalDate> lookBack = new HashMap<>();
        for (Row row : tables.rows("incident-types", "criterion", criterion)) {
            lookBack.put(row.text("type"), row.date("from"));
        }
        if (stated == null) {
            return new Items(name, List.of(item(none(null, null, lookBack), false)));
        }
        List<List<Notion>> items = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            Incident incident = stated.get(i);
            // a record without a type could be any that the criterion reads: the earliest look-back decides
            LocalDate from = incident.type() == null ? earliest(lookBack) : lookBack.get(incident.type());
            boolean outside =
                    from != null && incident.on() != null && incident.on().isBefore(from);
            if ((incident.type() == null || lookBack.containsKey(incident.type())) && !outside) {
                items.add(item(read(incident, "/incidents/" + i, from, tables), incident.on() != null));
            }
        }
        if (items.isEmpty()) {
            items.add(item(none("NONE", stated.size(), lookBack), false));
        }
        return new Items(name, items);
    }

    private static LocalDate earliest(Map<String, LocalDate> lookBack) {
        return lookBack.containsValue(null)
                ? null
                : lookBack.values().stream().min(LocalDate::compareTo).orElse(null);
    }

    private static Notion read(Incident incident, String path, LocalDate from, Tables tables) {
        String value =
                incident.type() == null ? "NO_TYPE" : incident.status() == null ? "NO_STATUS" : incident.status();
        return Notion.of("incident.record", value)
                .read(path + "/type", incident.type())
                .read(path + "/status", incident.status())
                .read(path + "/on", incident.on(), from == null ? null : "≥ " + from)
                .show("type", tables.labelOf("incident-types", "type", incident.type()))
                .show("status", tables.labelOf("incidents", "incident.record", value))
                .show("on", incident.on())
                .show("from", from);
    }

    private static Notion none(String value, Object actual, Map<String, LocalDate> lookBack) {
        return Notion.of("incident.record", value).read("/incidents", actual).show("from", earliest(lookBack));
    }

    private static List<Notion> item(Notion record, boolean dated) {
        return List.of(record, Notion.yesNo("incident.dated", dated));
    }
}
