/** The canonical form, by the examples of RFC 8785. */
package ta.rules.json;
