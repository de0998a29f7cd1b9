/**
 * The one way in which providers are asked over HTTP. It trusts nobody: hosts are the operator's, addresses are looked at before, no
 * redirect is followed, and time, bytes, failures and the pace of questions are bounded. What comes back is bytes of a promised kind,
 * or an error that says what happened.
 */
package ta.runtime.provider.fetch;
