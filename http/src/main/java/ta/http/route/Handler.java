package ta.http.route;

import ta.database.Transaction;

/** Does what a route is for. */
@FunctionalInterface
public interface Handler {

    /**
     * @param tx in the context of who asks; what is written is kept when the answer is
     * @return the answer's body, as the route declares it; null for none
     */
    Object handle(Call call, Transaction tx);
}
