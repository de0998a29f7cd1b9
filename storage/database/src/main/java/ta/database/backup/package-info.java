/**
 * Backup and restore of the whole database. A dump is a zip file with one {@code COPY} of each table, all as of one
 * moment, and a manifest of row counts and hashes. It is written and read as a stream, so its size does not matter.
 * Begin with {@link ta.database.backup.WriteDump} and {@link ta.database.backup.Restore}.
 */
@NullMarked
package ta.database.backup;

import org.jspecify.annotations.NullMarked;
