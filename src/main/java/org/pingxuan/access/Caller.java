package org.pingxuan.access;

import java.util.Collections;
import java.util.Set;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/**
 * Who is asking, apart from any request: it may be handed to other threads.
 *
 * @param name unique: a user's name, {@code key:} and an API key's name, or {@code oidc:} and a token's name
 * @param roles see {@link Roles}; unknown ones are left out
 * @param units the codes of the recommending units that it may submit for
 * @param everyUnit whether it may submit for every unit: the first {@code intake} alone
 */
public record Caller(String name, Set<String> roles, Set<String> units, boolean everyUnit) {

    private static final Set<String> READ_ALL = Set.of(Roles.REVIEWER, Roles.AUDITOR, Roles.ADMIN);

    public Caller {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether it may submit, correct and withdraw for the unit. */
    public boolean maySubmitFor(String unit) {
        return has(Roles.INTAKE) && (everyUnit || (unit != null && units.contains(unit)));
    }

    /** @throws Problems 403 where it may not {@linkplain #maySubmitFor submit for} the unit */
    public void mustSubmitFor(String unit) {
        if (!maySubmitFor(unit)) {
            throw Problems.forbidden(Problem.at(
                    "/unit", "other-unit", unit, "您不能为该推荐单位办理申报", "You may not submit for this recommending unit"));
        }
    }

    /** Whether it may read decisions, explanations and slates of every unit. */
    public boolean mayReadAll() {
        return !Collections.disjoint(roles, READ_ALL) || (has(Roles.INTAKE) && everyUnit);
    }

    /** Whether it may read decisions, explanations and slates of the unit. */
    public boolean mayRead(String unit) {
        return mayReadAll() || maySubmitFor(unit);
    }

    /** The units whose decisions it may read, where it may not {@link #mayReadAll() read all}; empty: none. */
    public Set<String> readableUnits() {
        return has(Roles.INTAKE) ? units : Set.of();
    }
}
