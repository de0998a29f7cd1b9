package ta.http.route;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.database.Transaction;

/**
 * A handler that first computes something from the request, before its transaction begins: no connection and no lock is
 * held meanwhile.
 *
 * @param prepare gets the request with its user and portfolio; its result is {@link Call#prepared}
 */
public record PreparingHandler(Function<Call, Object> prepare, Handler then) implements Handler {

    @Override
    public @Nullable Object handle(Call call, Transaction tx) {
        return then.handle(call, tx);
    }
}
