/** Tests of what becomes rule text, and what never does. */
package ta.policy.emit;
