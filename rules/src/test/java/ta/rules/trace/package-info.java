/** What a trace calls its facts. */
package ta.rules.trace;
