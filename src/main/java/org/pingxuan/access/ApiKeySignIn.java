package org.pingxuan.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import org.pingxuan.shared.LocalDay;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Problems;

/** Signs programs in by API key. */
@ApplicationScoped
public class ApiKeySignIn implements IdentityProvider<ApiKeyRequest> {

    private static final String KIND = "key";

    private final ApiKeys keys;
    private final SignedIn signedIn;
    private final InstantSource clock;

    @Inject
    ApiKeySignIn(ApiKeys keys, SignedIn signedIn, InstantSource clock) {
        this.keys = keys;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        SignedIn.Entry entry = signedIn.find(KIND, "", request.key());
        if (entry != null && !expired(entry.expiresOn())) {
            return Uni.createFrom().item(entry.identity());
        }
        return context.runBlocking(() -> check(request.key()));
    }

    private SecurityIdentity check(String sent) {
        long asOf = signedIn.asOf();
        ApiKey key = keys.find(sent);
        if (key == null) {
            throw refused(SignInProblem.UNKNOWN_KEY);
        }
        if (key.revokedAt() != null) {
            throw refused(SignInProblem.REVOKED_KEY);
        }
        if (expired(key.expiresOn())) {
            throw refused(SignInProblem.expiredKey(key.expiresOn()));
        }
        SecurityIdentity identity = SignedIn.identity("key:" + key.name(), key.roles(), key.units(), false);
        signedIn.keep(KIND, "", sent, new SignedIn.Entry(identity, asOf, key.expiresOn()));
        return identity;
    }

    private boolean expired(LocalDate expiresOn) {
        return LocalDay.today(clock).isAfter(expiresOn);
    }

    private static AuthenticationFailedException refused(Problem problem) {
        return new AuthenticationFailedException(Problems.unauthenticated(problem));
    }
}
