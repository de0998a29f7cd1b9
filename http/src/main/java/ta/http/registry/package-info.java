/** Instruments and listings, which all portfolios share. Every user reads them; only administrators change them. */
package ta.http.registry;
