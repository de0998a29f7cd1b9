/** Numbers and documents as the specification writes them. */
package ta.rules.json;
