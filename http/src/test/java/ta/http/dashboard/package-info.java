/** Tests of the dashboard's arithmetic, without a database. */
package ta.http.dashboard;
