/**
 * Serves the web UI of {@code ui-static}: the frame of its pages at the addresses that people see, and what the frame asks for under
 * a path that names the build. Nothing in here knows what the pages show.
 */
package ta.http.ui;
