/** Who there is and what they have: accounts and portfolios, and the database to keep them in. */
package ta.runtime.people;
