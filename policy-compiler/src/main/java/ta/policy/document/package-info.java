/**
 * A policy as written: its text, its JSON tree, and the place of every value in the file. Reading refuses what is not
 * strictly JSON (duplicate keys, NaN, trailing text) and keeps numbers exact without ever computing with an absurd one.
 * Errors point back into the text, so that a person can find and mend what is wrong.
 */
package ta.policy.document;
