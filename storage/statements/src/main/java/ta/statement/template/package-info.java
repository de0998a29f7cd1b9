/**
 * Templates: which cell of a broker's file says what. They are data, JSON files under resources, one for each broker or
 * program.
 */
@NullMarked
package ta.statement.template;

import org.jspecify.annotations.NullMarked;
