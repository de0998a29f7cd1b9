/**
 * Canonical JSON, the form in which JSON is hashed. Two policies, snapshots or decisions are the same if their RFC 8785
 * forms are the same, so layout, key order and {@code 2.0} for {@code 2} do not change a hash. No other code hashes
 * JSON.
 */
@NullMarked
package ta.rules.json;

import org.jspecify.annotations.NullMarked;
