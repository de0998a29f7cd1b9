package ta.rules.performance;

import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of books for property tests. */
final class ChangedBooks {

    private ChangedBooks() {}

    static BookEntry numbered(BookEntry entry, long seq, Long reverses) {
        return new BookEntry(
                seq,
                entry.type(),
                entry.tradeTime(),
                entry.listing(),
                entry.units(),
                entry.amount(),
                entry.fees(),
                entry.cost(),
                reverses);
    }

    static Book withEntries(Book book, List<BookEntry> entries) {
        return with(book, UnaryOperator.identity(), entries);
    }

    static Book with(Book book, UnaryOperator<Membership> change) {
        return with(book, change, book.entries());
    }

    private static Book with(Book book, UnaryOperator<Membership> change, List<BookEntry> entries) {
        return new Book(
                book.baseCurrency(),
                book.timeZone(),
                book.asOf(),
                book.jumpPct(),
                book.carrySessions(),
                book.since(),
                book.sessions(),
                book.splits(),
                book.memberships().stream().map(change).toList(),
                entries);
    }
}
