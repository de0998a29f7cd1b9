package ta.backoffice.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * The terms of a corporate action. Each kind has its own; the others are empty.
 *
 * @param ratio units after for units before. For a spin-off and a dividend in units: new units for units held
 * @param successor the listing whose units are received
 * @param cashPerUnit paid for each unit held before, in the listing's currency, 0 or more
 * @param costShare between 0 and 1: the share of the cost that moves to the new listing, or that belongs to the cash
 * @param costPerUnit what each new unit of a dividend in units costs, in the listing's currency
 * @param codes the ISIN or the ticker before and after its change
 */
public record ActionTerms(
        Optional<UnitRatio> ratio,
        Optional<UUID> successor,
        Optional<BigDecimal> cashPerUnit,
        Optional<BigDecimal> costShare,
        Optional<BigDecimal> costPerUnit,
        Optional<Codes> codes) {

    public static final ActionTerms NONE = new ActionTerms(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A name before and after its change. */
    public record Codes(String before, String after) {}

    /** The terms of a split or a consolidation. */
    public static ActionTerms of(UnitRatio ratio) {
        return NONE.withRatio(ratio);
    }

    public ActionTerms withRatio(UnitRatio given) {
        return new ActionTerms(Optional.of(given), successor, cashPerUnit, costShare, costPerUnit, codes);
    }

    public ActionTerms withSuccessor(UUID listing) {
        return new ActionTerms(ratio, Optional.of(listing), cashPerUnit, costShare, costPerUnit, codes);
    }

    public ActionTerms withCash(BigDecimal perUnit) {
        return new ActionTerms(ratio, successor, Optional.of(perUnit), costShare, costPerUnit, codes);
    }

    public ActionTerms withCostShare(BigDecimal share) {
        return new ActionTerms(ratio, successor, cashPerUnit, Optional.of(share), costPerUnit, codes);
    }

    public ActionTerms withCostPerUnit(BigDecimal cost) {
        return new ActionTerms(ratio, successor, cashPerUnit, costShare, Optional.of(cost), codes);
    }

    public ActionTerms withCodes(String before, String after) {
        return new ActionTerms(
                ratio, successor, cashPerUnit, costShare, costPerUnit, Optional.of(new Codes(before, after)));
    }

    public boolean hasCash() {
        return cashPerUnit.filter(cash -> cash.signum() > 0).isPresent();
    }

    /** Whether both have the same effect. */
    public boolean isSameAs(ActionTerms other) {
        boolean sameRatio = ratio.isPresent() == other.ratio.isPresent()
                && ratio.map(mine -> mine.isSameAs(other.ratio.orElseThrow())).orElse(true);
        return sameRatio
                && successor.equals(other.successor)
                && isSame(cashPerUnit, other.cashPerUnit)
                && isSame(costShare, other.costShare)
                && isSame(costPerUnit, other.costPerUnit)
                && codes.map(Codes::after).equals(other.codes.map(Codes::after));
    }

    private static boolean isSame(Optional<BigDecimal> mine, Optional<BigDecimal> theirs) {
        return mine.orElse(BigDecimal.ZERO).compareTo(theirs.orElse(BigDecimal.ZERO)) == 0;
    }

    /**
     * Checks that the terms are those of a kind.
     *
     * @throws StorageException.Invalid naming what is missing, out of its bounds, or of no use
     */
    public void requireFor(CorporateAction.Kind kind) {
        switch (kind) {
            case SPLIT, CONSOLIDATION -> {
                requireOnly(kind, "ratio");
                requireKindOf(ratio.orElseThrow(), kind);
            }
            case ISIN_CHANGE, TICKER_CHANGE -> requireOnly(kind, "new code");
            case CONVERSION -> requireOnly(kind, "ratio", "successor");
            case SPIN_OFF -> requireOnly(kind, "ratio", "successor", "cost share");
            case CAPITAL_RETURN -> requireOnly(kind, "cash per unit");
            case DELISTING -> requireOnly(kind, "cash per unit");
            case UNIT_DIVIDEND -> requireOnly(kind, "ratio", "cost per unit");
            case MERGER -> {
                if (hasCash()) {
                    requireOnly(kind, "ratio", "successor", "cash per unit", "cost share");
                } else {
                    requireOnly(kind, "ratio", "successor");
                }
            }
            case OTHER -> throw new StorageException.Invalid("nobody can record a corporate action " + kind, "");
        }
        cashPerUnit.ifPresent(cash -> requireAtLeast("cash per unit", cash, kind == CorporateAction.Kind.DELISTING));
        costPerUnit.ifPresent(cost -> requireAtLeast("cost per unit", cost, false));
        costShare.ifPresent(share -> {
            if (Bounds.number("cost share", share, 1, 18).signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
                throw new StorageException.Invalid(
                        "the cost share must be above 0 and below 1", "Maybe write 0.25 for a quarter.");
            }
        });
    }

    private void requireOnly(CorporateAction.Kind kind, String... needed) {
        List<String> missing = new ArrayList<>(List.of(needed));
        List<String> unused = new ArrayList<>();
        given().forEach(name -> {
            if (!missing.remove(name)) {
                unused.add(name);
            }
        });
        if (!missing.isEmpty()) {
            throw new StorageException.Invalid(
                    "a " + kind.words() + " needs the " + String.join(" and the ", missing),
                    maybe(missing.get(0), kind));
        }
        if (!unused.isEmpty()) {
            throw new StorageException.Invalid(
                    "a " + kind.words() + " has no " + String.join(" and no ", unused), "Maybe leave it out.");
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        ratio.ifPresent(any -> given.add("ratio"));
        successor.ifPresent(any -> given.add("successor"));
        cashPerUnit
                .filter(cash -> cash.signum() != 0 || successor.isEmpty())
                .ifPresent(any -> given.add("cash per unit"));
        costShare.ifPresent(any -> given.add("cost share"));
        costPerUnit.ifPresent(any -> given.add("cost per unit"));
        codes.ifPresent(any -> given.add("new code"));
        return given;
    }

    private static String maybe(String missing, CorporateAction.Kind kind) {
        return switch (missing) {
            case "cost share" ->
                kind == CorporateAction.Kind.MERGER
                        ? "Maybe divide the cash for a unit by that cash and the first price of the new units together."
                        : "Maybe take it from the notice: the value of the new units of all that a holder then has.";
            case "cash per unit" -> kind == CorporateAction.Kind.DELISTING ? "Maybe 0, if nothing is paid." : "";
            case "cost per unit" -> "Maybe a SPLIT is meant, if the new units cost nothing.";
            default -> "";
        };
    }

    private static void requireAtLeast(String name, BigDecimal value, boolean zero) {
        int sign = Bounds.number(name, value, 15, 18).signum();
        if (sign < 0 || (sign == 0 && !zero)) {
            throw new StorageException.Invalid(
                    "the " + name + " must be " + (zero ? "0 or more" : "above 0"),
                    "Maybe give it in the listing's currency, such as GBP, not in pence.");
        }
    }

    private static void requireKindOf(UnitRatio ratio, CorporateAction.Kind kind) {
        CorporateAction.Kind right =
                UnitRatio.split(ratio.before(), ratio.after()).isSplit()
                        ? CorporateAction.Kind.SPLIT
                        : CorporateAction.Kind.CONSOLIDATION;
        if (kind != right) {
            throw new StorageException.Invalid(
                    ratio.after().toPlainString() + " units for "
                            + ratio.before().toPlainString() + " are a " + right,
                    "Maybe exchange the two numbers, or record a " + right + ".");
        }
    }
}
