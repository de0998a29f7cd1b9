/** Turns a file of any form (CSV, PDF, text, JSON, XML, OFX) into lines of named cells. */
@NullMarked
package ta.statement.source;

import org.jspecify.annotations.NullMarked;
