package org.pingxuan.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * Checks an exported range of the ledger with nothing but the file, the kept heads and the public key: {@code verify-ledger
 * <file> <heads> [<key.pem>]}.
 */
public final class OfflineVerifier {

    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int NOT_CHECKED = 2;

    private OfflineVerifier() {}

    /**
     * @param args the exported file, the directory of kept heads, and the public key's file where it is not the one in that
     *     directory
     * @param out where the findings are written, a line each, in Chinese and English
     * @return 0 sound, 1 faulty, 2 not checked because something could not be read or there was nothing to compare
     */
    public static int run(List<String> args, PrintStream out) {
        if (args.size() < 2 || args.size() > 3) {
            out.println("verify-ledger <导出文件 file> <树头目录 heads> [<公钥 key.pem>]");
            return NOT_CHECKED;
        }
        Path file = Path.of(args.get(0));
        Path heads = Path.of(args.get(1));
        Path pem = args.size() == 3 ? Path.of(args.get(2)) : heads.resolve(HeadDirectory.KEY);
        try {
            PublicKey key = HeadDirectory.key(pem);
            List<LedgerHead> kept = new HeadDirectory(heads).heads();
            if (kept.isEmpty()) {
                out.println("没有树头可供比对 / there are no heads to compare with: " + heads);
                return NOT_CHECKED;
            }
            LedgerVerification.Result result = verify(file, kept, key);
            result.faults()
                    .forEach(fault -> out.printf(
                            "%s %d–%d %s / %s%n",
                            fault.kind(),
                            fault.from(),
                            fault.to(),
                            fault.detail().zh(),
                            fault.detail().en()));
            if (result.isSound() && result.size() == result.from()) {
                out.println("没有记录可供核对 / there are no entries to check: " + file);
                return NOT_CHECKED;
            }
            if (result.isSound()) {
                out.printf(
                        "完好：第 %1$d 至 %2$d 条，与 %4$d 个已导出的树头比对 / Sound: entries %1$d to %2$d, root %3$s, compared with %4$d kept heads%n",
                        result.from(), result.size() - 1, result.root(), compared(kept, result));
            }
            return result.isSound() ? SOUND : FAULTY;
        } catch (IOException | UncheckedIOException | GeneralSecurityException unreadable) {
            out.println("无法读取 / cannot be read: " + unreadable.getMessage());
            return NOT_CHECKED;
        } catch (BrokenLedger broken) {
            out.println("有误 / faulty: " + broken.getMessage());
            return FAULTY;
        }
    }

    /** How many kept heads are of a tree that ends in the range. */
    private static long compared(List<LedgerHead> kept, LedgerVerification.Result result) {
        return kept.stream()
                .filter(head -> head.size() >= Math.max(1, result.from()) && head.size() <= result.size())
                .count();
    }

    static LedgerVerification.Result verify(Path file, List<LedgerHead> heads, PublicKey key) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String text = lines.readLine();
            Optional<LedgerJson.Line> first = text == null ? Optional.empty() : parse(text);
            Optional<RightEdge> edge = first.map(LedgerJson.Line::edge);
            LedgerVerification verification = new LedgerVerification(edge.orElse(RightEdge.EMPTY), heads, key);
            if (edge.isPresent()) {
                text = lines.readLine();
            }
            LedgerVerification.Closing closing = null;
            for (; text != null; text = lines.readLine()) {
                Optional<LedgerJson.Line> line = closing == null ? parse(text) : Optional.empty();
                line.map(LedgerJson.Line::entry).ifPresent(verification::accept);
                closing = line.map(LedgerJson.Line::closing).orElse(null);
                if (line.isEmpty() || line.get().edge() != null) {
                    verification.unreadable();
                }
            }
            return closing == null ? verification.finish() : verification.finish(closing);
        }
    }

    private static Optional<LedgerJson.Line> parse(String text) {
        try {
            return Optional.of(LedgerJson.parse(text));
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }
}
