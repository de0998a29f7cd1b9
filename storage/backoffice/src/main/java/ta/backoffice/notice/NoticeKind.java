package ta.backoffice.notice;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of notices. The names are used in the database and in JSON. A channel can be limited to some kinds. */
public enum NoticeKind {
    /** A sleeve is out of its band; at the run before it was within the band, or out of it on the other side. */
    DRIFT_BREACH("A sleeve left its band"),
    /** The drawdown has reached the threshold of a wave. */
    WAVE("A wave was reached"),
    /** A sunset date is due: a part of the cash park is to be deployed. */
    SUNSET_DUE("A sunset is due"),
    /** A critical finding: a price is quarantined, or one is missing. */
    DATA_QUALITY("The checks found something critical"),
    /** A run finished without orders, or failed. */
    RUN_FINISHED("A run has finished"),
    /**
     * The portfolio was frozen, by a person or by a check. The only kind that is sent while the portfolio is frozen.
     */
    FREEZE("The portfolio was frozen"),
    /** A run finished with orders to place. */
    RECOMMENDATION("There is a recommendation"),
    /** The policy file was saved: there is a draft to approve or, if no approval is needed, a new active version. */
    POLICY_CHANGED("The policy file was saved"),
    /** The active policy cannot be used, or a saved policy file has errors. */
    POLICY_INVALID("The policy is not valid"),
    /**
     * A job without a run was given up, or no worker knows its kind. For jobs of the installation the administrators
     * get the notice.
     */
    JOB_DEAD("A job was given up"),
    /** Allocations or rebalances were skipped, since no scheduler was at work at their times. */
    TASK_SKIPPED("A scheduled run was skipped"),
    /** The message that tests a channel; it is in no feed. */
    TEST("You tested the channel");

    private final String sentence;

    NoticeKind(String sentence) {
        this.sentence = sentence;
    }

    /** What happened, without figures and without a full stop. */
    public String sentence() {
        return sentence;
    }

    /** The kinds that a channel can be limited to. */
    public static List<NoticeKind> events() {
        return Stream.of(values()).filter(kind -> kind != TEST).toList();
    }

    boolean passesFreeze() {
        return this == FREEZE;
    }
}
