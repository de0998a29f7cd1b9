@NullMarked
package ta.runtime.simulate;

import org.jspecify.annotations.NullMarked;
