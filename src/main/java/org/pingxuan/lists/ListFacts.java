package org.pingxuan.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pingxuan.rulebook.fact.FinalFacts;
import org.pingxuan.rulebook.fact.Register;
import org.pingxuan.slate.Elsewhere;
import org.pingxuan.slate.FinalChecks.Candidates;

/** What a list's record keeps beside the decisions on it: its own words and every outside figure that its checks used. */
public final class ListFacts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Why an entry stands in the way: its standing verdict is another than ELIGIBLE. */
    public static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";

    /** Why an entry stands in the way: a newer version of its submission is on record. */
    public static final String NOT_NEWEST = "NOT_NEWEST";

    private ListFacts() {}

    /**
     * Of a slate.
     *
     * @param slate the body without its submissions
     * @param listed whether it had a list of submissions
     */
    public record OfSlate(
            JsonNode slate, boolean listed, LocalDate receivedOn, Boolean officialHeader, Elsewhere elsewhere) {}

    /**
     * Of a final list.
     *
     * @param list the body without its entries
     * @param individualsList the individuals' list that pacesetters were looked up on; null where none was posted, or for other awards
     * @param members what was looked up of each entry, in the list's order
     * @param entries what stood in the way of entries that were not eligible
     */
    public record OfFinalList(
            JsonNode list, Candidates candidates, UUID individualsList, List<Member> members, List<Entry> entries) {}

    /**
     * An entry as it was looked up when the list was judged.
     *
     * @param honours what the register held then
     * @param onIndividualsList null where no individuals' list was posted or the person's number is not known
     */
    public record Member(String reference, List<Register.Entry> honours, Boolean onIndividualsList) {

        /** What the rules saw of an entry. */
        public static Member of(FinalFacts.Member member) {
            return new Member(member.reference(), member.facts().register().entries(), member.onIndividualsList());
        }
    }

    /**
     * An entry that does not stand ELIGIBLE.
     *
     * @param standing the verdict that stands
     * @param reason {@link #NOT_ELIGIBLE} or {@link #NOT_NEWEST}
     */
    public record Entry(UUID decision, String standing, String reason) {}

    public static String write(Object facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("facts that cannot be written", unwritable);
        }
    }

    public static <T> T read(String facts, Class<T> type) {
        try {
            return JSON.readValue(facts, type);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("facts that are not what was stored");
        }
    }
}
