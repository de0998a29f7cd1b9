/**
 * The database: how it is reached, migrated and, for the demo and the tests, run. One wrapper, {@link
 * ta.database.Database#transact}, carries every transaction; it says to the database who acts, and repeats what lost a race.
 * The packages below are the features: each state change is one public final class there, one transaction, one audit event.
 */
package ta.database;
