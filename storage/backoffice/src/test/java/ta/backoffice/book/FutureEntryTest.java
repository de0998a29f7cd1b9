package ta.backoffice.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;

class FutureEntryTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestPortfolio portfolio = TestPortfolio.create(database);

    @Test
    void entry_thatHasNotHappened_isRefusedWithItsDay_butADayOfToleranceIsGiven() {
        assertThatThrownBy(() -> record(Instant.parse("2099-01-05T08:00:00Z")))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("the CONTRIBUTION of 2099-01-05T08:00:00Z is in the future");
        assertThat(record(Instant.now().plus(Duration.ofHours(23))).added()).isEqualTo(1);
    }

    private RecordedBatch record(Instant time) {
        return new RecordEntries(database.as(Role.APP))
                .record(
                        portfolio.owner(),
                        portfolio.id(),
                        EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, number("500"), time)));
    }
}
