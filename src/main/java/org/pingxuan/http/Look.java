package org.pingxuan.http;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever is answered by this method has looked at a decision, or at a slate with the decisions on it, and is noted in the read log. The
 * record's id is the path parameter {@code id}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Look {

    /** What was looked at, as the read log calls it. */
    String value() default "";
}
