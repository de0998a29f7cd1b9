package ta.http.route;

import static ta.http.route.Route.Parameter.In.HEADER;
import static ta.http.route.Route.Parameter.In.QUERY;

import io.javalin.http.HandlerType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes, in the order in which they are documented. */
public final class RouteTable {

    static final Route.Parameter IF_MATCH = new Route.Parameter(
            HEADER,
            "If-Match",
            "the ETag of the revision that was shown; another one is refused as DRAFT_CHANGED; if omitted, any will do",
            "");

    private static final List<Route.Parameter> PAGING = List.of(
            new Route.Parameter(QUERY, "cursor", "the value of next in the previous page", ""),
            new Route.Parameter(QUERY, "limit", "the page size, 1 to 500; if omitted, 100", "20"));

    private final List<Route> routes = new ArrayList<>();

    public List<Route> routes() {
        return Collections.unmodifiableList(routes);
    }

    /** Adds a route that only reads; the status is 200. */
    public Line get(String path, String summary, Handler handler) {
        return line(HandlerType.GET, path, summary, Effect.READS, handler);
    }

    /** Adds a route that changes data under an idempotency key; the status is 200 unless the entry says otherwise. */
    public Line post(String path, String summary, Handler handler) {
        return line(HandlerType.POST, path, summary, Effect.WRITES, handler);
    }

    /** Adds a route that sets a value, so that a retry changes nothing. */
    public Line put(String path, String summary, Handler handler) {
        return line(HandlerType.PUT, path, summary, Effect.WRITES_UNKEYED, handler);
    }

    public Line patch(String path, String summary, Handler handler) {
        return line(HandlerType.PATCH, path, summary, Effect.WRITES_UNKEYED, handler);
    }

    public Line delete(String path, String summary, Handler handler) {
        return line(HandlerType.DELETE, path, summary, Effect.WRITES_UNKEYED, handler)
                .answers(204, Void.class);
    }

    /** Adds a POST route that only reads, for a question that needs a body or takes long. */
    public Line ask(String path, String summary, Handler handler) {
        return line(HandlerType.POST, path, summary, Effect.READS, handler);
    }

    private Line line(HandlerType method, String path, String summary, Effect effect, Handler handler) {
        routes.add(new Route(
                method,
                path,
                summary,
                Access.USER,
                effect,
                Optional.empty(),
                200,
                Void.class,
                List.of(),
                false,
                handler));
        return new Line(routes.size() - 1);
    }

    /** The type {@code List<item>}, for {@link Line#answers}. */
    public static Type listOf(Class<?> item) {
        return new Generic(List.class, item);
    }

    /** The type {@code Page<item>}, for {@link Line#answers}. */
    public static Type pageOf(Class<?> item) {
        return new Generic(Page.class, item);
    }

    private record Generic(Class<?> raw, Type item) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {item};
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    /** The entry that was just added, to complete it. */
    public final class Line {

        private final int index;

        private Line(int index) {
            this.index = index;
        }

        private Line change(Route changed) {
            routes.set(index, changed);
            return this;
        }

        private Route route() {
            return routes.get(index);
        }

        public Line takes(Class<?> type) {
            return change(route().takes(type));
        }

        public Line answers(int status, Type type) {
            return change(route().answers(status, type));
        }

        public Line answers(Type type) {
            return answers(200, type);
        }

        public Line by(Access access) {
            return change(route().with(access));
        }

        /** The route takes no idempotency key. */
        public Line unkeyed() {
            return change(route().with(Effect.WRITES_UNKEYED));
        }

        public Line parameter(String name, String what, String example) {
            return add(new Route.Parameter(QUERY, name, what, example));
        }

        /** The route takes {@code If-Match}. */
        public Line conditional() {
            return add(IF_MATCH);
        }

        private Line add(Route.Parameter parameter) {
            List<Route.Parameter> known = new ArrayList<>(route().parameters());
            known.add(parameter);
            return change(route().with(known));
        }

        /** The route computes so much that few may run at the same time. */
        public Line heavy() {
            return change(route().asHeavy());
        }

        /** The route returns a page and takes {@code cursor} and {@code limit}. */
        public Line paged(Class<?> item) {
            PAGING.forEach(parameter -> parameter(parameter.name(), parameter.what(), parameter.example()));
            return answers(pageOf(item));
        }
    }
}
