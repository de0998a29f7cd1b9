package ta.rules.ruleset;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.wiring.dynamic.DynamicProjectClassLoader;

/**
 * The classes that rules may name, for the rule compiler. It asks for a class under each name that could be one, in
 * each package it knows, hundreds of times for a policy, and most do not exist. This loader remembers the answer for
 * all policies, so that the class path is searched once for each name. Drools uses a loader of this kind as it is; any
 * other it would wrap for each compilation, in one that remembers the same names again.
 */
final class KnownClasses extends DynamicProjectClassLoader {

    static final KnownClasses INSTANCE = new KnownClasses();

    /** Without a stack trace, which would cost more than the search. */
    private static final class UnknownClass extends ClassNotFoundException {

        private static final long serialVersionUID = 1L;

        UnknownClass(String name) {
            super(name);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The names come from the templates of the rules; more than this would be a defect, not a reason to grow. */
    private static final int UNKNOWN_MAX = 20_000;

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    private KnownClasses() {
        super(KnownClasses.class.getClassLoader(), null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (unknown.contains(name)) {
            throw new UnknownClass(name);
        }
        try {
            return getParent().loadClass(name);
        } catch (ClassNotFoundException e) {
            if (unknown.size() < UNKNOWN_MAX) {
                unknown.add(name);
            }
            throw e;
        }
    }
}
