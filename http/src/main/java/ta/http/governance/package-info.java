/**
 * Control and evidence: alerts, the freeze, notifications and their channels, and the audit trail with its
 * verification.
 */
@NullMarked
package ta.http.governance;

import org.jspecify.annotations.NullMarked;
