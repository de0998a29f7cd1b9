package ta.backoffice.market;

import java.util.Set;

/**
 * The checks that doubt a price because it moved too far. A price with only a warning of one of them counts once the
 * next price of its listing is near it (performance specification, 2).
 */
public final class JumpFamily {

    public static final Set<String> CHECKS =
            Set.of("quote_scale", "price_jump", "value_jump", "move_factor", "restated_close", "fx_jump", "fx_suspect");

    private JumpFamily() {}
}
