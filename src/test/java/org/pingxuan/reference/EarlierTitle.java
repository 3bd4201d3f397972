package org.pingxuan.reference;

import java.util.List;

/**
 * Whether a person holds an earlier title of one kind: by the register where it knows the person for that kind, else by the
 * submission's word.
 *
 * @param contradicted whether the submission says otherwise than the register
 */
record EarlierTitle(Standing standing, boolean contradicted) {

    enum Standing {
        REGISTERED,
        REVOKED,
        CLAIMED,
        NONE,
        UNKNOWN
    }

    static EarlierTitle of(String honour, Paper person, List<RegisterEntry> register) {
        List<RegisterEntry> known =
                register.stream().filter(entry -> entry.honour().equals(honour)).toList();
        List<Paper> stated = person.list("honours");
        List<Paper> claims = person.items("honours").stream()
                .filter(claim -> honour.equals(claim.text("honour")))
                .toList();
        if (known.isEmpty()) {
            return new EarlierTitle(byWord(stated, claims), false);
        }
        boolean holds = known.stream().anyMatch(entry -> !entry.revoked());
        boolean concealed = stated != null && claims.isEmpty() && holds;
        boolean invented = claims.stream()
                .map(claim -> claim.number("year"))
                .anyMatch(year -> year != null && known.stream().noneMatch(entry -> entry.year() == year));
        return new EarlierTitle(holds ? Standing.REGISTERED : Standing.REVOKED, concealed || invented);
    }

    private static Standing byWord(List<Paper> stated, List<Paper> claims) {
        if (!claims.isEmpty()) {
            return Standing.CLAIMED;
        }
        boolean unclear = stated == null || stated.stream().anyMatch(claim -> claim.text("honour") == null);
        return unclear ? Standing.UNKNOWN : Standing.NONE;
    }

    /** such a title stands behind a pacesetter who comes from an earlier round. */
    boolean carries() {
        return standing == Standing.REGISTERED || standing == Standing.CLAIMED;
    }
}
