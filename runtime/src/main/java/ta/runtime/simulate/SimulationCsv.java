package ta.runtime.simulate;

import java.util.List;
import java.util.TreeSet;
import ta.backoffice.simulation.Simulated;
import ta.rules.json.Decimals;
import ta.rules.performance.SeriesPoint;

/** Simulations as CSV: a row for each policy and valued session, amounts in the base currency. */
final class SimulationCsv {

    private static final int PLACES = 12;

    private SimulationCsv() {}

    static String of(List<String> names, List<Simulated> results) {
        TreeSet<String> sleeves = new TreeSet<>();
        results.forEach(result -> result.policy().sleeves().forEach(sleeve -> sleeves.add(sleeve.code())));
        StringBuilder csv =
                new StringBuilder("policy,session,value,cash,paid_in,paid_out,index,drawdown,cash_park,unassigned");
        sleeves.forEach(sleeve -> csv.append(",sleeve:").append(sleeve));
        csv.append('\n');
        for (int i = 0; i < results.size(); i++) {
            for (SeriesPoint point : results.get(i).performance().series().points()) {
                csv.append(quoted(names.get(i)));
                List.of(
                                point.session().date().toString(),
                                Decimals.text(point.total().value()),
                                Decimals.text(point.cash()),
                                Decimals.text(point.paidIn()),
                                Decimals.text(point.paidOut()),
                                Decimals.fixed(point.total().index(), PLACES),
                                Decimals.text(point.total().drawdown()),
                                Decimals.text(point.cashPark()),
                                Decimals.text(point.unassigned()))
                        .forEach(cell -> csv.append(',').append(cell));
                for (String sleeve : sleeves) {
                    csv.append(',')
                            .append(
                                    point.sleeves().containsKey(sleeve)
                                            ? Decimals.text(point.sleeves().get(sleeve))
                                            : "");
                }
                csv.append('\n');
            }
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
