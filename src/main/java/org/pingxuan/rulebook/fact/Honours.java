package org.pingxuan.rulebook.fact;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pingxuan.shared.Text;
import org.pingxuan.submission.Submission.HonourClaim;
import org.pingxuan.verdict.Evidence;

/**
 * Earlier honours of a person (三(一)3, A-06, A-07): the register is believed over the submission per kind of honour; where it does
 * not know the person, the submission's word counts; a revoked honour does not count and goes to a person.
 */
public final class Honours {

    private static final String INDIVIDUAL = "OUTSTANDING_INDIVIDUAL";
    private static final String PACESETTER = "PACESETTER";

    private Honours() {}

    /** What opens the pacesetters' pool: a title as outstanding individual, or this round's nomination as one. */
    public static Notion prior(Facts facts) {
        String basis = basisOf(facts, INDIVIDUAL);
        boolean held = "REGISTER".equals(basis) || "CONTRADICTED".equals(basis);
        Notion notion = notion(facts, !held && facts.submittedAsIndividualBefore() ? "THIS_ROUND" : basis, INDIVIDUAL);
        return notion.with(new Evidence("round:" + INDIVIDUAL, facts.submittedAsIndividualBefore(), null, "round"));
    }

    /** A pacesetter's title held earlier (P-ONCE). */
    public static Notion pacesetter(Facts facts) {
        return notion(facts, basisOf(facts, PACESETTER), PACESETTER);
    }

    /** A title as individual or pacesetter that an individual holds already (X-REPEAT-I): of both kinds, what weighs more. */
    public static Notion repeated(Facts facts) {
        String individual = basisOf(facts, INDIVIDUAL);
        String pacesetter = basisOf(facts, PACESETTER);
        String basis = Stream.of("CONTRADICTED", "REVOKED", "REGISTER", "CLAIMED")
                .filter(candidate -> candidate.equals(individual) || candidate.equals(pacesetter))
                .findFirst()
                .orElse(individual == null || pacesetter == null ? null : "NONE");
        return notion(facts, basis, INDIVIDUAL, PACESETTER);
    }

    /** Whether a pacesetter holds an earlier title as outstanding individual, on the register or by claim. */
    static boolean holdsEarlierTitle(Facts facts) {
        String basis = basisOf(facts, INDIVIDUAL);
        return "REGISTER".equals(basis) || "CONTRADICTED".equals(basis) || "CLAIMED".equals(basis);
    }

    /** Whether a person holds the title of outstanding individual: HELD by the register, CLAIMED where it does not know, else NONE. */
    static String individualTitle(Facts facts) {
        String basis = basisOf(facts, INDIVIDUAL);
        if ("REGISTER".equals(basis) || "CONTRADICTED".equals(basis)) {
            return "HELD";
        }
        return "CLAIMED".equals(basis) ? "CLAIMED" : "NONE";
    }

    private static String basisOf(Facts facts, String honour) {
        List<HonourClaim> stated = facts.submission().person().honours();
        Register register = facts.register();
        if (register.knows(honour)) {
            if (register.years(honour).isEmpty()) {
                return "REVOKED";
            }
            return contradicts(stated, honour, register) ? "CONTRADICTED" : "REGISTER";
        }
        if (stated == null) {
            return null;
        }
        if (stated.stream().anyMatch(claim -> claim.honour() == null)) {
            // an honour that is not named could be this one
            return claims(stated, honour) ? "CLAIMED" : null;
        }
        return claims(stated, honour) ? "CLAIMED" : "NONE";
    }

    private static boolean claims(List<HonourClaim> stated, String honour) {
        return stated.stream().anyMatch(claim -> honour.equals(claim.honour()));
    }

    private static boolean contradicts(List<HonourClaim> stated, String honour, Register register) {
        if (stated == null) {
            return false;
        }
        if (!claims(stated, honour)) {
            return true;
        }
        Set<Integer> recorded = new HashSet<>(register.years(honour));
        recorded.addAll(register.revokedYears(honour));
        return stated.stream()
                .filter(claim -> honour.equals(claim.honour()))
                .map(HonourClaim::year)
                .filter(Objects::nonNull)
                .anyMatch(year -> !recorded.contains(year));
    }

    private static Notion notion(Facts facts, String basis, String... honours) {
        List<HonourClaim> stated = facts.submission().person().honours();
        Set<Integer> years = new TreeSet<>();
        Notion notion = Notion.of("honour.basis", basis)
                .read(
                        "/person/honours",
                        stated == null
                                ? null
                                : stated.stream()
                                        .map(claim -> claim.honour() + " " + claim.year())
                                        .toList());
        for (String honour : honours) {
            if (facts.register().knows(honour)) {
                years.addAll(facts.register().years(honour));
                years.addAll(facts.register().revokedYears(honour));
                notion = notion.with(new Evidence(
                        "register:" + honour,
                        facts.register().entries().stream()
                                .filter(entry -> entry.honour().equals(honour))
                                .map(entry -> entry.year() + (entry.revoked() ? " (revoked)" : ""))
                                .toList(),
                        null,
                        "register"));
            } else if (stated != null) {
                stated.stream()
                        .filter(claim -> honour.equals(claim.honour()) && claim.year() != null)
                        .forEach(claim -> years.add(claim.year()));
            }
        }
        return notion.show(
                "years",
                Papers.list(years.stream()
                        .map(String::valueOf)
                        .map(year -> Text.of(year, year))
                        .toList()));
    }
}
