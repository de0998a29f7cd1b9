/**
 * Explanations: a decision as typed data and sentences, from its headline down to the steps of each order's amount.
 * Every sentence names its clause and the facts of the trace that support it, so that a page can link to them. Nothing
 * here decides, and nothing here depends on how a page or a terminal shows it.
 */
@NullMarked
package ta.rules.explanation;

import org.jspecify.annotations.NullMarked;
