/**
 * The canonical JSON of whatever is hashed. A policy, a snapshot and a decision are the same when their RFC 8785 forms are
 * the same, so layout, key order and {@code 2.0} for {@code 2} do not change an identity. Nothing else in the build hashes
 * JSON.
 */
package ta.rules.json;
