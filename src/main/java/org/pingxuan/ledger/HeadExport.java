package org.pingxuan.ledger;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the ledger's head in a second place, from time to time. A head that does not continue the one kept before is not
 * kept: then what is on record is no longer what was.
 */
public final class HeadExport {

    private static final Logger LOG = Logger.getLogger(HeadExport.class);

    private final Ledger ledger;
    private final LedgerKey key;
    private final HeadDirectory directory;
    private volatile boolean sound = true;
    private volatile long unkept;
    private long kept;

    public HeadExport(Ledger ledger, LedgerKey key, HeadDirectory directory) {
        this.ledger = ledger;
        this.key = key;
        this.directory = directory;
        directory.keep(key.verifying());
    }

    /** Whether the last head continued the one kept before it. */
    public boolean isSound() {
        return sound;
    }

    /** Entries that the last export left behind the last kept head: 0 where it kept them all. */
    public long unkept() {
        return unkept;
    }

    /** Keeps the present head, unless it is kept already. Where it cannot be written, {@link #unkept} says so until it can. */
    public void export() {
        LedgerHead head = ledger.head();
        try {
            Optional<LedgerHead> last = directory.last();
            kept = last.map(LedgerHead::size).orElse(0L);
            if (last.isPresent() && !continues(last.get(), head)) {
                throw new BrokenLedger("the head of " + head.size() + " entries does not continue the one kept of "
                        + last.get().size());
            }
            if (head.size() > kept) {
                if (!LedgerKey.signed(head, key.verifying())) {
                    throw new BrokenLedger("the head of " + head.size() + " entries is not signed with the key");
                }
                directory.keep(head);
                kept = head.size();
            }
            sound = true;
        } catch (BrokenLedger broken) {
            sound = false;
            LOG.errorf("存证链与已导出的树头不符 / The ledger contradicts an exported head: %s", broken.getMessage());
        } catch (UncheckedIOException unwritable) {
            LOG.errorf(unwritable, "树头不能导出 / The ledger's head cannot be exported");
        } finally {
            unkept = Math.max(0, head.size() - kept);
        }
    }

    private boolean continues(LedgerHead last, LedgerHead head) {
        return last.size() <= head.size()
                && TreeProof.isContinued(
                        last.size(),
                        last.root(),
                        head.size(),
                        head.root(),
                        ledger.consistency(last.size(), head.size()));
    }
}
