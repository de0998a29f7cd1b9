/**
 * The overview page of a portfolio in one response: its value, the state of each sleeve, the next runs, and what blocks
 * them. Begin with {@code DashboardHandler}. {@code IdleMoney}, {@code TurningValues} and {@code PolicyCalendar} hold
 * the arithmetic that is not part of a decision; they use no database.
 */
@NullMarked
package ta.http.dashboard;

import org.jspecify.annotations.NullMarked;
