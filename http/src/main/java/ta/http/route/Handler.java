package ta.http.route;

import org.jspecify.annotations.Nullable;
import ta.database.Transaction;

/** The work of a route. */
@FunctionalInterface
public interface Handler {

    /**
     * @param tx the transaction, which acts as the signed-in user; it commits together with the response
     * @return the response body, of the type that the route declares; null for none
     */
    @Nullable
    Object handle(Call call, Transaction tx);
}
