/** Instruments and listings, which all portfolios share: everybody reads them, administrators write them. */
package ta.http.registry;
