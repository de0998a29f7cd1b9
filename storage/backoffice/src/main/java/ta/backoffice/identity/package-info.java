/**
 * Who there is, and which portfolios: accounts, portfolios, and who is a member of which. Owners and members may do the same,
 * but that owners alone say who is one. Membership is what every other table of a portfolio is guarded by.
 */
package ta.backoffice.identity;
