/** Commands for accounts, API tokens and portfolios. Begin with {@link PeopleCommands}. */
package ta.runtime.people;
