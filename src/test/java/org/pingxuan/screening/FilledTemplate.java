package org.pingxuan.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.pingxuan.submission.IdNumber;
import org.pingxuan.workbook.FormColumn;
import org.pingxuan.workbook.FormColumn.Kind;
import org.pingxuan.workbook.FormSheet;

/** Fills the template with a slate, as a careful clerk would. */
final class FilledTemplate {

    private static final Pattern KEYED = Pattern.compile("([^\\[]+)\\[([^=]+)=([^]]+)]");

    private final SlateForm form;

    FilledTemplate(SlateForm form) {
        this.form = form;
    }

    byte[] with(JsonNode slate) {
        return edited(form.template(), workbook -> {
            int number = 2;
            for (JsonNode submission : slate.get("submissions")) {
                fill(workbook, form.main(), number, submission);
                fill(workbook, form.further(), number, submission);
                number++;
            }
            fill(workbook, form.slate(), 2, slate);
        });
    }

    static byte[] edited(byte[] file, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void fill(XSSFWorkbook workbook, FormSheet sheet, int number, JsonNode object) {
        XSSFSheet rows = workbook.getSheet(sheet.name());
        XSSFRow row = rows.createRow(number);
        for (int i = 0; i < sheet.columns().size(); i++) {
            FormColumn column = sheet.columns().get(i);
            String text = column.kind() == Kind.UNREAD ? "示例" : text(column, object);
            if (text != null && !text.isEmpty()) {
                row.createCell(i).setCellValue(text);
                row.getCell(i).setCellStyle(rows.getColumnStyle(i));
            }
        }
    }

    private String text(FormColumn column, JsonNode object) {
        return switch (column.path()) {
            case "/form/name" -> name(object);
            case "/form/born" ->
                IdNumber.of(object.at("/person/idNumber").asText())
                        .birthDate()
                        .map(day -> day.toString().substring(0, 7).replace('-', '.'))
                        .orElse(null);
            case "/form/entered" -> object.at("/person/service/0/from").textValue();
            case "/form/post" ->
                object.at("/person/rankOnly").asBoolean()
                        ? "无"
                        : label(column, object.at("/person/grade").asText());
            case "/form/rank" ->
                object.at("/person/rankOnly").asBoolean()
                        ? label(column, object.at("/person/grade").asText())
                        : "无";
            case "/form/individual" -> years(object, "OUTSTANDING_INDIVIDUAL", "无");
            case "/form/pacesetter" -> years(object, "PACESETTER", "否");
            case "/form/by" -> first(object, "by");
            case "/form/on" -> first(object, "on");
            default -> shown(column, at(object, column.path()), object);
        };
    }

    private static String shown(FormColumn column, JsonNode value, JsonNode around) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (column.kind()) {
            case CODE, OPEN_CODE -> label(column, value.asText());
            case CODES -> value.isEmpty() ? "无" : joined(value, code -> label(column, code.asText()), "、");
            case TEXTS -> joined(value, JsonNode::asText, "、");
            case YES_NO -> value.asBoolean() ? "是" : "否";
            case ITEM -> item(column, value, around);
            case ITEMS -> value.isEmpty() ? "无" : joined(value, one -> item(column, one, around), "；");
            default -> value.asText();
        };
    }

    private static String item(FormColumn column, JsonNode value, JsonNode around) {
        List<String> parts = new ArrayList<>();
        for (FormColumn part : column.parts()) {
            boolean common = column.path().startsWith("/attestations")
                    && !part.header().equals("answer")
                    && value.path(part.header()).asText().equals(first(around, part.header()));
            String text = common ? null : shown(part, value.path(part.header()), value);
            if (text != null) {
                parts.add(text);
            } else if (part.header().equals("to")) {
                parts.add("至今");
            }
        }
        return String.join("，", parts);
    }

    private static String label(FormColumn column, String code) {
        return column.list().codes().containsKey(code)
                ? column.list().label(code).zh()
                : code;
    }

    private static String joined(JsonNode list, Function<JsonNode, String> text, String separator) {
        return StreamSupport.stream(list.spliterator(), false).map(text).collect(Collectors.joining(separator));
    }

    private static String first(JsonNode object, String name) {
        JsonNode attestations = object.path("attestations");
        return attestations.isEmpty()
                ? null
                : attestations.iterator().next().path(name).textValue();
    }

    private static String years(JsonNode object, String honour, String none) {
        List<String> years = new ArrayList<>();
        for (JsonNode claim : object.at("/person/honours")) {
            if (claim.get("honour").asText().equals(honour)) {
                years.add(claim.get("year").asText() + "年度");
            }
        }
        return years.isEmpty() ? none : String.join("、", years);
    }

    private static String name(JsonNode object) {
        return object.at(object.has("window") ? "/window/name" : "/person/name").asText();
    }

    private static JsonNode at(JsonNode object, String path) {
        JsonNode there = object;
        for (String step : path.substring(1).split("/")) {
            Matcher keyed = KEYED.matcher(step);
            if (keyed.matches()) {
                JsonNode found = MissingNode.getInstance();
                for (JsonNode element : there.path(keyed.group(1))) {
                    found = element.path(keyed.group(2)).asText().equals(keyed.group(3)) ? element : found;
                }
                there = found;
            } else {
                there = there.path(step);
            }
        }
        return there;
    }
}
