package dev.podfall.apiserver.schema;

import java.util.List;

/** How the fields below a field are owned: each by itself, or all as one. */
public sealed interface Ownership {

    /** What the type suggests: a list as one, the entries of a map and the fields of a type each by itself. */
    record Natural() implements Ownership {}

    /** All as one. */
    record Atomic() implements Ownership {}

    /** The values of a list each by itself. */
    record ByValue() implements Ownership {}

    /** The items of a list each by itself, told apart by these keys. */
    record ByKeys(List<String> keys) implements Ownership {}
}
