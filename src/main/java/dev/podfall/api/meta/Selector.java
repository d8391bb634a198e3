package dev.podfall.api.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which labels somebody asks for: requirements that must all hold. Requirements are ordered by key, which is what makes
 * {@link #toString()} the canonical text.
 *
 * <p>Upstream: apimachinery/pkg/labels/selector.go.
 * <p>Differs: in nothing that we know of.
 */
public final class Selector {
    public static final Selector EVERYTHING = new Selector(List.of(), false);
    public static final Selector NOTHING = new Selector(List.of(), true);

    private final List<Requirement> requirements;
    private final boolean nothing;

    private Selector(List<Requirement> requirements, boolean nothing) {
        this.requirements = requirements;
        this.nothing = nothing;
    }

    /**
     * Reads kubectl's {@code -l} text.
     *
     * @throws IllegalArgumentException in upstream's words if it is no selector
     */
    public static Selector parse(String text) {
        return of(SelectorParser.parse(text));
    }

    public static Selector of(List<Requirement> requirements) {
        if (requirements.isEmpty()) {
            return EVERYTHING;
        }
        var sorted = new ArrayList<>(requirements);
        sorted.sort(Comparator.comparing(Requirement::key));
        return new Selector(List.copyOf(sorted), false);
    }

    /** Exactly these labels, and whatever others. */
    public static Selector of(Labels labels) {
        var requirements = new ArrayList<Requirement>();
        labels.forEach((key, value) -> requirements.add(new Requirement(key, Operator.EQUALS, List.of(value))));
        return of(requirements);
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    /** Whether this asks for nothing, and so takes everything. */
    public boolean isEmpty() {
        return !nothing && requirements.isEmpty();
    }

    public boolean matches(Labels labels) {
        if (nothing) {
            return false;
        }
        for (var requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector selector
                && nothing == selector.nothing
                && requirements.equals(selector.requirements);
    }

    @Override
    public int hashCode() {
        return 31 * requirements.hashCode() + Boolean.hashCode(nothing);
    }

    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }

    /** How a requirement's values are meant. */
    public enum Operator {
        EXISTS(""),
        DOES_NOT_EXIST("!"),
        EQUALS("="),
        DOUBLE_EQUALS("=="),
        NOT_EQUALS("!="),
        IN(" in "),
        NOT_IN(" notin "),
        GREATER_THAN(">"),
        LESS_THAN("<");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        boolean isUnary() {
            return this == EXISTS || this == DOES_NOT_EXIST;
        }

        boolean isSet() {
            return this == IN || this == NOT_IN;
        }

        boolean isComparison() {
            return this == GREATER_THAN || this == LESS_THAN;
        }
    }

    /** One condition on one key. */
    public record Requirement(String key, Operator operator, List<String> values) {

        public Requirement {
            values = List.copyOf(values);
        }

        /**
         * This, if key and values are well formed.
         *
         * @throws IllegalArgumentException in upstream's words if not
         */
        public Requirement checked() {
            RequirementRules.check(this);
            return this;
        }

        public boolean matches(Labels labels) {
            var value = labels.get(key);
            return switch (operator) {
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case EQUALS, DOUBLE_EQUALS, IN -> value != null && values.contains(value);
                case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
                case GREATER_THAN -> value != null && compare(value) > 0;
                case LESS_THAN -> value != null && compare(value) < 0;
            };
        }

        /** 0, which satisfies neither comparison, if one of the two is no number. */
        private int compare(String value) {
            var left = Int64.parse(value);
            var right = values.size() == 1 ? Int64.parse(values.getFirst()) : null;
            return left == null || right == null ? 0 : left.compareTo(right);
        }

        @Override
        public String toString() {
            if (operator == Operator.DOES_NOT_EXIST) {
                return "!" + key;
            }
            var list = values.stream().sorted().collect(Collectors.joining(","));
            return key + operator.text + (operator.isSet() ? "(" + list + ")" : list);
        }
    }
}
