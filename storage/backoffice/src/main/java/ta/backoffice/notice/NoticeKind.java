package ta.backoffice.notice;

import java.util.List;
import java.util.stream.Stream;

/** What there is to be told of. Its name is the word for it in the database and in JSON; a channel may be made for some kinds alone. */
public enum NoticeKind {
    /** A sleeve is out of its band that was within it, or beyond the other edge, at the run before. */
    DRIFT_BREACH("A sleeve left its band"),
    /** The drawdown has come to where a wave is deployed. */
    WAVE("A wave was reached"),
    /** The date has come on which a part of the cash park is deployed. */
    SUNSET_DUE("A sunset is due"),
    /** A critical finding: a price that is in quarantine, or one that is missing. */
    DATA_QUALITY("The checks found something critical"),
    /** A run came to an end without orders, or failed. */
    RUN_FINISHED("A run has finished"),
    /** The portfolio was frozen, by a person or by a check. It is told though nothing else is. */
    FREEZE("The portfolio was frozen"),
    /** A run came to an end with orders to place. */
    RECOMMENDATION("There is a recommendation"),
    /** The policy file was saved: there is a draft to approve, or, where nobody is asked, another active version. */
    POLICY_CHANGED("The policy file was saved"),
    /** The active policy cannot be used, or one that was picked up without a person has errors. */
    POLICY_INVALID("The policy is not valid"),
    /** A job that belongs to no run was tried in vain, or nobody knows how to do it; administrators are told of the installation's. */
    JOB_DEAD("A job was given up"),
    /** What a channel's test sends; no feed has it. */
    TEST("You tried the channel");

    private final String sentence;

    NoticeKind(String sentence) {
        this.sentence = sentence;
    }

    /** What it says, whatever the figures; without its full stop. */
    public String sentence() {
        return sentence;
    }

    /** Those that a channel can be made for. */
    public static List<NoticeKind> events() {
        return Stream.of(values()).filter(kind -> kind != TEST).toList();
    }

    boolean passesFreeze() {
        return this == FREEZE;
    }
}
