/** Portfolios, their members and their listings. */
package ta.http.portfolio;
