/**
 * Users and portfolios, and who is a member of which. Owners and members have the same rights, except that only owners
 * change who is a member. Row security of every table with a portfolio's data depends on membership. Begin with
 * {@link CreatePortfolio} and {@link ChangeMembers}.
 */
@NullMarked
package ta.backoffice.identity;

import org.jspecify.annotations.NullMarked;
