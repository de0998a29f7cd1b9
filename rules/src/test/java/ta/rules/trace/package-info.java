/** Tests of facts, figures and units in traces. */
package ta.rules.trace;
