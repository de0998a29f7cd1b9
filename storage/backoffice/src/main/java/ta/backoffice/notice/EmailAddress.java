package ta.backoffice.notice;

import java.util.regex.Pattern;
import ta.database.StorageException;

/**
 * Checks e-mail addresses. Only the usual form is accepted: no comments, no quotes, no display name, and no character
 * that could end the line of a mail header.
 */
public final class EmailAddress {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int CHARACTERS_MAX = 254;
    private static final int LOCAL_MAX = 64;

    private EmailAddress() {}

    /**
     * @return {@code text}
     * @throws StorageException.Invalid if it is not an address
     */
    public static String require(String text) {
        if (text.length() > CHARACTERS_MAX
                || text.indexOf('@') > LOCAL_MAX
                || !FORM.matcher(text).matches()) {
            throw new StorageException.Invalid("this is not an e-mail address", "Maybe write it like ann@example.org.");
        }
        return text;
    }
}
