package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.actions.ApplyCorporateAction;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ApproveVersion;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** Exports, changes and imports files for tests. */
final class Exports {

    static final Instant LATER = Instant.parse("2026-03-04T08:00:00Z");

    private Exports() {}

    /** A portfolio with everything in it. */
    static FullPortfolio full(TestDatabase database) {
        FullPortfolio portfolio = FullPortfolio.of(database);
        Actor owner = portfolio.owner;
        UUID slip = new RecordEntries(database.as(Role.APP))
                .record(
                        owner,
                        portfolio.id,
                        EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, number("50"), LATER)))
                .entryIds()
                .get(0);
        database.as(Role.APP).transact(owner, tx -> {
            ReverseEntry.within(tx, portfolio.id, slip, "recorded twice");
            UUID action = RecordCorporateAction.within(
                    tx,
                    ListingKeys.all(tx).get(ListingId.of("XLON", "XWES")),
                    LocalDate.of(2026, 3, 3),
                    new UnitRatio(number("1"), number("2")),
                    "a split");
            RecordCorporateAction.within(
                    tx,
                    ListingKeys.all(tx).get(ListingId.of("XLON", "XWHS")),
                    CorporateAction.Kind.MERGER,
                    LocalDate.of(2026, 3, 3),
                    ActionTerms.of(new UnitRatio(number("1"), number("2")))
                            .withSuccessor(ListingKeys.all(tx).get(ListingId.of("XLON", "WLDS")))
                            .withCash(number("1.50"))
                            .withCostShare(number("0.1")),
                    "a merger");
            RecordCorporateAction.within(
                    tx,
                    ListingKeys.all(tx).get(ListingId.of("XLON", "IGL5")),
                    CorporateAction.Kind.UNIT_DIVIDEND,
                    LocalDate.of(2026, 3, 3),
                    ActionTerms.of(new UnitRatio(number("40"), number("1"))).withCostPerUnit(number("5.25")),
                    "a dividend in units");
            return ApplyCorporateAction.within(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action));
        });
        database.as(Role.APP).transact(owner, tx -> {
            int draft = CreateDraft.copy(tx, portfolio.id, 1, "a look at it");
            ApproveVersion.within(tx, portfolio.id, draft, policy("1.0.0", "1.0.0"), "nothing to change");
            return draft;
        });
        new ActivatePolicy(database.as(Role.APP))
                .activate(owner, portfolio.id, policy("\"1.0.0\"", "\"1.0.1\""), Optional.of("Calm."), "a new number");
        new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(portfolio.worker, new RunRequest(portfolio.id, Task.WEEKLY_REVIEW, "later", LATER));
        return portfolio;
    }

    private static PolicyResult.Valid policy(String old, String replacement) {
        try (var policy = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            String text = new String(policy.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(old);
            return (PolicyResult.Valid) PolicyReader.read(
                    "policy.json", text.replace(old, replacement).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] exported(TestDatabase database, Actor owner, UUID id) {
        return database.as(Role.APP).read(owner, tx -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ExportPortfolio.write(tx, id, out);
            return out.toByteArray();
        });
    }

    static ContentHash.Content content(TestDatabase database, Actor owner, UUID id) {
        return database.as(Role.APP).read(owner, tx -> ContentHash.of(tx, id, tx.at()));
    }

    static ImportPortfolio.Imported imported(TestDatabase database, TestPortfolio into, byte[] bytes) {
        return database.as(Role.APP).transact(into.owner(), tx -> imported(tx, into.id(), bytes));
    }

    static ImportPortfolio.Imported imported(Transaction tx, UUID into, byte[] bytes) {
        return ImportPortfolio.within(tx, TestPolicies.SHARED, into, () -> new ByteArrayInputStream(bytes));
    }

    /** Why the import is refused; null if it is not. Nothing is left of it. */
    static @Nullable String tried(TestDatabase database, TestPortfolio into, byte[] bytes) {
        try {
            database.as(Role.APP).transact(into.owner(), tx -> tx.tryOut(() -> imported(tx, into.id(), bytes)));
            return null;
        } catch (StorageException e) {
            return e.getMessage();
        }
    }

    static ObjectNode json(byte[] bytes) {
        try {
            return (ObjectNode) RowJson.JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document with the sum of what it now says. */
    static byte[] resealed(ObjectNode document) {
        FileSum sum = new FileSum();
        document.remove(ExportPortfolio.SHA256);
        document.fieldNames().forEachRemaining(name -> {
            JsonNode value = document.get(name);
            if (value.isArray()) {
                value.forEach(row -> sum.add(name, row));
            } else {
                sum.add(name, value);
            }
        });
        document.put(ExportPortfolio.SHA256, sum.hex());
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    static void assertHolds(TestDatabase database) {
        List<String> faults = new ArrayList<>();
        VerifyRecord.verify(database.as(Role.READONLY), fault -> faults.add(fault.toString()));
        VerifyLedger.verify(database.as(Role.READONLY), Optional.empty(), fault -> faults.add(fault.toString()));
        VerifyAudit.verify(database.as(Role.READONLY), fault -> faults.add(fault.toString()));
        new ReplayRuns(database.as(Role.READONLY), TestPolicies.SHARED)
                .replayAll(Actor.system("verify"), Optional.empty(), replay -> {
                    if (!replay.agrees()) {
                        faults.add(replay.toString());
                    }
                });
        assertThat(faults).isEmpty();
    }
}
