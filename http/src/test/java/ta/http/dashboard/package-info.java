/** The arithmetic of the dashboard, without a database. */
package ta.http.dashboard;
