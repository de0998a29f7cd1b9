/** The data-quality checks: what each of them looks at, and what it found. */
package ta.rules.finding;
