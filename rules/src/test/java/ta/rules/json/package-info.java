/** Tests of the canonical form, with the examples of RFC 8785. */
package ta.rules.json;
