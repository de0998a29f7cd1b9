/**
 * A policy as written: its text, its JSON tree, and the place of every value in the file. Reading refuses text that is
 * not strict JSON (duplicate keys, NaN, trailing text) and keeps numbers exact, but never calculates with one of absurd
 * size. Errors point into the text, so that a person can find and fix them.
 */
@NullMarked
package ta.policy.document;

import org.jspecify.annotations.NullMarked;
