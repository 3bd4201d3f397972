package org.pingxuan.workbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pingxuan.shared.Problem;

/**
 * What stands in a filled form.
 *
 * @param sheets those that were found, in the order of the form
 * @param faults every cell that cannot be read, by address
 * @param notes what was left out although it stood there, by address
 * @param headerUnchanged whether the first sheet's header row is as it was handed out
 */
public record FilledForm(List<FilledSheet> sheets, List<Problem> faults, List<Problem> notes, boolean headerUnchanged) {

    /**
     * @param name the sheet's name in the file
     * @param header the number of its header row, from 1
     */
    public record FilledSheet(FormSheet form, String name, int header, List<FilledRow> rows) {}

    /**
     * @param number the row's number in the sheet, from 1
     * @param values what the cells say; an empty cell says nothing
     * @param cells the address of each column's cell, empty ones too, by JSON Pointer into {@code values}
     */
    public record FilledRow(int number, ObjectNode values, Map<String, String> cells) {}

    public FilledForm {
        sheets = List.copyOf(sheets);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    public Optional<FilledSheet> sheet(FormSheet form) {
        return sheets.stream().filter(sheet -> sheet.form().equals(form)).findFirst();
    }
}
