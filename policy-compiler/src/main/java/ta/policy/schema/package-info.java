/**
 * The shape of a policy: {@code manifesto_policy.schema.json}, which editors use, and its violations in plain words. The
 * schema is read from the class path alone and refers to nothing outside itself. What a schema cannot say, that a date is
 * in the calendar, is said here as well.
 */
package ta.policy.schema;
