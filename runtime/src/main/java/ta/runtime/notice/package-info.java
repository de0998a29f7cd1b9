/**
 * Carries notices to where their readers look: e-mail by the operator's mail server, and signed requests to addresses of the web. What does
 * not go is told apart: what another try may mend, and what none will.
 */
package ta.runtime.notice;
