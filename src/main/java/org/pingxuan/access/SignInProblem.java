package org.pingxuan.access;

import java.time.Duration;
import java.time.LocalDate;
import org.pingxuan.shared.Problem;

/** Why nobody was signed in. A wrong name, a wrong password and a disabled user look alike. */
final class SignInProblem {

    static final Problem MISSING = Problem.at(
            "Authorization",
            "credentials-missing",
            null,
            "请用用户名和密码、X-API-Key 或令牌登录",
            "Sign in with name and password, X-API-Key or a bearer token");

    static final Problem WRONG_PASSWORD =
            Problem.at("Authorization", "credentials-wrong", null, "用户名或密码不正确", "Name or password is wrong");

    static final Problem UNKNOWN_KEY =
            Problem.at("X-API-Key", "key-unknown", null, "没有这个 API 密钥", "There is no such API key");

    static final Problem REVOKED_KEY =
            Problem.at("X-API-Key", "key-revoked", null, "该 API 密钥已被撤销", "This API key has been revoked");

    private SignInProblem() {}

    static Problem expiredKey(LocalDate expiresOn) {
        return Problem.at(
                "X-API-Key",
                "key-expired",
                null,
                "该 API 密钥已于 " + expiresOn + " 到期",
                "This API key expired on " + expiresOn);
    }

    static Problem tooManyTries(Duration pause) {
        return Problem.at(
                "Authorization",
                "too-many-tries",
                null,
                "密码错误次数过多，请 " + pause.toSeconds() + " 秒后再试",
                "Too many wrong passwords: try again in " + pause.toSeconds() + " seconds");
    }
}
