package org.pingxuan.authoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook written as Excel 365 writes it, part by part: shared texts with phonetic and formatted runs, serial dates, spans and
 * empty formatted cells, a theme, a calculation chain, document properties, extension lists, markup compatibility.
 */
final class ExcelFile {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
    private static final String COMPATIBLE = " xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
            + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"x14ac xr xr2 xr3\""
            + " xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\""
            + " xmlns:xr=\"http://schemas.microsoft.com/office/spreadsheetml/2014/revision\""
            + " xmlns:xr2=\"http://schemas.microsoft.com/office/spreadsheetml/2015/revision2\""
            + " xmlns:xr3=\"http://schemas.microsoft.com/office/spreadsheetml/2016/revision3\"";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, Integer> shared = new LinkedHashMap<>();
    private int references;

    private ExcelFile() {}

    /** The same sheets and cells as a workbook's, saved by Excel. */
    static byte[] saved(byte[] workbook) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            return new ExcelFile().write(opened);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] write(XSSFWorkbook opened) throws IOException {
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        StringBuilder types = new StringBuilder();
        int count = opened.getNumberOfSheets();
        for (int number = 1; number <= count; number++) {
            boolean hidden = opened.getSheetVisibility(number - 1) != SheetVisibility.VISIBLE;
            sheets.append("<sheet name=\"" + escaped(opened.getSheetName(number - 1)) + "\" sheetId=\"" + number + "\""
                    + (hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" + number + "\"/>");
            relations.append(relation(number, "worksheet", "worksheets/sheet" + number + ".xml"));
            types.append(type("/xl/worksheets/sheet" + number + ".xml", "worksheet"));
            parts.put("xl/worksheets/sheet" + number + ".xml", sheet(opened.getSheetAt(number - 1), number == 1));
        }
        relations
                .append(relation(count + 1, "theme", "theme/theme1.xml"))
                .append(relation(count + 2, "styles", "styles.xml"))
                .append(relation(count + 3, "sharedStrings", "sharedStrings.xml"))
                .append(relation(count + 4, "calcChain", "calcChain.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook" + COMPATIBLE
                        + "><fileVersion appName=\"xl\" lastEdited=\"7\" lowestEdited=\"7\" rupBuild=\"27231\"/>"
                        + "<workbookPr defaultThemeVersion=\"202300\"/><bookViews><workbookView xWindow=\"-110\" yWindow=\"-110\""
                        + " windowWidth=\"19420\" windowHeight=\"10300\" activeTab=\"1\""
                        + " xr2:uid=\"{00000000-000D-0000-FFFF-FFFF00000000}\"/></bookViews><sheets>" + sheets
                        + "</sheets><calcPr calcId=\"191029\"/><extLst><ext uri=\"{140A7094-0E35-4892-8432-C4D2E57EDEB5}\""
                        + " xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\">"
                        + "<x15:workbookPr chartTrackingRefBase=\"1\"/></ext></extLst></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relationships(relations.toString()));
        parts.put(
                "_rels/.rels",
                relationships(relation(1, "officeDocument", "xl/workbook.xml")
                        + relation(3, "extended-properties", "docProps/app.xml")));
        parts.put(
                "docProps/app.xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                        + "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity>"
                        + "<AppVersion>16.0300</AppVersion></Properties>");
        parts.put("xl/theme/theme1.xml", theme());
        parts.put("xl/styles.xml", styles());
        parts.put("xl/sharedStrings.xml", texts());
        // row 1 of the first sheet holds a formula, as notes may
        parts.put("xl/calcChain.xml", "<calcChain xmlns=\"" + MAIN + "\"><c r=\"J1\" i=\"1\" l=\"1\"/></calcChain>");
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("/xl/workbook.xml", "sheet.main")
                        + types
                        + "<Override PartName=\"/xl/theme/theme1.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
                        + type("/xl/styles.xml", "styles") + type("/xl/sharedStrings.xml", "sharedStrings")
                        + type("/xl/calcChain.xml", "calcChain")
                        + "<Override PartName=\"/docProps/app.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>");
        return zipped();
    }

    private String sheet(Sheet sheet, boolean first) {
        StringBuilder rows = new StringBuilder();
        int columns = 1;
        for (Row row : sheet) {
            columns = Math.max(columns, row.getLastCellNum());
            StringBuilder cells = new StringBuilder();
            row.forEach(cell -> cells.append(cell(cell)));
            if (first && row.getRowNum() == 0) {
                cells.append("<c r=\"J1\" s=\"0\"><f>1+1</f><v>2</v></c>");
            }
            rows.append("<row r=\"" + (row.getRowNum() + 1) + "\" spans=\"1:" + Math.max(1, row.getLastCellNum()) + "\""
                    + (row.getZeroHeight() ? " hidden=\"1\"" : "") + " x14ac:dyDescent=\"0.25\">" + cells + "</row>");
        }
        int last = sheet.getLastRowNum() + 2;
        // a formatted row that was emptied
        rows.append("<row r=\"" + last + "\" spans=\"1:2\" x14ac:dyDescent=\"0.25\"><c r=\"A" + last
                + "\" s=\"1\"/><c r=\"B" + last + "\" s=\"2\"/></row>");
        return "<worksheet" + COMPATIBLE
                + " xr:uid=\"{00000000-0001-0000-0000-000000000000}\"><sheetPr codeName=\"Sheet1\"/>"
                + "<dimension ref=\"A1:" + CellReference.convertNumToColString(columns - 1) + last + "\"/><sheetViews>"
                + "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                + "<selection pane=\"bottomLeft\" activeCell=\"B3\" sqref=\"B3\"/></sheetView></sheetViews>"
                + "<sheetFormatPr baseColWidth=\"10\" defaultColWidth=\"8.83203125\" defaultRowHeight=\"15\" x14ac:dyDescent=\"0.25\"/>"
                + "<sheetData>" + rows + "</sheetData><phoneticPr fontId=\"1\" type=\"noConversion\"/>"
                + "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"
                + "<extLst><ext uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\""
                + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:dataValidations"
                + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" count=\"1\"><x14:dataValidation type=\"list\""
                + " allowBlank=\"1\" showErrorMessage=\"1\"><x14:formula1><xm:f>码表!$A$2:$A$9</xm:f></x14:formula1>"
                + "<xm:sqref>C2:C99</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>";
    }

    private String cell(Cell cell) {
        String at = "<c r=\"" + cell.getAddress().formatAsString() + "\" s=\"";
        if (cell.getCellType() == CellType.STRING && !cell.getStringCellValue().isEmpty()) {
            references++;
            return at + "1\" t=\"s\"><v>" + shared.computeIfAbsent(cell.getStringCellValue(), none -> shared.size())
                    + "</v></c>";
        }
        if (cell.getCellType() == CellType.BOOLEAN) {
            return at + "0\" t=\"b\"><v>" + (cell.getBooleanCellValue() ? 1 : 0) + "</v></c>";
        }
        if (cell.getCellType() == CellType.NUMERIC) {
            // Excel writes the binary number out in full: 0.7 as 0.69999999999999996
            String number = new BigDecimal(cell.getNumericCellValue())
                    .round(new java.math.MathContext(17))
                    .stripTrailingZeros()
                    .toPlainString();
            String style = DateUtil.isCellDateFormatted(cell)
                    ? "2"
                    : cell.getCellStyle().getDataFormatString().contains("%") ? "3" : "0";
            return at + style + "\"><v>" + number + "</v></c>";
        }
        return at + "1\"/>";
    }

    /** The first letter of every third text stands in a run of its own, and every other has its reading above it. */
    private String texts() {
        StringBuilder items = new StringBuilder();
        List<String> all = new ArrayList<>(shared.keySet());
        for (int i = 0; i < all.size(); i++) {
            String text = all.get(i);
            boolean runs = i % 3 == 0 && text.length() > 1 && Character.isLetter(text.charAt(0));
            items.append("<si>")
                    .append(
                            runs
                                    ? "<r><t" + space(text.substring(0, 1))
                                            + "</t></r><r><rPr><b/><sz val=\"11\"/><color"
                                            + " theme=\"1\"/><rFont val=\"等线\"/><family val=\"3\"/><charset val=\"134\"/>"
                                            + "<scheme val=\"minor\"/></rPr><t" + space(text.substring(1)) + "</t></r>"
                                    : "<t" + space(text) + "</t>")
                    .append(i % 2 == 0 ? "<rPh sb=\"0\" eb=\"1\"><t>dú yīn</t></rPh>" : "")
                    .append("<phoneticPr fontId=\"1\" type=\"noConversion\"/></si>");
        }
        return "<sst xmlns=\"" + MAIN + "\" count=\"" + references + "\" uniqueCount=\"" + all.size() + "\">" + items
                + "</sst>";
    }

    private static String space(String text) {
        boolean kept = !text.equals(text.strip()) || text.contains("\n");
        return (kept ? " xml:space=\"preserve\">" : ">") + escaped(text);
    }

    private static String styles() {
        return "<styleSheet" + COMPATIBLE
                + "><numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy\\-mm\\-dd\"/>"
                + "</numFmts><fonts count=\"2\" x14ac:knownFonts=\"1\"><font><sz val=\"11\"/><color theme=\"1\"/><name val=\"等线\"/>"
                + "<family val=\"2\"/><scheme val=\"minor\"/></font><font><sz val=\"9\"/><name val=\"等线\"/><family val=\"3\"/>"
                + "<charset val=\"134\"/><scheme val=\"minor\"/></font></fonts><fills count=\"2\"><fill><patternFill"
                + " patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\">"
                + "<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\""
                + " fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\""
                + " fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\"/><xf numFmtId=\"176\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\"/><xf numFmtId=\"9\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"常规\" xfId=\"0\" builtinId=\"0\"/>"
                + "</cellStyles><dxfs count=\"0\"/><tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium2\""
                + " defaultPivotStyle=\"PivotStyleLight16\"/><extLst><ext uri=\"{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}\""
                + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:slicerStyles"
                + " defaultSlicerStyle=\"SlicerStyleLight1\"/></ext></extLst></styleSheet>";
    }

    private static String theme() {
        StringBuilder colours = new StringBuilder();
        for (String name : List.of(
                "dk1",
                "lt1",
                "dk2",
                "lt2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink")) {
            colours.append("<a:" + name + "><a:srgbClr val=\"0E2841\"/></a:" + name + ">");
        }
        String font = "<a:latin typeface=\"等线\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        return "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Office 主题​​\"><a:themeElements>"
                + "<a:clrScheme name=\"Office\">" + colours
                + "</a:clrScheme><a:fontScheme name=\"Office\"><a:majorFont>" + font
                + "</a:majorFont><a:minorFont>" + font + "</a:minorFont></a:fontScheme><a:fmtScheme name=\"Office\">"
                + "<a:fillStyleLst>" + fill.repeat(3) + "</a:fillStyleLst><a:lnStyleLst>"
                + ("<a:ln w=\"6350\">" + fill + "</a:ln>").repeat(3) + "</a:lnStyleLst><a:effectStyleLst>"
                + "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3) + "</a:effectStyleLst><a:bgFillStyleLst>"
                + fill.repeat(3) + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }

    private static String relation(int number, String kind, String target) {
        return "<Relationship Id=\"rId" + number + "\" Type=\"" + OFFICE + "/" + kind + "\" Target=\"" + target
                + "\"/>";
    }

    private static String relationships(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPES + kind + "+xml\"/>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private byte[] zipped() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write((HEAD + part.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }
}
