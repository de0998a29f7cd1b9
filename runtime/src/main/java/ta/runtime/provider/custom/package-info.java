/**
 * Providers that the operator describes: a file for each says which address is asked, and where in the response the
 * prices are. A file with errors makes its own provider unusable and no other. Begin with {@link CustomProvider}; the
 * form of a file is in {@link ProviderFile}.
 */
@NullMarked
package ta.runtime.provider.custom;

import org.jspecify.annotations.NullMarked;
