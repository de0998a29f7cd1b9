/**
 * Notices to the members of a portfolio. Every notice goes into the feed of each member, and is sent over the channels
 * that the member has set up. Each message that is to be sent is a row of its own beside the one in the feed, with its
 * own job; the row says whether it was sent. Begin with {@link ta.backoffice.notice.Notices}.
 */
@NullMarked
package ta.backoffice.notice;

import org.jspecify.annotations.NullMarked;
