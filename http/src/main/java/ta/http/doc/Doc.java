package ta.http.doc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a field of a request or response. The OpenAPI document shows it; a test sends the examples as requests. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {

    /** The description, in plain words and with units. */
    String value();

    /** A valid value as in JSON, without quotes; if omitted, the default example of the type. */
    String example() default "";
}
