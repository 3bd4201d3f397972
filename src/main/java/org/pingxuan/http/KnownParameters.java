package org.pingxuan.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;

/**
 * Refuses query parameters that a resource method does not declare. A method that takes a {@link UriInfo} reads them itself,
 * through {@link Query}, which refuses unknown ones too.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        Method method = resource.getResourceMethod();
        if (uri.getQueryParameters().isEmpty()
                || method == null
                || !method.getDeclaringClass().getName().startsWith("org.pingxuan.")) {
            return;
        }
        Query query = Query.of(uri);
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == UriInfo.class) {
                return;
            }
            Arrays.stream(parameter.getAnnotationsByType(QueryParam.class))
                    .map(QueryParam::value)
                    .forEach(query::text);
        }
        query.end();
    }
}
