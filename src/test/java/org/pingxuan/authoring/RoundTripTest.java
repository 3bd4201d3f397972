package org.pingxuan.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.rulebook.BuildPolicy;
import org.pingxuan.rulebook.PolicySource;
import org.pingxuan.shared.Problem;
import org.pingxuan.workbook.TableMarker;
import org.pingxuan.workbook.TableReader;

/** A workbook that is opened and saved without a change says the same, whatever its bytes are afterwards. */
class RoundTripTest {

    private static final PolicySource BUILD = PolicySource.ofBuild();

    private static PolicyContent read(Map<String, byte[]> workbooks) {
        return new PolicySource(BUILD.rules(), workbooks)
                .content(
                        (workbook, schema) -> TableReader.read(workbook, schema).table());
    }

    @Test
    void files_saved_with_shared_texts_as_excel_does_keep_the_digest() {
        Map<String, byte[]> saved = new TreeMap<>();
        BUILD.workbooks()
                .forEach((name, workbook) -> saved.put(name, TableEdit.of(workbook, opened -> {
                    XSSFSheet sheet = opened.getSheet("表");
                    sheet.forEach(row -> row.forEach(cell -> {
                        if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING) {
                            String text = cell.getStringCellValue();
                            var style = cell.getCellStyle();
                            var anew = row.createCell(cell.getColumnIndex());
                            anew.setCellValue(text);
                            anew.setCellStyle(style);
                        }
                    }));
                })));
        assertThat(saved.get("star-upgrade")).isNotEqualTo(BUILD.workbooks().get("star-upgrade"));
        assertThat(read(saved).digest()).isEqualTo(BuildPolicy.content().digest());
    }

    @Test
    void files_written_as_excel_writes_them_keep_the_digest() {
        Map<String, byte[]> saved = new TreeMap<>();
        BUILD.workbooks().forEach((name, workbook) -> saved.put(name, ExcelFile.saved(workbook)));
        assertThat(read(saved).digest()).isEqualTo(BuildPolicy.content().digest());
    }

    @Test
    void files_saved_by_libreoffice_keep_the_digest(@TempDir Path directory) throws IOException, InterruptedException {
        Path soffice = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "soffice"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(soffice != null, "LibreOffice is not installed");
        Path originals = Files.createDirectory(directory.resolve("originals"));
        Path saved = Files.createDirectory(directory.resolve("saved"));
        List<String> command = new ArrayList<>(List.of(
                soffice.toString(),
                "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                saved.toString()));
        for (Map.Entry<String, byte[]> workbook : BUILD.workbooks().entrySet()) {
            command.add(Files.write(originals.resolve(workbook.getKey() + ".xlsx"), workbook.getValue())
                    .toString());
        }
        Process conversion = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(conversion.waitFor(5, TimeUnit.MINUTES)).isTrue();
        Map<String, byte[]> workbooks = new TreeMap<>();
        for (String name : BUILD.workbooks().keySet()) {
            workbooks.put(name, Files.readAllBytes(saved.resolve(name + ".xlsx")));
        }
        assertThat(workbooks.get("star-upgrade")).isNotEqualTo(BUILD.workbooks().get("star-upgrade"));
        assertThat(read(workbooks).digest()).isEqualTo(BuildPolicy.content().digest());
    }

    @Test
    void a_marked_workbook_names_each_fault_in_its_cell_and_reads_as_before() {
        byte[] workbook = BUILD.workbooks().get("text-limits");
        List<Problem> faults = List.of(
                Problem.at("表!D2", "not-a-number", "many", "应为数字。", "A number is expected."),
                Problem.at("表!B3", "blank", null, "不能为空。", "It cannot be empty."));
        byte[] marked = TableMarker.mark(workbook, faults, List.of());
        TableEdit.of(marked, opened -> {
            Comment comment = opened.getSheet("表").getRow(1).getCell(3).getCellComment();
            assertThat(comment.getString().getString()).isEqualTo("应为数字。\nA number is expected.");
            assertThat(opened.getSheet("表").getRow(2).getCell(1).getCellComment())
                    .isNotNull();
            XSSFSheet list = opened.getSheetAt(0);
            assertThat(list.getSheetName()).isEqualTo(TableMarker.SHEET);
            assertThat(list.getRow(1).getCell(0).getStringCellValue()).isEqualTo("表!D2");
            assertThat(list.getRow(1).getCell(1).getStringCellValue()).isEqualTo("many");
            assertThat(list.getLastRowNum()).isEqualTo(2);
        });
        Map<String, byte[]> workbooks = new TreeMap<>(BUILD.workbooks());
        workbooks.put("text-limits", TableMarker.mark(marked, List.of(), List.of()));
        assertThat(read(workbooks).digest()).isEqualTo(BuildPolicy.content().digest());
    }
}
