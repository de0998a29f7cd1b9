/** Orders: asked for, sized, tested, placed or suppressed. */
@NullMarked
package ta.rules.order;

import org.jspecify.annotations.NullMarked;
