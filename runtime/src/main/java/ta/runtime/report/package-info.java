/**
 * The result of a command: a text for people, and JSON of the same content for programs. Decimals in JSON are text, as
 * everywhere in this system. The package knows nothing of the content. Begin with {@link Report}.
 */
@NullMarked
package ta.runtime.report;

import org.jspecify.annotations.NullMarked;
