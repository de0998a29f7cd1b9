/**
 * Which policy a portfolio follows: policies and manifestos, archived by hash, and the versions that users draft,
 * approve and retire. A portfolio has at most one approved version; the database enforces this. Begin with
 * {@link CreateDraft} and {@link ApproveVersion}; runs read {@link ActivePolicies}.
 */
@NullMarked
package ta.backoffice.strategy;

import org.jspecify.annotations.NullMarked;
