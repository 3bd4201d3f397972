package org.pingxuan.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.pingxuan.shared.Id;

/** An id in an address is taken only as {@link Id} reads it, so that one record has one address. */
@Provider
public class IdParameter implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            return Id.of(text).orElseThrow(() -> new IllegalArgumentException("not an id"));
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
