/**
 * Accounts and sign-in: browser sessions, API tokens, passwords and the one-time links that set them. Secrets are 256
 * random bits; the database stores only their hashes.
 */
@NullMarked
package ta.http.auth;

import org.jspecify.annotations.NullMarked;
