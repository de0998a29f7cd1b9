package ta.http.doc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a component of a request or an answer is; the OpenAPI document shows it, and a test sends the examples. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {

    /** In plain words, with units. */
    String value();

    /** One good value, as it is written in JSON but for quotes; without one, the type's own. */
    String example() default "";
}
