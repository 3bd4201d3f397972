package org.pingxuan.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.pingxuan.shared.Problems;

/** The caller of the present request. */
@RequestScoped
public class CurrentCaller {

    static final String UNITS = "units";
    static final String EVERY_UNIT = "everyUnit";

    private final SecurityIdentity identity;

    @Inject
    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Who is asking.
     *
     * @throws Problems 401 where nobody has signed in
     */
    public Caller caller() {
        if (identity.isAnonymous()) {
            throw Problems.unauthenticated(SignInProblem.MISSING);
        }
        Set<String> roles = new LinkedHashSet<>(Roles.ALL);
        roles.retainAll(identity.getRoles());
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return new Caller("oidc:" + token.getName(), roles, units(token), false);
        }
        Set<String> units = identity.getAttribute(UNITS);
        return new Caller(identity.getPrincipal().getName(), roles, units, identity.<Boolean>getAttribute(EVERY_UNIT));
    }

    /**
     * The caller, who may submit for the unit.
     *
     * @throws Problems 403 where it may not
     */
    public Caller mustSubmitFor(String unit) {
        Caller caller = caller();
        caller.mustSubmitFor(unit);
        return caller;
    }

    private static Set<String> units(JsonWebToken token) {
        Object claim = token.getClaim(UNITS);
        if (claim instanceof JsonArray array) {
            return Set.copyOf(array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList());
        }
        if (claim instanceof Collection<?> texts) {
            return Set.copyOf(texts.stream().map(String::valueOf).toList());
        }
        return claim == null
                ? Set.of()
                : Set.copyOf(List.of(claim.toString().strip().split("[\\s,]+")));
    }
}
