/**
 * Someone with full access to the database can truncate a hash chain or compute it anew. An anchor is a signed file
 * outside the database that records the heads of all chains at one time; {@code ta verify} reports a chain that no
 * longer contains its recorded head. Begin with {@link Anchors}.
 */
@NullMarked
package ta.runtime.anchor;

import org.jspecify.annotations.NullMarked;
