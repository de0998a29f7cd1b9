/**
 * Serves the web UI of {@code ui-static}: the same frame at the address of every page, and all other files below a path
 * that contains the build's hash. Nothing here depends on what the pages show.
 */
@NullMarked
package ta.http.ui;

import org.jspecify.annotations.NullMarked;
