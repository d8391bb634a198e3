package dev.podfall.lesson.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What may stand in one place of a file. Scalars are texts, so a number is a text that looks like one. */
public sealed interface Shape {

    /**
     * A scalar.
     *
     * @param sort what it may say
     */
    record Word(WordSort sort) implements Shape {}

    /** Words for people: a map of languages, or one text that is the same in all of them. */
    record Words() implements Shape {}

    /**
     * A list.
     *
     * @param least how many items it has at least
     * @param orOne whether a single item may stand there without being a list
     */
    record ListOf(Shape item, int least, boolean orOne) implements Shape {}

    /** A map whose keys are somebody's own: names of files, labels. */
    record Table(WordSort keys, Shape value) implements Shape {}

    /**
     * A map with known keys.
     *
     * @param fields in the order in which they are best written
     */
    record Fields(Map<String, Field> fields) implements Shape {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A map of one of several kinds, each of which has a key that no other has.
     *
     * @param kinds by that key
     */
    record Kinds(Map<String, Fields> kinds) implements Shape {
        public Kinds {
            kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        }
    }

    /**
     * A shape that is described once and used in several places, also in itself.
     *
     * @param name in the schema
     */
    record Named(String name, Supplier<Shape> shape) implements Shape {}

    /**
     * What stands behind a key.
     *
     * @param about what it is for, in English, for editors
     */
    record Field(Shape shape, boolean required, String about) {}

    static Field required(Shape shape, String about) {
        return new Field(shape, true, about);
    }

    static Field optional(Shape shape, String about) {
        return new Field(shape, false, about);
    }

    static Shape word(WordSort sort) {
        return new Word(sort);
    }

    static Shape listOf(Shape item) {
        return new ListOf(item, 0, false);
    }

    static Shape listOf(Shape item, int least) {
        return new ListOf(item, least, false);
    }

    static Shape oneOrMore(Shape item) {
        return new ListOf(item, 1, true);
    }

    /** @param choices all that may be written */
    static Shape oneOf(String... choices) {
        return new Word(new WordSort.Choice(List.of(choices)));
    }
}
