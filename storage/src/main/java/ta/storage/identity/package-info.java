/**
 * Who there is, and which portfolios: accounts, portfolios, and who is a member of which. Owners and members may do the same.
 * Membership is what every other table of a portfolio is guarded by.
 */
package ta.storage.identity;
