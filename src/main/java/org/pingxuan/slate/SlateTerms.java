package org.pingxuan.slate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pingxuan.policy.PolicyContent;
import org.pingxuan.policy.Row;
import org.pingxuan.policy.Stage;
import org.pingxuan.slate.ShareRule.Base;
import org.pingxuan.submission.Award;

/**
 * What the policy in force says of one list.
 *
 * @param places the unit's quota, or the award's places; null where the table has no row for them
 * @param perStar places by star; empty where the table gives none
 * @param rules the rows of ratios for the list's stage and award
 * @param grass how the unit's windows count as grass-roots: ORDINARY, CITY_COUNTS, COUNTY_POINTED_OUT or COUNTY_REVIEW
 * @param divisions whether the unit's windows lie in several county-level divisions
 */
public record SlateTerms(
        Stage stage,
        Integer places,
        Map<Integer, Integer> perStar,
        List<ShareRule> rules,
        String grass,
        boolean divisions) {

    private static final Map<Award, String> PLACES = Map.of(
            Award.STAR_WINDOW, "award.windows",
            Award.OUTSTANDING_INDIVIDUAL, "award.individuals",
            Award.PACESETTER, "award.pacesetters");

    public static SlateTerms ofSlate(PolicyContent policy, String unit, Award award) {
        Optional<Row> quota = policy.table("quotas").rows().stream()
                .filter(row ->
                        row.text("unit").equals(unit) && row.text("award").equals(award.name()))
                .findFirst();
        Optional<Row> registered = policy.table("units").row(unit);
        Map<Integer, Integer> perStar = new LinkedHashMap<>();
        quota.ifPresent(row -> {
            Map.of(5, "five", 4, "four", 3, "three").forEach((stars, column) -> {
                if (award.isForWindow() && row.integer(column) != null) {
                    perStar.put(stars, row.integer(column));
                }
            });
        });
        return new SlateTerms(
                Stage.SLATE,
                quota.map(row -> row.integer("places")).orElse(null),
                perStar,
                rules(policy, Stage.SLATE, award),
                registered.map(row -> row.text("grass")).orElse("ORDINARY"),
                registered.map(row -> row.yes("divisions")).orElse(true));
    }

    public static SlateTerms ofFinalList(PolicyContent policy, Award award) {
        Map<Integer, Integer> perStar = new LinkedHashMap<>();
        if (award.isForWindow()) {
            for (int stars = 5; stars >= 3; stars--) {
                perStar.put(stars, number(policy, "award.perStar"));
            }
        }
        return new SlateTerms(
                Stage.FINAL,
                number(policy, PLACES.get(award)),
                perStar,
                rules(policy, Stage.FINAL, award),
                "ORDINARY",
                true);
    }

    /** The rows of ratios that are criteria of their own. */
    public List<ShareRule> ownRules() {
        return rules.stream().filter(rule -> rule.criterion() == null).toList();
    }

    /**
     * The bound that a criterion reads.
     *
     * @throws IllegalArgumentException where the ratios table lacks it
     */
    ShareRule rule(String criterion, Base base) {
        return rules.stream()
                .filter(rule -> criterion.equals(rule.criterion()) && rule.base() == base)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ratios has no bound for " + criterion + " against " + base.code()));
    }

    private static List<ShareRule> rules(PolicyContent policy, Stage stage, Award award) {
        return policy.table("ratios").rows().stream()
                .map(ShareRule::of)
                .filter(rule -> rule.stage() == stage && rule.awards().contains(award.name()))
                .toList();
    }

    private static Integer number(PolicyContent policy, String threshold) {
        return Objects.requireNonNull(
                        policy.table("thresholds").required(threshold).decimal("number"))
                .intValueExact();
    }
}
