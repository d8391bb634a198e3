package dev.podfall.apiserver.schema;

/** What a field may hold. {@code goName} is how Go's decoder calls it when something else stands there. */
public sealed interface Type {

    String goName();

    record Text(String goName) implements Type {}

    /** A whole number of 32 or 64 bits. */
    record Whole(boolean wide) implements Type {
        @Override
        public String goName() {
            return wide ? "int64" : "int32";
        }
    }

    record Flag() implements Type {
        @Override
        public String goName() {
            return "bool";
        }
    }

    /** A {@link dev.podfall.api.meta.Quantity}. */
    record Amount() implements Type {
        @Override
        public String goName() {
            return "resource.Quantity";
        }
    }

    /** A whole number or a text. */
    record IntOrText() implements Type {
        @Override
        public String goName() {
            return "intstr.IntOrString";
        }
    }

    /** A moment: whole seconds, or with microseconds. */
    record Moment(boolean micro) implements Type {
        @Override
        public String goName() {
            return micro ? "v1.MicroTime" : "v1.Time";
        }
    }

    /** Anything at all, kept as it is. */
    record Anything(String goName) implements Type {}

    record ListOf(Type element) implements Type {
        @Override
        public String goName() {
            return "[]" + element.goName();
        }
    }

    /** A map from strings. */
    record MapOf(Type value, String goName) implements Type {}

    /** One of the types of the table. */
    record Struct(String name) implements Type {
        @Override
        public String goName() {
            return "v1." + name;
        }
    }

    /** How kubectl explain calls it: {@code []Container}, {@code map[string]string}. */
    static String explained(Type type) {
        return switch (type) {
            case Text _ -> "string";
            case Whole _ -> "integer";
            case Flag _ -> "boolean";
            case Amount _ -> "Quantity";
            case IntOrText _ -> "IntOrString";
            case Moment _ -> "string";
            case Anything _ -> "Object";
            case ListOf(Type element) -> "[]" + explained(element);
            case MapOf(Type value, String _) -> "map[string]" + explained(value);
            case Struct(String name) -> name;
        };
    }
}
