package org.pingxuan.http;

import java.util.Locale;
import org.pingxuan.shared.Problem;
import org.pingxuan.shared.Text;

/** The refusals that HTTP itself knows, each with its words, for faults that nobody described more closely. */
enum Refusal {
    MALFORMED(
            400,
            "请求格式有误",
            "Malformed request",
            "请求无法读取，请检查网址、请求头和内容",
            "The request cannot be read: check its address, headers and body"),
    UNAUTHENTICATED(
            401,
            "需要登录",
            "Sign-in required",
            "请用用户名和密码、X-API-Key 或令牌登录",
            "Sign in with name and password, X-API-Key or a bearer token"),
    FORBIDDEN(403, "无权办理", "Not permitted", "您的角色不能办理此事，请联系管理员", "Your roles do not permit this: ask an administrator"),
    NOT_FOUND(404, "未找到", "Not found", "没有这个网址或记录", "There is no such address or record"),
    METHOD_NOT_ALLOWED(
            405,
            "方法不支持",
            "Method not allowed",
            "此网址不支持该方法，请查接口说明 /q/openapi",
            "This address does not take that method: see the description at /q/openapi"),
    NOT_ACCEPTABLE(
            406,
            "无法提供所要格式",
            "Not acceptable",
            "无法按 Accept 所要的格式答复",
            "There is no answer in a format that Accept names"),
    CONFLICT(409, "与已有记录冲突", "Conflict with the record", "请求与已有记录冲突", "The request contradicts what is on record"),
    TOO_LARGE(413, "请求内容过大", "Too large", "请求内容超过上限", "The request is longer than this address takes"),
    TOO_LONG(414, "网址过长", "Address too long", "请缩短网址", "Shorten the address"),
    UNSUPPORTED_MEDIA_TYPE(
            415, "内容类型不支持", "Unsupported media type", "请检查 Content-Type", "Check the Content-Type header"),
    INVALID(422, "内容不符合要求", "Not valid", "内容不符合要求", "The content is not valid"),
    TOO_MANY(429, "请求过于频繁", "Too many requests", "请稍后再试", "Try again later"),
    HEADERS_TOO_LARGE(431, "请求头过大", "Headers too large", "请缩短请求头", "Shorten the request headers"),
    BROKEN(
            500,
            "系统故障",
            "Fault of the service",
            "系统出现故障，请把故障编号告知管理员",
            "The service failed: give the incident number to the administrator"),
    UNAVAILABLE(503, "暂时无法受理", "Temporarily unavailable", "暂时无法受理，请稍后再试", "It cannot be done now: try again later");

    private final int status;
    private final Text title;
    private final Text help;

    Refusal(int status, String titleZh, String titleEn, String helpZh, String helpEn) {
        this.status = status;
        this.title = Text.of(titleZh, titleEn);
        this.help = Text.of(helpZh, helpEn);
    }

    /** The refusal for a status; {@link #MALFORMED} for a 4xx and {@link #BROKEN} for a 5xx that has none of its own. */
    static Refusal of(int status) {
        for (Refusal refusal : values()) {
            if (refusal.status == status) {
                return refusal;
            }
        }
        return status >= 500 ? BROKEN : MALFORMED;
    }

    int status() {
        return status;
    }

    Text title() {
        return title;
    }

    /** The stable name for programs, in kebab-case. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one fault of a request that is refused so. */
    Problem problem() {
        return new Problem(code(), "", null, help);
    }
}
