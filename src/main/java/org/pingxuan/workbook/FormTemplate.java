package org.pingxuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.workbook.FormColumn.Kind;

/** The empty workbook of a form. Every cell is text, so that Excel changes no number, code or date that is typed into it. */
public final class FormTemplate {

    /** The hidden sheet of the lists to choose from. */
    static final String LISTS = "码表";

    private static final String NOTES = "说明";
    private static final int ROWS = 2_001;
    private static final int CHARACTER = 256;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final CellStyle text = workbook.createCellStyle();
    private final CellStyle header = workbook.createCellStyle();
    private final CellStyle hint = workbook.createCellStyle();
    private final XSSFSheet lists;
    private int listed;

    private FormTemplate(List<FormSheet> form) {
        style();
        form.forEach(sheet -> workbook.createSheet(sheet.name()));
        workbook.createSheet(NOTES);
        lists = workbook.createSheet(LISTS);
        workbook.setSheetVisibility(workbook.getSheetIndex(lists), SheetVisibility.HIDDEN);
    }

    /**
     * @param explanations the lines of a last sheet, 说明
     */
    public static byte[] empty(List<FormSheet> form, List<String> explanations) {
        FormTemplate template = new FormTemplate(form);
        try (XSSFWorkbook workbook = template.workbook;
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            form.forEach(template::fill);
            XSSFSheet notes = workbook.getSheet(NOTES);
            notes.setColumnWidth(0, 100 * CHARACTER);
            for (int line = 0; line < explanations.size(); line++) {
                notes.createRow(line).createCell(0).setCellValue(explanations.get(line));
            }
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("a workbook in memory is written without fault", impossible);
        }
    }

    private void style() {
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        Font bold = workbook.createFont();
        bold.setBold(true);
        header.setFont(bold);
        header.setWrapText(true);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
        header.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        Font grey = workbook.createFont();
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        hint.setFont(grey);
        hint.setWrapText(true);
        hint.setVerticalAlignment(VerticalAlignment.TOP);
        hint.setDataFormat(text.getDataFormat());
    }

    private void fill(FormSheet form) {
        XSSFSheet sheet = workbook.getSheet(form.name());
        XSSFRow headers = sheet.createRow(0);
        XSSFRow hints = sheet.createRow(1);
        for (int number = 0; number < form.columns().size(); number++) {
            FormColumn column = form.columns().get(number);
            headers.createCell(number).setCellValue(column.header());
            headers.getCell(number).setCellStyle(header);
            hints.createCell(number).setCellValue(column.hint());
            hints.getCell(number).setCellStyle(hint);
            sheet.setDefaultColumnStyle(number, text);
            int wanted = 2 * Math.max(column.header().length(), column.hint().length() / 3) + 2;
            sheet.setColumnWidth(number, Math.max(NARROWEST, Math.min(WIDEST, wanted)) * CHARACTER);
            choices(sheet, number, column);
        }
        sheet.createFreezePane(2, 2);
    }

    private void choices(XSSFSheet sheet, int number, FormColumn column) {
        List<String> choices = switch (column.kind()) {
            case CODE, OPEN_CODE -> column.list().labels();
            case YES_NO -> List.of("是", "否");
            case ITEM ->
                column.parts().get(0).kind() == Kind.CODE
                        ? column.parts().get(0).list().labels()
                        : List.<String>of();
            default -> List.<String>of();
        };
        if (choices.isEmpty()) {
            return;
        }
        int list = listed++;
        for (int i = 0; i < choices.size(); i++) {
            XSSFRow row = lists.getRow(i) == null ? lists.createRow(i) : lists.getRow(i);
            row.createCell(list).setCellValue(choices.get(i));
        }
        String letters = CellReference.convertNumToColString(list);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(
                        "'" + LISTS + "'!$" + letters + "$1:$" + letters + "$" + choices.size()),
                new CellRangeAddressList(2, ROWS, number, number));
        // what else may stand there is read too; the list only warns
        validation.setErrorStyle(
                column.kind() == Kind.CODE || column.kind() == Kind.YES_NO
                        ? DataValidation.ErrorStyle.WARNING
                        : DataValidation.ErrorStyle.INFO);
        validation.setShowErrorBox(true);
        validation.createErrorBox("请从列表中选择", column.hint().isEmpty() ? "请从列表中选择。" : column.hint());
        sheet.addValidationData(validation);
    }
}
