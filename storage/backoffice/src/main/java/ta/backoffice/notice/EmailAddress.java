package ta.backoffice.notice;

import java.util.regex.Pattern;
import ta.database.StorageException;

/** An e-mail address as people have them: no comments, no quotes, no names before it, and nothing that could end a header's line. */
public final class EmailAddress {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int CHARACTERS_MAX = 254;
    private static final int LOCAL_MAX = 64;

    private EmailAddress() {}

    /**
     * @return the address itself
     * @throws StorageException.Invalid when it is none
     */
    public static String require(String text) {
        if (text.length() > CHARACTERS_MAX
                || text.indexOf('@') > LOCAL_MAX
                || !FORM.matcher(text).matches()) {
            throw new StorageException.Invalid("this is no e-mail address", "Maybe ann@example.org.");
        }
        return text;
    }
}
