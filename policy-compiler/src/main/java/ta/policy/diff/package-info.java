/**
 * What changes from one policy to another, clause by clause. Sleeves, instruments, waves, sunset entries, guards and
 * default orders are matched by identity and not by index, so that a new one does not make all later ones look changed.
 * A new order of such a list is reported as moves.
 */
@NullMarked
package ta.policy.diff;

import org.jspecify.annotations.NullMarked;
