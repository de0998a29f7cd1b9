/**
 * What the members of a portfolio are told: in their feed, which every notice goes into, and beyond it over the channels that each of them keeps
 * for himself. A message that is to go out is a row beside the one in the feed, with a job of its own; the row says whether it went.
 */
package ta.backoffice.notice;
