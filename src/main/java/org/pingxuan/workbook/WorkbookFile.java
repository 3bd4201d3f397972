package org.pingxuan.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Opens bytes as an XLSX workbook, or says plainly why they are not one: an older format, macros, links to other workbooks, or
 * more than {@link #MOST_UNPACKED} bytes unpacked. Nothing is executed and nothing outside the file is read.
 */
public final class WorkbookFile {

    /** 50 MB. */
    public static final long MOST_UNPACKED = 50L * 1024 * 1024;

    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static {
        // sizes are counted here before POI sees the file, so its own ratio check would only refuse well-compressed
        // tables
        ZipSecureFile.setMinInflateRatio(0);
    }

    private WorkbookFile() {}

    /**
     * @return to be closed by the caller
     * @throws Problems 422 with the reason
     */
    public static XSSFWorkbook open(byte[] bytes) {
        if (startsWith(bytes, OLE2)) {
            throw refused(
                    "old-format",
                    "这是 .xls 或 .et 文件（或加密文件），请另存为 .xlsx 后再上传。",
                    "This is an .xls or .et file (or an encrypted one); save it as .xlsx and upload that.");
        }
        inspect(bytes);
        try {
            return new XSSFWorkbook(OPCPackage.open(new ByteArrayInputStream(bytes)));
        } catch (IOException | InvalidFormatException | RuntimeException notAWorkbook) {
            throw notAWorkbook();
        }
    }

    private static void inspect(byte[] bytes) {
        boolean workbook = false;
        long unpacked = 0;
        byte[] buffer = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                workbook |= name.equals("xl/workbook.xml");
                if (name.endsWith("vbaProject.bin") || name.startsWith("xl/macrosheets/")) {
                    throw refused(
                            "macros",
                            "文件含有宏，不予接收；请另存为不含宏的 .xlsx。",
                            "The file holds macros; save it as an .xlsx without macros.");
                }
                if (name.startsWith("xl/externalLinks/")) {
                    throw refused(
                            "external-links",
                            "文件链接了其他工作簿，不予接收；请断开链接并粘贴为数值。",
                            "The file links to other workbooks; break the links and paste the values.");
                }
                unpacked += size(zip, buffer, MOST_UNPACKED - unpacked);
            }
        } catch (IOException notAZip) {
            throw notAWorkbook();
        }
        if (!workbook) {
            throw notAWorkbook();
        }
    }

    private static long size(InputStream entry, byte[] buffer, long most) throws IOException {
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            if (size > most) {
                throw refused(
                        "too-large-unpacked", "文件解压后超过 50 MB，不予接收。", "The file is larger than 50 MB when unpacked.");
            }
        }
        return size;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static Problems notAWorkbook() {
        return refused("not-a-workbook", "这不是 Excel 工作簿（.xlsx）。", "This is not an Excel workbook (.xlsx).");
    }

    private static Problems refused(String code, String zh, String en) {
        return Problems.invalid(List.of(Problem.at("", code, null, zh, en)));
    }
}
