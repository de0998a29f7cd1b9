/**
 * What a policy would have done over a history of closes: the same engine, checks, calendars, valuation and figures as
 * a portfolio's, with an owner and a broker that follow stated terms (docs/simulation.md). Needs no database.
 */
@NullMarked
package ta.backoffice.simulation;

import org.jspecify.annotations.NullMarked;
