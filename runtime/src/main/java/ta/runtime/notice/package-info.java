/**
 * Delivers notices: e-mail through the operator's mail server, and signed requests to web addresses. A failed delivery
 * is either temporary, so that a retry may succeed, or permanent. Begin with {@link Courier}.
 */
@NullMarked
package ta.runtime.notice;

import org.jspecify.annotations.NullMarked;
