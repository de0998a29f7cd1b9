package ta.http.book;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.actions.ActionEffect;
import ta.backoffice.actions.ActionState;
import ta.backoffice.actions.ApplyCorporateAction;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.actions.StatedAction;
import ta.backoffice.book.NewEntry;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.UnitRatio;
import ta.database.Transaction;
import ta.http.book.CorporateActionShapes.ActionEffectShape;
import ta.http.book.CorporateActionShapes.ActionEntryShape;
import ta.http.book.CorporateActionShapes.ActionHoldingShape;
import ta.http.book.CorporateActionShapes.CorporateActionShape;
import ta.http.book.CorporateActionShapes.Kind;
import ta.http.book.CorporateActionShapes.NewCorporateAction;
import ta.http.book.CorporateActionShapes.State;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;

/**
 * Corporate actions: an administrator records one for all portfolios, the members of each apply it to their ledger. One
 * that came with an imported portfolio is its own, and its members correct or withdraw it.
 */
public final class CorporateActionsHandler {

    public List<CorporateActionShape> list(Call call, Transaction tx) {
        return OutstandingActions.withRenames(tx, call.portfolio().id()).stream()
                .map(state -> shape(tx, state))
                .toList();
    }

    /**
     * Records the action unless it is already known, then applies it. Only an administrator may record a new one; any
     * member may apply a known one, and see what one would do.
     */
    public CorporateActionShape create(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        StatedAction stated = stated(call.body(NewCorporateAction.class));
        if (call.flag("dry_run")) {
            ActionState state = stated.preview(tx, portfolio);
            return shape(tx, state, Optional.empty());
        }
        tx.lockPortfolio(portfolio);
        Optional<CorporateAction> known = stated.known(tx, portfolio);
        Optional<CorporateAction> same = known.filter(action -> stated.isSameAs(tx, action));
        if (same.isEmpty() && known.flatMap(CorporateAction::owner).isEmpty()) {
            requireAdministrator(call);
        }
        CorporateAction action = same.orElseGet(() -> stated.record(tx, portfolio));
        return shape(tx, ApplyCorporateAction.ifDue(tx, portfolio, action));
    }

    public CorporateActionShape apply(Call call, Transaction tx) {
        CorporateAction action = one(call, tx);
        UUID portfolio = call.portfolio().id();
        return shape(
                tx,
                action.kind().isRename()
                        ? OutstandingActions.of(tx, portfolio, action)
                        : ApplyCorporateAction.within(tx, portfolio, action));
    }

    public CorporateActionShape withdraw(Call call, Transaction tx) {
        CorporateAction action = one(call, tx);
        if (action.owner().isEmpty()) {
            requireAdministrator(call);
        }
        String reason = call.body(CorporateActionShapes.Withdrawal.class).reason();
        return shape(tx, ApplyCorporateAction.withdraw(tx, call.portfolio().id(), action, reason));
    }

    private static CorporateAction one(Call call, Transaction tx) {
        return CorporateActions.one(tx, call.portfolio().id(), call.id("action"));
    }

    private static StatedAction stated(NewCorporateAction body) {
        return new StatedAction(
                CorporateAction.Kind.valueOf(body.kind().name()),
                body.listing(),
                body.effectiveOn(),
                body.unitsBefore(),
                body.unitsAfter(),
                body.successor(),
                body.cashPerUnit(),
                body.costShare(),
                body.costPerUnit(),
                body.newCode(),
                body.note().orElse(""));
    }

    /** A corporate action affects all portfolios, so a member of one may not record it. */
    private static void requireAdministrator(Call call) {
        if (!call.user().admin() || !call.user().isSession()) {
            throw new Refused(
                    Code.ADMINISTRATOR_NEEDED,
                    "only an administrator may record a corporate action, because it affects all portfolios",
                    "Maybe ask an administrator; once it is recorded, you can apply it to your portfolio.");
        }
    }

    private static CorporateActionShape shape(Transaction tx, ActionState state) {
        return shape(tx, state, Optional.of(state.action().id()));
    }

    private static CorporateActionShape shape(Transaction tx, ActionState state, Optional<UUID> id) {
        CorporateAction action = state.action();
        ActionTerms terms = action.terms();
        return new CorporateActionShape(
                id,
                state.listing(),
                Kind.valueOf(action.kind().name()),
                action.effectiveOn(),
                terms.ratio().map(UnitRatio::before),
                terms.ratio().map(UnitRatio::after),
                terms.successor().map(state::name),
                terms.cashPerUnit(),
                terms.costShare(),
                terms.costPerUnit(),
                terms.codes().map(ActionTerms.Codes::before),
                terms.codes().map(ActionTerms.Codes::after),
                action.note(),
                action.recordedBy(),
                action.recordedAt(),
                stateOf(tx, state),
                state.held(),
                state.heldAfter(),
                effect(state));
    }

    private static ActionEffectShape effect(ActionState state) {
        ActionEffect effect = state.effect();
        return new ActionEffectShape(
                state.sentence(),
                effect.holdings().stream()
                        .map(holding -> new ActionHoldingShape(
                                state.name(holding.listing()),
                                holding.before().units(),
                                holding.after().units(),
                                holding.before().cost(),
                                holding.after().cost()))
                        .toList(),
                effect.cash(),
                effect.realised(),
                state.action().kind().restatesPrices(),
                state.due().stream().map(entry -> entry(state, entry)).toList(),
                state.superfluous().size(),
                state.hindrance());
    }

    private static ActionEntryShape entry(ActionState state, NewEntry entry) {
        return new ActionEntryShape(
                entry.type(),
                entry.listingId().map(state::name).orElseThrow(),
                entry.units(),
                entry.amount(),
                entry.cost(),
                entry.tradeTime());
    }

    private static State stateOf(Transaction tx, ActionState state) {
        boolean ahead = ApplyCorporateAction.isAhead(tx, state.action());
        if (state.isOutstanding() && !ahead) {
            return State.OUTSTANDING;
        }
        if (state.action().withdrawn()) {
            return State.WITHDRAWN;
        }
        if (ahead) {
            return State.AHEAD;
        }
        return state.held().compareTo(BigDecimal.ZERO) == 0 && state.action().changesLedger()
                ? State.NOT_HELD
                : State.APPLIED;
    }
}
