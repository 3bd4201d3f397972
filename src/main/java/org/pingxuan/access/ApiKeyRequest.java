package org.pingxuan.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request to sign in with the key that was sent. */
final class ApiKeyRequest extends BaseAuthenticationRequest {

    private final String key;

    ApiKeyRequest(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
