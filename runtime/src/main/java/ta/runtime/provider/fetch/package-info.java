/**
 * The only way in which providers are requested over HTTP. It trusts nobody: hosts come from the operator, addresses
 * are checked before use, redirects are not followed, and time, size, failures and request rate are limited. The result
 * is a body of the expected media type, or an exception that says what happened. Begin with {@link Fetcher}.
 */
@NullMarked
package ta.runtime.provider.fetch;

import org.jspecify.annotations.NullMarked;
