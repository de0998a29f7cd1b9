/**
 * The manifesto: the owner's words to a policy, in Markdown. Placeholders such as <code>{{/drift_bands/major}}</code>
 * stand for values of the policy, so that the words and the rules cannot drift apart. Begin with
 * {@link FilledManifesto}; what is stored is always the text as its author typed it.
 */
@NullMarked
package ta.policy.manifesto;

import org.jspecify.annotations.NullMarked;
