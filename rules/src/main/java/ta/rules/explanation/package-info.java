/**
 * Why, in words: a decision as typed data and sentences, from the verdict down to the steps of each order's amount.
 * Every sentence names the clause and the facts of the trace that it rests on, so that whoever shows it can lead there.
 * Nothing here decides, and nothing here knows how a page or a terminal lays it out.
 */
@NullMarked
package ta.rules.explanation;

import org.jspecify.annotations.NullMarked;
