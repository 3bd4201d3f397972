package org.pingxuan.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that many paths give alike. */
public final class Answers {

    private Answers() {}

    /** 201 where the request made what it asks for, 200 where that was on record before. */
    public static Response.ResponseBuilder made(boolean isNew) {
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK);
    }

    /** As {@link #made(boolean)}, with where it is. */
    public static Response.ResponseBuilder made(boolean isNew, String location) {
        // as it stands: the framework's own setter needs the request, which has another thread
        return made(isNew).header(HttpHeaders.LOCATION, location);
    }

    /** The answer with a file for its body, to be kept under this name. */
    public static Response.ResponseBuilder file(
            Response.ResponseBuilder answer, Object content, String type, String name) {
        return answer.entity(content)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
