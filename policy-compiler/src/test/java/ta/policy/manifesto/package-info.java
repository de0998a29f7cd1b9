/** Tests of the manifesto's placeholders. */
package ta.policy.manifesto;
