/** What a person must see and may stop: alerts, the freeze, notices; and the audit trail, with its proof. */
package ta.http.governance;
