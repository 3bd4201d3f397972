package org.pingxuan.slate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pingxuan.shared.Text;
import org.pingxuan.slate.Check.Answer;
import org.pingxuan.slate.Check.Question;
import org.pingxuan.verdict.Figure;

/** How a list fills its places, in all and in each star (四¶2, 二(一), A-09, A-10). */
final class PlaceCounts {

    private final SlateList list;
    private final SlateTerms terms;
    private final String base;
    private final Tally all;
    private final BitSet starUnknown;

    PlaceCounts(SlateList list, SlateTerms terms, String base) {
        this.list = list;
        this.terms = terms;
        this.base = base;
        this.all = Tally.count(list.where(nomination -> true), list.size());
        this.starUnknown =
                list.award().isForWindow() ? list.where(nomination -> Pairs.stars(nomination) == null) : new BitSet();
    }

    /**
     * OVER in all or in a star; STAR_OPEN where a star that is not given could put one over; UNDER in all, on a final list also in a
     * star; FULL; unknown without a number of places.
     */
    Question question(boolean underInStarToo) {
        if (terms.places() == null) {
            return Question.of("places", Answer.otherwise(null));
        }
        List<Region> over = new ArrayList<>();
        List<Region> open = new ArrayList<>();
        List<Region> under = new ArrayList<>();
        over.add(all.atLeast(terms.places() + 1L));
        under.add(all.atMost(terms.places() - 1L));
        terms.perStar().forEach((stars, places) -> {
            Tally ofStar = Tally.count(of(stars), list.size());
            over.add(ofStar.atLeast(places + 1L));
            open.add(ofStar.plus(Tally.count(starUnknown, list.size())).atLeast(places + 1L));
            if (underInStarToo) {
                under.add(ofStar.atMost(places - 1L));
            }
        });
        return Question.of(
                "places",
                new Answer("OVER", Region.any(over)),
                new Answer(
                        "STAR_OPEN",
                        Region.all(
                                Tally.count(starUnknown, list.size()).atLeast(1),
                                underInStarToo ? Region.ALWAYS : Region.any(open))),
                new Answer("UNDER", Region.any(under)),
                Answer.otherwise("FULL"));
    }

    Figure figure(BitSet members) {
        List<String> counted = list.references(members);
        Integer places = terms.places();
        Figure figure = places == null
                ? new Figure(counted.size(), null, base, null, null, null, counted, null)
                : new Figure(counted.size(), places, base, "≤ " + places, "NONE", margin(members), counted, null);
        return figure.withDetail(detail(members));
    }

    /** How many more there could be in all; negative: how many have to go, so that neither all nor any star is over. */
    private int margin(BitSet members) {
        int overInStars = terms.perStar().entrySet().stream()
                .mapToInt(star -> Math.max(0, count(star.getKey(), members) - star.getValue()))
                .sum();
        int left = terms.places() - members.cardinality();
        return overInStars == 0 ? left : Math.min(left, -overInStars);
    }

    private Text detail(BitSet members) {
        if (terms.perStar().isEmpty()) {
            return Text.of("", "");
        }
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        new TreeMap<>(Map.of(5, "五", 4, "四", 3, "三")).descendingMap().forEach((stars, name) -> {
            if (terms.perStar().containsKey(stars)) {
                String use = count(stars, members) + "/" + terms.perStar().get(stars);
                zh.add(name + "星级" + use);
                en.add(stars + "-star " + use);
            }
        });
        BitSet open = (BitSet) starUnknown.clone();
        open.and(members);
        if (!open.isEmpty()) {
            zh.add("未填星级" + open.cardinality());
            en.add("star not given " + open.cardinality());
        }
        return Text.of("（" + String.join("，", zh) + "）", " (" + String.join(", ", en) + ")");
    }

    private int count(int stars, BitSet members) {
        BitSet counted = of(stars);
        counted.and(members);
        return counted.cardinality();
    }

    private BitSet of(int stars) {
        return list.where(nomination -> Integer.valueOf(stars).equals(Pairs.stars(nomination)));
    }
}
