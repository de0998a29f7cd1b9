package ta.http.book;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.advice.UndoMatch;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.InCurrency;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.book.RecordedBatch;
import ta.backoffice.market.DayRates;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RegisterStarter;
import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.rules.portfolio.ListingId;

/** The ledger: what happened at the broker. Entries never change; a wrong one is reversed. */
public final class LedgerHandler {

    public Page<LedgerShapes.Entry> list(Call call, Transaction tx) {
        int limit = call.limit();
        return Page.of(
                LedgerLines.page(tx, call.portfolio().id(), call.cursor(Long.MAX_VALUE), limit + 1),
                limit,
                row -> String.valueOf(row.sequence()),
                LedgerHandler::shape);
    }

    public LedgerShapes.Batch record(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        LedgerShapes.NewBatch body = call.body(LedgerShapes.NewBatch.class);
        EntryBatch batch = new EntryBatch(
                EntryBatch.Source.MANUAL,
                Optional.empty(),
                body.note().orElse(""),
                StatedEntries.read(
                        body.entries(),
                        listings(tx, body.entries()),
                        new DayRates(
                                tx,
                                portfolio,
                                call.portfolio().baseCurrency(),
                                call.portfolio().zone())));
        LedgerChanges.Recorded changes =
                LedgerChanges.record(tx, portfolio, batch, body.confirm().orElse(false));
        RecordedBatch recorded = changes.batch();
        Map<UUID, Long> sequences = LedgerLines.some(tx, portfolio, recorded.entryIds()).stream()
                .collect(Collectors.toMap(LedgerLines.LedgerLine::id, LedgerLines.LedgerLine::sequence));
        List<LedgerShapes.BatchEntry> entries = recorded.entryIds().stream()
                .map(id -> new LedgerShapes.BatchEntry(id, Objects.requireNonNull(sequences.get(id))))
                .toList();
        return new LedgerShapes.Batch(
                recorded.batchId(),
                recorded.added(),
                entries,
                changes.matches().stream()
                        .map(match -> new LedgerShapes.Match(
                                match.entryId(), match.recommendationId(), match.line(), match.units()))
                        .toList());
    }

    /** Also those of the starter list, which are registered when they are used first. */
    private static Map<ListingId, UUID> listings(Transaction tx, List<LedgerShapes.NewEntryShape> entries) {
        RegisterStarter.within(
                tx, entries.stream().flatMap(entry -> entry.listing().stream()).toList());
        return ListingKeys.all(tx);
    }

    public LedgerShapes.Entry reverse(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        LedgerShapes.Reversal body = call.body(LedgerShapes.Reversal.class);
        UUID reversal = LedgerChanges.reverse(tx, portfolio, body.entry(), body.reason());
        return shape(LedgerLines.one(tx, portfolio, reversal));
    }

    public LedgerShapes.Entry unmatch(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        UUID entry = call.body(LedgerShapes.Unmatched.class).entry();
        UndoMatch.within(tx, portfolio, entry);
        return shape(LedgerLines.one(tx, portfolio, entry));
    }

    private static LedgerShapes.InCurrency shape(InCurrency other) {
        return new LedgerShapes.InCurrency(
                other.currency(), other.amount(), other.fees(), other.price(), other.cost(), other.rate());
    }

    private static LedgerShapes.Entry shape(LedgerLines.LedgerLine row) {
        return new LedgerShapes.Entry(
                row.id(),
                row.sequence(),
                row.type(),
                row.listing(),
                row.units(),
                row.price(),
                row.amount(),
                row.fees(),
                row.cost(),
                row.currency().map(LedgerHandler::shape),
                row.tradeTime(),
                row.recordedAt(),
                row.recordedBy(),
                row.batchId(),
                row.reference(),
                row.reverses(),
                row.reversedBy(),
                row.note());
    }
}
