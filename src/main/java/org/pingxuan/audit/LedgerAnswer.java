package org.pingxuan.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.pingxuan.ledger.Hash;
import org.pingxuan.ledger.LedgerHead;
import org.pingxuan.ledger.LedgerVerification;
import org.pingxuan.ledger.SealedEntry;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;

/** What the ledger's addresses answer. Hashes are 64 hex digits; times are as they were signed and hashed, to the microsecond. */
final class LedgerAnswer {

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
     * @param decisions the decisions, slates, final lists, commendations and honours whose record contradicts the ledger; null where only a range was verified
     */
    record Verification(
            boolean sound,
            long from,
            Long size,
            String root,
            int headsCompared,
            List<Fault> faults,
            List<UUID> decisions) {

        /** One fault, from one index to another, both inclusive. */
        record Fault(LedgerVerification.Kind kind, long from, long to, String detail) {}

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
                LedgerVerification.Result result, int headsCompared, List<UUID> decisions, Language language) {
            return new Verification(
                    result.isSound() && (decisions == null || decisions.isEmpty()),
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
                    decisions);
        }
    }

    static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
