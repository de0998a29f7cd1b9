/**
 * Watches the folders in which people keep their policies as files. A file is read once it has been left alone for a moment, so that
 * neither a half-written one nor a thousand saves a minute do any harm; what it says goes into the database, which remembers it.
 */
package ta.runtime.watch;
