package org.pingxuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.pingxuan.calendar.WorkingDays;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.PolicySource;

/** The test rows of the working-day calendar: from, to (both days counted), unit, and the working days that there must be. */
class CalendarTestRowsTest {

    @Test
    void the_calendar_counts_the_working_days_that_its_test_rows_say() throws IOException {
        WorkingDays calendar = BuildPolicy.rulebook().tables().workingDays();
        List<String> faults = new ArrayList<>();
        int rows = 0;
        try (XSSFWorkbook workbook =
                WorkbookFile.open(PolicySource.ofBuild().workbooks().get("working-days"))) {
            for (Row row : workbook.getSheet("用例")) {
                if (row.getRowNum() == 0 || row.getCell(0) == null) {
                    continue;
                }
                LocalDate from = row.getCell(1).getLocalDateTimeCellValue().toLocalDate();
                LocalDate to = row.getCell(2).getLocalDateTimeCellValue().toLocalDate();
                int counted = calendar.count(from, to, true, row.getCell(3).getStringCellValue())
                        .orElseThrow();
                if (counted != (int) row.getCell(4).getNumericCellValue()) {
                    faults.add(row.getCell(0).getStringCellValue() + " counts " + counted);
                }
                rows++;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(rows).isGreaterThanOrEqualTo(18);
    }
}
