package org.pingxuan.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingxuan.ledger.Hash;
import org.pingxuan.ledger.LedgerHead;
import org.pingxuan.ledger.LedgerVerification;
import org.pingxuan.ledger.RecordComparison;
import org.pingxuan.ledger.SealedEntry;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;

/** What the ledger's addresses answer. Hashes are 64 hex digits; times are as they were signed and hashed, to the microsecond. */
final class LedgerAnswer {

    /** What the records are that entries tell of, by the entry's kind. */
    private static final Map<String, Text> WORDS = Map.ofEntries(
            Map.entry("DECISION", Text.of("判定记录", "decision")),
            Map.entry("RESOLUTION", Text.of("对判定记录的人工决定", "resolution on a decision")),
            Map.entry("ASSESSMENT", Text.of("对申报的省级考核", "assessment of a submission")),
            Map.entry("OBJECTION", Text.of("对申报的异议", "objection to a submission")),
            Map.entry("WITHDRAWAL", Text.of("申报的撤回", "withdrawal of a submission")),
            Map.entry("UNMASKING", Text.of("查看原文的记录", "look at unmasked data")),
            Map.entry("ERASURE", Text.of("被推荐对象个人信息的删除", "erasure of a nominee")),
            Map.entry("SLATE", Text.of("推荐汇总表", "slate")),
            Map.entry("FINAL_LIST", Text.of("拟表扬名单", "final list")),
            Map.entry("COMMENDATION", Text.of("表扬决定", "commendation")),
            Map.entry("HONOUR_RECORDED", Text.of("荣誉", "honour")),
            Map.entry("HONOUR_REVOKED", Text.of("荣誉的撤销", "revocation of an honour")));

    private LedgerAnswer() {}

    /**
     * The signed state of the ledger.
     *
     * @param signature Ed25519, in Base64; null while the ledger is empty
     */
    record Head(long size, String root, String at, String signature) {

        static Head of(LedgerHead head) {
            return new Head(head.size(), head.root().toString(), head.at().toString(), head.signature());
        }
    }

    /**
     * One entry.
     *
     * @param payload canonical JSON, as the leaf hashes it
     * @param hash the leaf
     * @param root of the tree that ends with it
     */
    record Entry(
            long index,
            String at,
            String kind,
            UUID subject,
            @JsonRawValue String payload,
            String hash,
            String root) {

        static Entry of(SealedEntry sealedEntry) {
            return new Entry(
                    sealedEntry.entry().index(),
                    sealedEntry.entry().at().toString(),
                    sealedEntry.entry().note().kind(),
                    sealedEntry.entry().note().subject(),
                    sealedEntry.entry().note().payload(),
                    sealedEntry.hash().toString(),
                    sealedEntry.root().toString());
        }
    }

    /**
     * That an entry stands in the tree of the first {@code size} entries (RFC 9162 §2.1.3).
     *
     * @param path nearest sibling first
     * @param head the present head, which is signed
     */
    record Inclusion(Entry entry, long size, String root, List<String> path, Head head) {}

    /** That the tree of the first {@code to} entries continues that of the first {@code from} (RFC 9162 §2.1.4). */
    record Consistency(long from, String fromRoot, long to, String toRoot, List<String> path) {}

    /**
     * What a verification found.
     *
     * @param from index of the first entry that was looked at
     * @param size entries of the tree that ends with the last one; null where it could not even be begun
     * @param headsCompared how many exported heads it was compared with
     * @param faults the first of each kind of tampering, by index
     * @param contradicting the records that contradict the ledger; null where only a range was verified
     */
    record Verification(
            boolean sound,
            long from,
            Long size,
            String root,
            int headsCompared,
            List<Fault> faults,
            List<Contradicting> contradicting) {

        /** One fault, from one index to another, both inclusive. */
        record Fault(LedgerVerification.Kind kind, long from, long to, String detail) {}

        /**
         * A record that was altered, that is missing, or that was put in, past the ledger.
         *
         * @param kind of its entry in the ledger
         * @param id the subject of its entry: of the record itself; for what was done with a decision, an honour or a nominee, of that
         * @param what the kind in the asked language
         */
        record Contradicting(String kind, UUID id, String what) {

            static Contradicting of(RecordComparison.Contradiction found, Language language) {
                return new Contradicting(
                        found.kind(),
                        found.id(),
                        WORDS.getOrDefault(found.kind(), Text.of(found.kind(), found.kind()))
                                .in(language));
            }
        }

        /** Not even begun, since the head or an exported one is no head any more. */
        static Verification unreadable(Language language) {
            String detail = Text.of("树头或已导出的树头无法读取", "the head or an exported one cannot be read")
                    .in(language);
            return new Verification(
                    false,
                    0,
                    null,
                    null,
                    0,
                    List.of(new Fault(LedgerVerification.Kind.FORGED_HEAD, 0, 0, detail)),
                    null);
        }

        static Verification of(
                LedgerVerification.Result result,
                int headsCompared,
                List<RecordComparison.Contradiction> contradicting,
                Language language) {
            return new Verification(
                    result.isSound() && (contradicting == null || contradicting.isEmpty()),
                    result.from(),
                    result.size(),
                    result.root().toString(),
                    headsCompared,
                    result.faults().stream()
                            .map(fault -> new Fault(
                                    fault.kind(),
                                    fault.from(),
                                    fault.to(),
                                    fault.detail().in(language)))
                            .toList(),
                    contradicting == null
                            ? null
                            : contradicting.stream()
                                    .map(found -> Contradicting.of(found, language))
                                    .toList());
        }
    }

    static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
