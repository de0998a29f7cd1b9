/**
 * The audit trail, alerts, freezes and idempotent requests. The audit trail is a hash chain for each portfolio and one
 * for the system; the database links the events, and this package appends and verifies them. Begin with
 * {@link ta.backoffice.governance.Audit}. A freeze stops a portfolio's advice until a person lifts it.
 */
@NullMarked
package ta.backoffice.governance;

import org.jspecify.annotations.NullMarked;
