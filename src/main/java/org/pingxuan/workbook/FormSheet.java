package org.pingxuan.workbook;

import java.util.List;

/**
 * A sheet of a form: a header row, a row of hints, then the rows that people fill in.
 *
 * @param name the sheet's name
 * @param columns in order
 * @param anchor the header that every such sheet must have for its rows to mean anything
 */
public record FormSheet(String name, List<FormColumn> columns, String anchor) {

    public FormSheet {
        columns = List.copyOf(columns);
    }
}
