/**
 * What was advised and what was done about it: recommendations with their lines, the fills that people recorded against them, and what a
 * language model thought of it, which changes nothing.
 */
package ta.backoffice.advice;
