/**
 * Stopping, and proving: freeze and its lifting, past decisions made again, ledger against snapshots, the hash chains.
 */
package ta.runtime.proof;
