/**
 * What changes from one policy to another, clause by clause. Sleeves, instruments, waves, sunset entries and default orders
 * are followed by what identifies them and not by their index, so that inserting one does not change all that come after.
 * Where the order of such a list decides something, a changed order is a change.
 */
package ta.policy.diff;
