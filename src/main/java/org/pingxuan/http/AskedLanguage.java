package org.pingxuan.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.pingxuan.shared.Language;
import org.pingxuan.shared.Text;

/** The language that the present request asks to be answered in. */
@RequestScoped
public class AskedLanguage {

    private final CurrentVertxRequest request;

    @Inject
    AskedLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    /** {@link Language#ZH} unless {@code Accept-Language} prefers English; never null. */
    public Language language() {
        return request.getCurrent() == null
                ? Language.ZH
                : of(request.getCurrent().request());
    }

    /** The sentence in the asked language. */
    public String say(Text text) {
        return text.in(language());
    }

    static Language of(HttpServerRequest request) {
        return Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The value of {@code Content-Language} for an answer in {@code language}. */
    static String tag(Language language) {
        return language == Language.EN ? "en" : "zh";
    }
}
