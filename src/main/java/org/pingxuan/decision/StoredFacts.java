package org.pingxuan.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.pingxuan.rulebook.fact.Facts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.submission.SubmissionCheck;
import org.pingxuan.verdict.Finding;
import org.pingxuan.verdict.Score;

/**
 * Everything that the rules saw of one submission and everything that they found: what {@link Judged#facts} holds, encrypted, for as long
 * as the nominee is not erased. Explanation, replay, impact and counterfactual start from here and nowhere else.
 *
 * <p>{@link #bytes()} is canonical: one content has one text (keys sorted, nulls left out, numbers without trailing zeros), so that a
 * replay is identical exactly when its bytes are. {@link #format} tells later builds how to read it: {@value #FORMAT} now.
 *
 * @param submission the body as it counts, in canonical form: as sent, with what it left to its slate filled in
 * @param receivedOn the local day (Asia/Shanghai) of receipt that counted for the deadline
 * @param register what the honours register held on the nominee
 * @param submittedAsIndividualBefore as {@link Facts#submittedAsIndividualBefore}
 * @param findings one for each criterion of the award, ordered by id
 * @param score null where none was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredFacts(
        int format,
        JsonNode submission,
        LocalDate receivedOn,
        List<Register.Entry> register,
        boolean submittedAsIndividualBefore,
        List<Finding> findings,
        Score score) {

    public static final int FORMAT = 1;

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("decimals").addSerializer(new Decimals()))
            .build();

    public StoredFacts {
        register = List.copyOf(register);
        findings = List.copyOf(findings);
    }

    /** @param canonicalBody as {@link org.pingxuan.submission.CanonicalBody} writes the submission that {@code facts} were joined from */
    public static StoredFacts of(byte[] canonicalBody, Facts facts, List<Finding> findings, Score score) {
        try {
            return new StoredFacts(
                    FORMAT,
                    JSON.readTree(canonicalBody),
                    facts.receivedOn(),
                    facts.register().entries(),
                    facts.submittedAsIndividualBefore(),
                    findings,
                    score);
        } catch (IOException notCanonical) {
            throw new UncheckedIOException(notCanonical);
        }
    }

    /** @throws IllegalStateException where they are not what {@link #bytes()} wrote */
    public static StoredFacts read(byte[] stored) {
        try {
            return JSON.readValue(stored, StoredFacts.class);
        } catch (IOException altered) {
            // the parser's own words may quote what stands there
            throw new IllegalStateException("stored facts that cannot be read");
        }
    }

    /** Canonical JSON in UTF-8. */
    public byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("findings that cannot be written", unwritable);
        }
    }

    /**
     * What the rules saw, as on the day of the decision.
     *
     * @param check for the terms of the policy that is to judge; a policy that declares other facts than the one then in force may
     *     refuse the submission
     * @throws org.pingxuan.shared.Problems 422 where it is not a submission by those terms
     */
    public Facts facts(SubmissionCheck check) {
        return new Facts(check.check(submission), receivedOn, new Register(register), submittedAsIndividualBefore);
    }

    /** These facts with what another judgement found. */
    public StoredFacts with(List<Finding> otherFindings, Score otherScore) {
        return new StoredFacts(
                format, submission, receivedOn, register, submittedAsIndividualBefore, otherFindings, otherScore);
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "StoredFacts";
    }

    /** A decimal as it is written wherever a decision is stored or shown: no trailing zeros, no exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static final class Decimals extends StdSerializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal number, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(plain(number));
        }
    }
}
