/**
 * Refusals as RFC 9457 has them. Each has one stable code; one place turns what was thrown into it, and nothing else of what was
 * thrown leaves the process.
 */
package ta.http.problem;
