package ta.rules.ruleset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import ta.rules.trace.Fact;
import ta.rules.trace.FiredRule;

/** One pass of a snapshot through a rule set: facts go in, a phase fires, the conclusions of its rules come out. */
public final class RuleSession implements AutoCloseable {

    private final KieSession session;
    private final List<Fact> conclusions = new ArrayList<>();
    private final List<FiredRule> fired;
    private int taken;

    RuleSession(KieSession session, boolean traced) {
        this.session = session;
        this.fired = new ArrayList<>();
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (event.getRule() != null) {
                    conclusions.add((Fact) event.getObject());
                }
            }
        });
        if (traced) {
            session.addEventListener(new Recorder());
        }
    }

    /**
     * Records which rule matched and concluded which facts. It keeps references only, as rules fire by the thousand.
     */
    private final class Recorder extends DefaultAgendaEventListener {
        private int before;

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            before = conclusions.size();
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            fired.add(new FiredRule(
                    event.getMatch().getRule().getName(),
                    facts(event.getMatch().getObjects()),
                    List.copyOf(conclusions.subList(before, conclusions.size()))));
        }
    }

    private static List<Fact> facts(List<Object> matched) {
        if (matched.size() == 1) {
            return List.of((Fact) matched.get(0));
        }
        List<Fact> facts = new ArrayList<>(matched.size());
        for (Object fact : matched) {
            facts.add((Fact) fact);
        }
        return facts;
    }

    public void insert(Fact fact) {
        session.insert(fact);
    }

    /** Fires the rules of {@code phase} and returns what they concluded, in the order in which they fired. */
    public List<Fact> fire(Phase phase) {
        fireAll(phase);
        List<Fact> fresh = List.copyOf(conclusions.subList(taken, conclusions.size()));
        taken = conclusions.size();
        return fresh;
    }

    private void fireAll(Phase phase) {
        session.getAgenda().getAgendaGroup(phase.group()).setFocus();
        session.fireAllRules();
    }

    /** As {@link #fire(Phase)}, but returns only the conclusions of one kind. */
    public <T extends Fact> List<T> fire(Phase phase, Class<T> kind) {
        fireAll(phase);
        List<T> fresh = new ArrayList<>(conclusions.size() - taken);
        for (; taken < conclusions.size(); taken++) {
            if (kind.isInstance(conclusions.get(taken))) {
                fresh.add(kind.cast(conclusions.get(taken)));
            }
        }
        return fresh;
    }

    /** The rules that fired so far, in order; empty in a session that is not traced. */
    public List<FiredRule> fired() {
        return fired;
    }

    /** How many rules fired so far; 0 in a session that is not traced. */
    public int recorded() {
        return fired.size();
    }

    /** Takes out of the record what fired after the first {@code count}, to be recorded again, or to be dropped. */
    public List<FiredRule> unrecord(int count) {
        List<FiredRule> since = fired.subList(count, fired.size());
        List<FiredRule> unrecorded = List.copyOf(since);
        since.clear();
        return unrecorded;
    }

    /** Puts what was taken out at the end of the record. */
    public void record(List<FiredRule> again) {
        fired.addAll(again);
    }

    /** Deletes every fact, for the next snapshot: opening a session costs more than most firings. */
    public void forget() {
        Collection<FactHandle> handles = session.getFactHandles();
        List.copyOf(handles).forEach(session::delete);
        conclusions.clear();
        taken = 0;
    }

    @Override
    public void close() {
        session.dispose();
    }
}
