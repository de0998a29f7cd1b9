/** The commands about corporate actions: list, record, apply and withdraw. Begin with {@link RecordActionCommand}. */
@NullMarked
package ta.runtime.action;

import org.jspecify.annotations.NullMarked;
