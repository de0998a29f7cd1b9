/**
 * Instruments, their listings on venues, the terms in which listings are quoted, corporate actions, and the sessions of
 * the venues. All portfolios share them. Terms are appended, never changed, since an old price is read in the terms of
 * its own date. Begin with {@link RegisterListings} and {@link VenueCalendar}.
 */
@NullMarked
package ta.backoffice.registry;

import org.jspecify.annotations.NullMarked;
