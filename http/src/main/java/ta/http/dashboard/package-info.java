/**
 * What an owner who looks in once a month wants to see, in one answer: what it is worth, where each sleeve stands, what happens next,
 * and what stops it. The arithmetic that no decision has stands in classes of its own, which know no database.
 */
package ta.http.dashboard;
