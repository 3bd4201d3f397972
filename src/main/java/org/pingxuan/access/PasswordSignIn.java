package org.pingxuan.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.pingxuan.shared.Problems;

/** Signs users in by name and password (HTTP Basic). */
@ApplicationScoped
public class PasswordSignIn implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final String KIND = "password";
    private static final int TURNS = 64;

    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

    private final Users users;
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final FailedTries tries;

    @Inject
    PasswordSignIn(Users users, Passwords passwords, SignedIn signedIn, FailedTries tries) {
        this.users = users;
        this.passwords = passwords;
        this.signedIn = signedIn;
        this.tries = tries;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        String password = new String(request.getPassword().getPassword());
        SignedIn.Entry entry = signedIn.find(KIND, name, password);
        if (entry != null) {
            return Uni.createFrom().item(entry.identity());
        }
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        String address = http == null ? "" : http.request().remoteAddress().hostAddress();
        return context.runBlocking(() -> check(name, password, address));
    }

    private SecurityIdentity check(String name, String password, String address) {
        // of many requests at once one pays for the slow hash; the others wait and find what it found
        synchronized (turns[Math.floorMod(name.hashCode(), TURNS)]) {
            SignedIn.Entry entry = signedIn.find(KIND, name, password);
            return entry == null ? checkNow(name, password, address) : entry.identity();
        }
    }

    private SecurityIdentity checkNow(String name, String password, String address) {
        Duration pause = tries.pause(name, address);
        if (!pause.isZero()) {
            // rounded up, so that whoever waits as told is heard
            Duration whole = Duration.ofSeconds(pause.plusNanos(999_999_999).toSeconds());
            throw new AuthenticationFailedException(Problems.tooMany(whole, SignInProblem.tooManyTries(whole)));
        }
        long asOf = signedIn.asOf();
        Users.Credentials credentials = name.indexOf('\0') < 0 ? users.credentials(name) : null;
        boolean right = passwords.matches(password, credentials == null ? null : credentials.passwordHash());
        if (!right || !credentials.user().enabled()) {
            tries.failed(name, address);
            throw new AuthenticationFailedException(Problems.unauthenticated(SignInProblem.WRONG_PASSWORD));
        }
        tries.succeeded(name, address);
        User user = credentials.user();
        SecurityIdentity identity = SignedIn.identity(user.name(), user.roles(), user.units(), user.everyUnit());
        signedIn.keep(KIND, name, password, new SignedIn.Entry(identity, asOf, null));
        return identity;
    }
}
