/**
 * How rows are reached: connections, roles, transactions, migrations. Begin with {@link ta.database.Database#transact}:
 * every transaction runs through it. It sets the actor for row security, and runs the transaction again if it lost to
 * another one. What the program does with the rows is in {@code ta.backoffice}.
 */
@NullMarked
package ta.database;

import org.jspecify.annotations.NullMarked;
