/**
 * What a command has to say, for a person and for a program: a text and the JSON of the same. Decimals in JSON are text, as
 * everywhere in this system. Nothing here knows what it is about.
 */
package ta.runtime.report;
