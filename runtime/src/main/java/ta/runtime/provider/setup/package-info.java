/** Creates the providers that the environment configures. Begin with {@link Providers}. */
@NullMarked
package ta.runtime.provider.setup;

import org.jspecify.annotations.NullMarked;
