/**
 * Which policy a portfolio follows: archives of policies and manifestos by hash, and the versions that a person drafted, approved and retired.
 * A portfolio has one approved version at a time; the database sees to it.
 */
package ta.backoffice.strategy;
