/**
 * The whole database in a file, and back. A dump is a zip of one {@code COPY} for each table, as they all were at one moment, with a
 * manifest of counts and hashes; it is read and written as a stream, whatever its size. It is brought back onto an empty server
 * alone, at the version of its schema, and from there on to this program's.
 */
package ta.database.backup;
