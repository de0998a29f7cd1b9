package ta.backoffice.imports;

import static ta.backoffice.jooq.Tables.HOLDING_SNAPSHOTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.imports.PlannedSecurity.Origin;
import ta.backoffice.registry.FormerCodes;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.backoffice.registry.StarterList;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Transaction;
import ta.rules.portfolio.Isin;
import ta.rules.portfolio.ListingId;
import ta.statement.Security;
import ta.statement.StatementRow;

/**
 * Finds the listing of each security of a file: as chosen, as registered, by the starter list, or from what the file
 * says. Of several, one with the ticker of the file comes first, then one that the portfolio holds.
 */
final class SecurityListings {

    /** Terms of a new listing hold from a day before all lines of all files. */
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private final Transaction tx;
    private final String baseCurrency;
    private final ImportChoices choices;
    private final Set<UUID> held;

    SecurityListings(Transaction tx, UUID portfolioId, String baseCurrency, ImportChoices choices) {
        this.tx = tx;
        this.baseCurrency = baseCurrency;
        this.choices = choices;
        this.held = new HashSet<>(tx.sql()
                .select(HOLDING_SNAPSHOTS.LISTING_ID)
                .from(HOLDING_SNAPSHOTS)
                .where(HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .fetch(HOLDING_SNAPSHOTS.LISTING_ID));
    }

    /** The securities by their label, in the order of the rows. */
    Map<String, PlannedSecurity> of(List<StatementRow> rows) {
        Map<String, Security> securities = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (StatementRow row : rows) {
            row.security().ifPresent(security -> {
                securities.merge(security.label(), security, SecurityListings::more);
                counts.merge(security.label(), 1, Integer::sum);
            });
        }
        Map<String, PlannedSecurity> planned = new LinkedHashMap<>();
        securities.forEach((label, security) ->
                planned.put(label, planned(label, named(security), counts.getOrDefault(label, 0))));
        return planned;
    }

    /** A fund on no exchange has no ticker: its ISIN or SEDOL takes the place. */
    private static Security named(Security security) {
        return isFund(security) && security.ticker().isEmpty()
                ? new Security(
                        security.isin(),
                        security.sedol(),
                        security.isin().or(security::sedol),
                        security.venue(),
                        security.name(),
                        security.quoteUnit())
                : security;
    }

    private static boolean isFund(Security security) {
        return security.venue().filter(FundPricing.OFF_EXCHANGE::equals).isPresent();
    }

    private static Security more(Security first, Security second) {
        return new Security(
                first.isin().or(second::isin),
                first.sedol().or(second::sedol),
                first.ticker().or(second::ticker),
                first.venue().or(second::venue),
                first.name().or(second::name),
                first.quoteUnit().or(second::quoteUnit));
    }

    private PlannedSecurity planned(String label, Security security, int rows) {
        ImportChoices.ListingChoice choice = choices.listings().get(label);
        if (choice != null) {
            return chosen(label, security, choice, rows);
        }
        Optional<StarterList.Entry> starter = starter(security);
        Optional<RegisteredListing> registered = registered(security)
                .filter(found -> hasTicker(security, found.listing())
                        || starter.filter(entry -> hasTicker(security, entry.listing()))
                                .isEmpty());
        if (registered.isPresent()) {
            return new PlannedSecurity(
                    label,
                    security,
                    registered.map(RegisteredListing::listing),
                    Origin.REGISTERED,
                    Optional.empty(),
                    List.of(),
                    rows);
        }
        if (starter.isPresent()) {
            return new PlannedSecurity(
                    label,
                    security,
                    starter.map(StarterList.Entry::listing),
                    Origin.STARTER_LIST,
                    starter.map(SecurityListings::listing),
                    List.of(),
                    rows);
        }
        return fromFile(label, security, rows);
    }

    private PlannedSecurity chosen(String label, Security security, ImportChoices.ListingChoice choice, int rows) {
        boolean known = RegisteredListings.search(tx, choice.listing().text(), 20).stream()
                .anyMatch(found -> found.listing().equals(choice.listing()));
        Optional<StarterList.Entry> starter = StarterList.find(choice.listing());
        if (known || starter.isPresent()) {
            return new PlannedSecurity(
                    label,
                    security,
                    Optional.of(choice.listing()),
                    Origin.CHOSEN,
                    known ? Optional.empty() : starter.map(SecurityListings::listing),
                    List.of(),
                    rows);
        }
        return complete(
                label,
                security,
                Optional.of(choice.listing()),
                choice.isin().or(security::isin),
                choice.name().or(security::name),
                choice.currency().or(() -> currency(security)),
                choice.quoteUnit().or(choice::currency).or(security::quoteUnit),
                rows,
                Origin.CHOSEN);
    }

    private Optional<RegisteredListing> registered(Security security) {
        Comparator<RegisteredListing> best = Comparator.comparing(
                        (RegisteredListing found) -> !hasTicker(security, found.listing()))
                .thenComparing(found -> !held.contains(found.id()))
                .thenComparing(found -> !found.listing().mic().equals("XLON") || !baseCurrency.equals("GBP"))
                .thenComparing(RegisteredListing::listing);
        Security known = withIsinOfToday(security);
        Optional<RegisteredListing> found = names(known)
                .flatMap(text -> RegisteredListings.search(tx, text, 20).stream())
                .filter(listing -> fits(known, listing.isin(), listing.listing()))
                .min(best);
        if (found.isEmpty()) {
            requireKnownIsin(known);
        }
        return found;
    }

    /** A file of before a change of the ISIN has the old one. */
    private Security withIsinOfToday(Security security) {
        return security.isin()
                .flatMap(isin -> FormerCodes.isin(tx, isin))
                .map(former -> new Security(
                        Optional.of(RegisteredListings.one(tx, former.listing()).isin()),
                        security.sedol(),
                        security.ticker(),
                        security.venue(),
                        security.name(),
                        security.quoteUnit()))
                .orElse(security);
    }

    /** A registered ticker with another ISIN is refused in words that say how to record that the ISIN has changed. */
    private void requireKnownIsin(Security security) {
        if (security.isin().isEmpty()
                || security.ticker().isEmpty()
                || security.venue().isEmpty()) {
            return;
        }
        Optional.of(security.venue().get() + ":" + security.ticker().get())
                .filter(ListingId::isListingId)
                .map(ListingId::new)
                .flatMap(listing -> ListingLookup.find(tx, listing))
                .map(id -> RegisteredListings.one(tx, id))
                .ifPresent(registered -> {
                    throw RegisterListings.otherIsin(
                            tx,
                            registered.listing(),
                            registered.isin(),
                            security.isin().get());
                });
    }

    private static Optional<StarterList.Entry> starter(Security security) {
        return names(security)
                .flatMap(text -> StarterList.search(text).stream())
                .filter(found -> fits(security, found.isin(), found.listing()))
                .min(Comparator.comparing(found -> !hasTicker(security, found.listing())));
    }

    private static boolean hasTicker(Security security, ListingId listing) {
        return security.ticker().map(listing.ticker()::equalsIgnoreCase).orElse(true);
    }

    private static Stream<String> names(Security security) {
        return Stream.of(security.isin(), security.ticker()).flatMap(Optional::stream);
    }

    /** By ISIN and venue, as far as the file has them; otherwise by the ticker alone. */
    private static boolean fits(Security security, String isin, ListingId listing) {
        boolean venue = security.venue().map(listing.mic()::equals).orElse(true);
        boolean ticker = hasTicker(security, listing)
                || (isFund(security) && security.isin().isPresent());
        return security.isin().isPresent()
                ? venue
                        && security.isin().get().equals(isin)
                        && (ticker || security.venue().isEmpty())
                : venue && ticker && security.ticker().isPresent();
    }

    private PlannedSecurity fromFile(String label, Security security, int rows) {
        Optional<ListingId> listing = security.venue().isPresent()
                        && security.ticker().isPresent()
                ? Optional.of(security.venue().get() + ":" + security.ticker().get())
                        .filter(ListingId::isListingId)
                        .map(ListingId::new)
                : Optional.empty();
        return complete(
                label,
                security,
                listing,
                security.isin(),
                security.name(),
                currency(security),
                security.quoteUnit(),
                rows,
                Origin.FILE);
    }

    private static Optional<String> currency(Security security) {
        return security.quoteUnit().map(unit -> unit.equals("GBX") ? "GBP" : unit);
    }

    private static PlannedSecurity complete(
            String label,
            Security security,
            Optional<ListingId> listing,
            Optional<String> isin,
            Optional<String> name,
            Optional<String> currency,
            Optional<String> quoteUnit,
            int rows,
            Origin origin) {
        List<String> missing = new ArrayList<>();
        if (listing.filter(id -> VenueCalendar.usual(id.mic()).isPresent()).isEmpty()) {
            missing.add("listing");
        }
        if (isin.filter(Isin::isIsin).isEmpty()) {
            missing.add("isin");
        }
        if (name.isEmpty()) {
            missing.add("name");
        }
        if (currency.isEmpty()) {
            missing.add("currency");
        }
        if (quoteUnit.isEmpty()) {
            missing.add("quote_unit");
        }
        if (!missing.isEmpty()) {
            return new PlannedSecurity(
                    label, security, Optional.empty(), Origin.ASKED, Optional.empty(), missing, rows);
        }
        NewListing registers = new NewListing(
                listing.orElseThrow(),
                isin.orElseThrow(),
                name.orElseThrow(),
                currency.orElseThrow(),
                quoteUnit.orElseThrow(),
                ALWAYS);
        return new PlannedSecurity(label, security, listing, origin, Optional.of(registers), List.of(), rows);
    }

    private static NewListing listing(StarterList.Entry entry) {
        return new NewListing(entry.listing(), entry.isin(), entry.name(), entry.currency(), entry.quoteUnit(), ALWAYS);
    }
}
