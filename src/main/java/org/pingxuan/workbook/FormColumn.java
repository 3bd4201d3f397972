package org.pingxuan.workbook;

import java.util.List;
import java.util.Map;
import org.pingxuan.policy.CodeList;

/**
 * A column of a form.
 *
 * @param header as it stands in the header row; unique in its sheet
 * @param path where its value goes in the row's object: a JSON Pointer ({@code /window/name}); {@code /opinions[organ=POLICE]/on}
 *     is a field of the array element with that code. Empty for a column that is shown but not read
 * @param hint one line for the row under the header: how to fill it in
 * @param list the codes for {@link Kind#CODE}, {@link Kind#OPEN_CODE} and {@link Kind#CODES}, else null
 * @param spellings what else people write for a code, by text; never null
 * @param parts what an {@link Kind#ITEM} or one of {@link Kind#ITEMS} consists of; never null
 */
public record FormColumn(
        String header,
        String path,
        Kind kind,
        String hint,
        CodeList list,
        Map<String, String> spellings,
        List<FormColumn> parts) {

    /** How a cell is read. */
    public enum Kind {
        /** A text as it stands. */
        TEXT,
        /** As TEXT; an empty cell is the empty text. */
        REMARKS,
        /** A name: spaces between Chinese characters go ("王 芳"). */
        NAME,
        /** A number or code as text: half-width, no white space. */
        NUMBERED,
        /** A resident ID number; refused where Excel has turned it into a number. */
        ID_NUMBER,
        /** Several texts. */
        TEXTS,
        /** A code of the list, by code, label or spelling. */
        CODE,
        /** As CODE; any other text is taken as it stands. */
        OPEN_CODE,
        /** Several codes of the list; 无 is none. */
        CODES,
        /** 是 or 否. */
        YES_NO,
        /** A whole number. */
        WHOLE,
        /** A year, 2021 or 2021年度. */
        YEAR,
        /** Stars: 4, 四星 or 四星级. */
        STARS,
        /** A number. */
        DECIMAL,
        /** A share in percent: 99.2, 99.2% or 0.992. */
        PERCENT,
        /** A day, or a month where the day is not known. */
        DATE,
        /** An object in one cell: its parts, separated by commas or spaces. */
        ITEM,
        /** Objects in one cell, separated by semicolons or line breaks; 无 is none. */
        ITEMS,
        /** Asked for by the printed form; not read. */
        UNREAD
    }

    public FormColumn {
        spellings = Map.copyOf(spellings);
        parts = List.copyOf(parts);
    }

    public static FormColumn of(String header, String path, Kind kind, String hint) {
        return new FormColumn(header, path, kind, hint, null, Map.of(), List.of());
    }

    public static FormColumn coded(
            String header, String path, Kind kind, String hint, CodeList list, Map<String, String> spellings) {
        return new FormColumn(header, path, kind, hint, list, spellings, List.of());
    }

    public static FormColumn composed(String header, String path, Kind kind, String hint, FormColumn... parts) {
        return new FormColumn(header, path, kind, hint, null, Map.of(), List.of(parts));
    }

    /** A part of a composed column. */
    public static FormColumn part(String name, Kind kind) {
        return of(name, "/" + name, kind, "");
    }

    /** A part of a composed column that is a code. */
    public static FormColumn part(String name, CodeList list, Map<String, String> spellings) {
        return coded(name, "/" + name, Kind.CODE, "", list, spellings);
    }
}
