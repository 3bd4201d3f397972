package org.pingxuan.screening;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens workbooks with headless LibreOffice, as a person's spreadsheet program would. */
final class Office {

    private static final Path PROGRAM = Path.of("/usr/bin/soffice");
    private static final int MINUTES = 3;

    private Office() {}

    /** Every sheet of a workbook as comma-separated text, by name; the test is skipped where LibreOffice is not installed. */
    static Map<String, String> sheets(Path folder, byte[] workbook) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "LibreOffice is not installed");
        Path file = Files.write(folder.resolve("opened.xlsx"), workbook);
        Process office = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!office.waitFor(MINUTES, TimeUnit.MINUTES)) {
            office.destroyForcibly();
            throw new IllegalStateException("LibreOffice does not end");
        }
        Map<String, String> sheets = new TreeMap<>();
        List<Path> written;
        try (Stream<Path> files = Files.list(folder)) {
            written = files.filter(path -> path.toString().endsWith(".csv")).toList();
        }
        for (Path sheet : written) {
            String name = sheet.getFileName().toString();
            sheets.put(name.substring("opened-".length(), name.length() - ".csv".length()), Files.readString(sheet));
        }
        return sheets;
    }
}
