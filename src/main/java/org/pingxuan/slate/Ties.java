package org.pingxuan.slate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pingxuan.submission.Submission;
import org.pingxuan.submission.Submission.Window;

/**
 * Windows that the unit declared equal (三(二)1末¶, A-37): said on one side is enough, and equality carries over. In a group all who have
 * either attribute stand before all who have neither.
 */
final class Ties {

    private final SlateList list;
    private final List<BitSet> equals = new ArrayList<>();

    Ties(SlateList list) {
        this.list = list;
        for (int place = 0; place < list.size(); place++) {
            equals.add(new BitSet());
        }
        Map<String, BitSet> named = new HashMap<>();
        for (int place = 0; place < list.size(); place++) {
            named.computeIfAbsent(list.nominations().get(place).reference(), none -> new BitSet())
                    .set(place);
        }
        for (int one = 0; one < list.size(); one++) {
            for (String reference : list.nominations().get(one).tiedWith()) {
                declareEqual(one, named.getOrDefault(reference, new BitSet()));
            }
        }
    }

    private void declareEqual(int one, BitSet others) {
        others.stream().filter(other -> other != one).forEach(other -> {
            equals.get(one).set(other);
            equals.get(other).set(one);
        });
    }

    /** Where some two members are equal. */
    Region some() {
        return pairs(list.where(nomination -> true));
    }

    /** Where a member of a group leaves open whether it goes first, or where it stands. */
    Region open() {
        return pairs(list.where(window -> priority(window) == null || window.order() == null));
    }

    /** Where in a group one who has neither attribute stands before one who has either. */
    Region contradicted() {
        return list.nominations().stream()
                        .allMatch(nomination -> nomination.tiedWith().isEmpty())
                ? Region.NEVER
                : new Region.Includes(this::contradiction);
    }

    /** Where one of these and an equal of it are members. */
    private Region pairs(BitSet concerned) {
        return Region.any(concerned.stream()
                .filter(one -> !equals.get(one).isEmpty())
                .mapToObj(one -> {
                    BitSet itself = new BitSet();
                    itself.set(one);
                    return Region.all(Region.some(itself), Region.some(equals.get(one)));
                })
                .toList());
    }

    /** The chain of equals between one who has neither attribute and one who has either and stands behind. */
    private Optional<BitSet> contradiction(BitSet members) {
        for (int first = members.nextSetBit(0); first >= 0; first = members.nextSetBit(first + 1)) {
            if (!Boolean.FALSE.equals(priority(list.nominations().get(first)))) {
                continue;
            }
            Map<Integer, Integer> reachedFrom = reach(first, members);
            for (int behind : reachedFrom.keySet()) {
                if (behind > first
                        && Boolean.TRUE.equals(priority(list.nominations().get(behind)))) {
                    BitSet chain = new BitSet();
                    for (int place = behind; place != first; place = reachedFrom.get(place)) {
                        chain.set(place);
                    }
                    chain.set(first);
                    return Optional.of(chain);
                }
            }
        }
        return Optional.empty();
    }

    /** All of a member's group, each with the member that it was reached from. */
    private Map<Integer, Integer> reach(int start, BitSet members) {
        Map<Integer, Integer> reachedFrom = new TreeMap<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        reachedFrom.put(start, start);
        while (!next.isEmpty()) {
            int from = next.poll();
            equals.get(from).stream().filter(members::get).forEach(other -> {
                if (reachedFrom.putIfAbsent(other, from) == null) {
                    next.add(other);
                }
            });
        }
        return reachedFrom;
    }

    /** Whether a window goes first among equals; null where that is open. */
    private static Boolean priority(Submission nomination) {
        Window window = nomination.window();
        if (Boolean.TRUE.equals(window.firstBatchMonitoring()) || Boolean.TRUE.equals(window.quickServicePilot())) {
            return true;
        }
        return window.firstBatchMonitoring() == null || window.quickServicePilot() == null ? null : Boolean.FALSE;
    }
}
