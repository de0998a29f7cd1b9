package ta.rules.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** A wave of the cash park: whether it was already deployed, and the drawdown now. */
public record WaveReading(int index, String wave, CashParkHistory history, DrawdownReading reading) implements Fact {

    public boolean isDeployed() {
        return history.wavesDeployed().contains(wave);
    }

    public BigDecimal drawdown() {
        return reading.drawdown();
    }

    @Override
    public FactType factType() {
        return FactType.WAVE_READING;
    }

    @Override
    public Step step() {
        return new Step(
                "trigger.wave-reading [" + wave + "]",
                "trigger",
                "/cash_park/waves/" + index,
                "A wave and the drawdown.");
    }

    @Override
    public List<? extends Fact> sources() {
        return List.of(history, reading);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("wave", wave)
                .and("deployed", isDeployed())
                .and("drawdown", Figure.share(drawdown()).fixed(10))
                .map();
    }
}
