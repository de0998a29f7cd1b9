/**
 * How a command reaches the database, and on whose behalf: the environment's configuration or a server of this program's own,
 * the user, the portfolio. What storage refuses becomes one clear message here, with its exit code.
 */
package ta.runtime.session;
