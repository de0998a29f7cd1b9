/**
 * What an assistant may ask for: one class for each tool, and texts to read. Each tool calls routes of the API on
 * behalf of its caller, so that what a caller may see and do is decided in one place, and the shapes are those of the
 * API.
 */
@NullMarked
package ta.http.assistant;

import org.jspecify.annotations.NullMarked;
