package org.pingxuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ReportSheetTest {

    @Test
    void a_report_marks_texts_that_look_like_formulas_as_every_list_does() throws IOException {
        byte[] file = ReportSheet.workbook(List.of(
                new ReportSheet("甲", List.of("编号", "数"), List.of(List.of("=1+1", 3), List.of("cc-1", 0.5))),
                new ReportSheet("乙", List.of("编号"), List.of(List.of("@x")))));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Cell formula = workbook.getSheet("甲").getRow(1).getCell(0);
            assertThat(formula.getStringCellValue()).isEqualTo("=1+1");
            assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(workbook.getSheet("甲").getRow(1).getCell(1).getNumericCellValue())
                    .isEqualTo(3);
            assertThat(workbook.getSheet("甲")
                            .getRow(2)
                            .getCell(0)
                            .getCellStyle()
                            .getQuotePrefixed())
                    .isFalse();
            assertThat(workbook.getSheet("乙").getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("编号");
            assertThat(workbook.getSheet("乙")
                            .getRow(1)
                            .getCell(0)
                            .getCellStyle()
                            .getQuotePrefixed())
                    .isTrue();
        }
    }
}
