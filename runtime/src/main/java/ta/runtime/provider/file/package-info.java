/**
 * A folder of files as a provider. It always reports everything that it has, as that costs nothing and older rows may
 * be added. Begin with {@link FileProvider}.
 */
@NullMarked
package ta.runtime.provider.file;

import org.jspecify.annotations.NullMarked;
