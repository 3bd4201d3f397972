package org.pingxuan.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;

/** What stands in a cell, as a person sees it: text, a number without binary noise, a day, or nothing. */
final class Cells {

    private static final MathContext SHOWN = new MathContext(15);

    private Cells() {}

    /** Text as it stands, BigDecimal, LocalDate, Boolean, or null for a cell that is empty or holds only white space. */
    static Object value(Cell cell) {
        return cell == null ? null : value(cell, cell.getCellType());
    }

    private static Object value(Cell cell, CellType type) {
        return switch (type) {
            case STRING -> {
                String text = cell.getStringCellValue();
                yield text.isBlank() ? null : text;
            }
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue();
            default -> null;
        };
    }

    private static Object number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime moment = cell.getLocalDateTimeCellValue();
            return moment == null ? plain(cell) : (Object) LocalDate.from(moment);
        }
        return plain(cell);
    }

    private static BigDecimal plain(Cell cell) {
        BigDecimal number = new BigDecimal(cell.getNumericCellValue(), SHOWN).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** As {@link #value}; of a formula, what Excel computed last. */
    static Object shown(Cell cell) {
        return cell == null ? null : value(cell, shownType(cell));
    }

    /** As {@link #shown}; the cell itself where an error stands in it, its own or a formula's. */
    static Object shownOrFaulty(Cell cell) {
        if (cell == null) {
            return null;
        }
        CellType type = shownType(cell);
        return type == CellType.ERROR ? cell : value(cell, type);
    }

    private static CellType shownType(Cell cell) {
        CellType type = cell.getCellType();
        return type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type;
    }

    /** Whether the cell shows its number as a percentage. */
    static boolean isPercent(Cell cell) {
        return cell.getCellStyle().getDataFormatString() != null
                && cell.getCellStyle().getDataFormatString().contains("%");
    }

    static boolean isFormula(Cell cell) {
        return cell != null && cell.getCellType() == CellType.FORMULA;
    }

    static boolean isError(Cell cell) {
        return cell != null && cell.getCellType() == CellType.ERROR;
    }

    /** The address of a cell, {@code 表!B7}. */
    static String address(String sheet, int row, int column) {
        return sheet + "!" + new CellReference(row, column).formatAsString();
    }
}
