package org.pingxuan.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * JSON read to the letter: RFC 8259 in UTF-8 without a byte order mark, no key twice, nothing after the value, decimals exact
 * as written, at most {@value #MAX_DEPTH} levels deep, {@value #MAX_DIGITS} characters to a number and {@value #MAX_TOKENS} tokens in all.
 */
public final class StrictJson {

    static final int MAX_DEPTH = 64;
    static final int MAX_DIGITS = 100;
    /** A number beyond 10^±this is refused: written out it would not fit any memory. */
    static final int MAX_EXPONENT = 400;

    /** Names, values and brackets: 2,500 whole submissions, of some 400 each. Every one of them costs more memory than it has bytes. */
    static final int MAX_TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .maxTokenCount(MAX_TOKENS)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /** Reads the stream to its end; see {@link #parse(byte[])}. */
    public static JsonNode parse(InputStream body) {
        try {
            return parse(body.readAllBytes());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /**
     * The one JSON value in {@code body}.
     *
     * @throws Problems 400 with the place (pointer; line and column in the help) where it is not such JSON, 422 where a text
     *     holds what no text on record can hold (U+0000, half of a surrogate pair)
     */
    public static JsonNode parse(byte[] body) {
        String text = text(body);
        JsonNode root;
        try (JsonParser parser = MAPPER.createParser(text)) {
            root = read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        check(root);
        return root;
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(parser);
            if (root == null || root.isMissingNode()) {
                throw malformed("empty-body", "", "请求内容为空，应为 JSON", "The body is empty: JSON is expected");
            }
            JsonLocation end = parser.currentLocation();
            if (parser.nextToken() != null) {
                throw malformed(
                        "trailing-content",
                        "",
                        "第 %d 行第 %d 列之后还有多余内容".formatted(end.getLineNr(), end.getColumnNr()),
                        "Something follows the value that ends at line %d, column %d"
                                .formatted(end.getLineNr(), end.getColumnNr()));
            }
            return root;
        } catch (JsonProcessingException faulty) {
            JsonPointer place = parser.getParsingContext().pathAsPointer();
            throw Problems.malformed(List.of(problem(faulty, place.toString())));
        } catch (NumberFormatException exponent) {
            String place = parser.getParsingContext().pathAsPointer().toString();
            throw Problems.malformed(List.of(numberTooLong(place, "", "")));
        }
    }

    private static String text(byte[] body) {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            throw malformed("byte-order-mark", "", "请去掉开头的 BOM", "Remove the byte order mark at the start");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("not-utf-8", "", "内容不是 UTF-8 编码，请另存为 UTF-8", "The body is not UTF-8: save it as UTF-8");
        }
    }

    /** The fault that stopped a parser, told without the parser's own words. */
    static Problem problem(JsonProcessingException faulty, String pointer) {
        JsonLocation at = faulty.getLocation();
        String zh = at == null ? "" : "第 %d 行第 %d 列：".formatted(at.getLineNr(), at.getColumnNr());
        String en = at == null ? "" : "Line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
        String said = faulty.getOriginalMessage() == null ? "" : faulty.getOriginalMessage();
        if (faulty instanceof StreamConstraintsException) {
            if (said.startsWith("Token count")) {
                return Problem.at(
                        pointer,
                        "too-many-values",
                        null,
                        zh + "全文的键、值和括号超过 " + MAX_TOKENS + " 个；请分次提交",
                        en + "more than " + MAX_TOKENS + " names, values and brackets in all; send it in parts");
            }
            return said.contains("nesting")
                    ? Problem.at(
                            pointer,
                            "too-deep",
                            null,
                            zh + "嵌套超过 " + MAX_DEPTH + " 层",
                            en + "nested more than " + MAX_DEPTH + " levels deep")
                    : numberTooLong(pointer, zh, en);
        }
        if (said.startsWith("Duplicate")) {
            return Problem.at(
                    pointer, "duplicate-key", null, zh + "同一对象内键重复", en + "the key stands twice in its object");
        }
        if (faulty instanceof JsonEOFException) {
            return Problem.at(pointer, "truncated", null, zh + "JSON 不完整", en + "the JSON ends too early");
        }
        return Problem.at(pointer, "not-json", null, zh + "不是合法的 JSON", en + "this is not JSON");
    }

    private static Problem numberTooLong(String pointer, String zh, String en) {
        return Problem.at(
                pointer,
                "number-too-long",
                null,
                zh + "数字超过 " + MAX_DIGITS + " 位或 10 的 " + MAX_EXPONENT + " 次方",
                en + "a number of more than " + MAX_DIGITS + " digits or beyond 10^" + MAX_EXPONENT);
    }

    private static Problems malformed(String code, String pointer, String zh, String en) {
        return Problems.malformed(List.of(Problem.at(pointer, code, null, zh, en)));
    }

    private static void check(JsonNode root) {
        if (sound(root)) {
            return;
        }
        List<Problem> numbers = new ArrayList<>();
        List<Problem> texts = new ArrayList<>();
        check(root, JsonPointer.empty(), numbers, texts);
        if (!numbers.isEmpty()) {
            throw Problems.malformed(numbers);
        }
        if (!texts.isEmpty()) {
            throw Problems.invalid(texts);
        }
    }

    /** Whether there is nothing to report: asked first, because pointers cost more than the whole parse. */
    private static boolean sound(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (unstorable(field.getKey()) || !sound(field.getValue())) {
                    return false;
                }
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                if (!sound(element)) {
                    return false;
                }
            }
        }
        return !(node.isTextual() && unstorable(node.textValue())) && !beyondLimit(node);
    }

    private static void check(JsonNode node, JsonPointer at, List<Problem> numbers, List<Problem> texts) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                JsonPointer below = at.appendProperty(field.getKey());
                if (unstorable(field.getKey())) {
                    texts.add(unstorable(at));
                }
                check(field.getValue(), below, numbers, texts);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), at.appendIndex(i), numbers, texts);
            }
        } else if (node.isTextual() && unstorable(node.textValue())) {
            texts.add(unstorable(at));
        } else if (beyondLimit(node)) {
            numbers.add(numberTooLong(at.toString(), "", ""));
        }
    }

    private static boolean beyondLimit(JsonNode node) {
        return node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > MAX_EXPONENT;
    }

    private static boolean unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (Character.isHighSurrogate(here)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (here == 0 || Character.isSurrogate(here)) {
                return true;
            }
        }
        return false;
    }

    private static Problem unstorable(JsonPointer at) {
        return Problem.at(
                at.toString(),
                "unstorable-text",
                null,
                "文字含有无法保存的字符（U+0000 或不成对的代理字符）",
                "The text holds a character that cannot be kept (U+0000 or half of a surrogate pair)");
    }
}
