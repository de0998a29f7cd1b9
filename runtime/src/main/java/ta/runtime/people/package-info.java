/** Commands for accounts, API tokens and portfolios. Begin with {@link PeopleCommands}. */
@NullMarked
package ta.runtime.people;

import org.jspecify.annotations.NullMarked;
