/**
 * Control and evidence: alerts, the freeze, notifications and their channels, and the audit trail with its
 * verification.
 */
package ta.http.governance;
