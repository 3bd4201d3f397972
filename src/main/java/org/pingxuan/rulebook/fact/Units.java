package org.pingxuan.rulebook.fact;

import org.pingxuan.shared.Normal;

/** Recommending units (主送机关, A-01, A-12): known by the register of units; what is special about one is a column there. */
public final class Units {

    private Units() {}

    /** Whether the unit is one of the recommending units. */
    public static Notion known(String unit, Tables tables) {
        String value =
                Normal.form(unit) == null ? null : tables.row("units", unit).isPresent() ? "REGISTERED" : "OTHER";
        return Notion.of("unit.known", value).read("/unit", unit).show("unit", tables.titleOf("units", unit));
    }

    /** Whether the place of the unit has all four departments; taken for granted of a unit that is not registered. */
    public static Notion fourDepartments(String unit, Tables tables) {
        return Notion.yesNo(
                        "unit.fourDepartments",
                        !Boolean.FALSE.equals(tables.yes("units", unit, "fourDepartments", true)))
                .read("/unit", unit);
    }
}
