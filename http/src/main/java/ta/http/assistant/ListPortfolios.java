package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;

final class ListPortfolios extends Tool<ListPortfolios.Asked> {

    record Asked() {}

    ListPortfolios() {
        super(
                "list_portfolios",
                "Your portfolios",
                Asked.class,
                "Lists the portfolios that you may see, each with its id, currency, time zone, and whether it is"
                        + " frozen.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        return api.portfolios();
    }
}
