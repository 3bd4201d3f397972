package org.pingxuan.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pingxuan.workbook.ListWorkbook;

/**
 * A list of any length as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel takes Chinese for something else. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class CsvList {

    private final Writer out;

    CsvList(OutputStream out, List<String> headings) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write('\ufeff');
        add(headings);
    }

    /** @param cells texts and numbers; null is an empty cell */
    void add(List<?> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(cell(cells.get(i)));
            }
            out.write("\r\n");
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        String inert = ListWorkbook.looksLikeFormula(text) ? "'" + text : text;
        boolean plain = inert.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? inert : '"' + inert.replace("\"", "\"\"") + '"';
    }
}
