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
        if (cell == null) {
            return null;
        }
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue().isBlank() ? null : cell.getStringCellValue();
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
        if (!isFormula(cell)) {
            return value(cell);
        }
        return switch (cell.getCachedFormulaResultType()) {
            case STRING -> cell.getStringCellValue().isBlank() ? null : cell.getStringCellValue();
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue();
            default -> null;
        };
    }

    /** Whether an error stands in the cell, its own or a formula's. */
    static boolean isFaulty(Cell cell) {
        return isError(cell) || isFormula(cell) && cell.getCachedFormulaResultType() == CellType.ERROR;
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
