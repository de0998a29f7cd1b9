/** A PostgreSQL of this program's own: its programs are unpacked from the jar, and it runs for as long as a command does. */
package ta.database.server;
