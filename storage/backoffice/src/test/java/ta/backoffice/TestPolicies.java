package ta.backoffice;

import ta.backoffice.strategy.ActivePolicies;

/**
 * One cache of compiled policies for all tests of a process. A policy is known by the hash of its file, so no test sees
 * that of another; compiling one anew for each test takes far longer than the tests.
 */
public final class TestPolicies {

    public static final ActivePolicies SHARED = new ActivePolicies();

    private TestPolicies() {}
}
