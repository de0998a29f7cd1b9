/**
 * Decisions as text for a terminal: what happened, what it means, what can be done. The sentences come from the
 * explanation of a decision; this package lays them out in sections and aligned tables, without characters that could
 * move a cursor. It neither decides nor calculates. Begin with {@link DecisionText}.
 */
@NullMarked
package ta.runtime.text;

import org.jspecify.annotations.NullMarked;
