/**
 * Imports brokers' statements into a ledger: {@link ta.backoffice.imports.PlanImport} says what would become of each
 * line, {@link ta.backoffice.imports.RecordImport} records what was planned, {@link
 * ta.backoffice.imports.TakeBackImport} undoes it.
 */
@NullMarked
package ta.backoffice.imports;

import org.jspecify.annotations.NullMarked;
