package dev.podfall.language;

import java.util.Collection;
import java.util.List;

/**
 * A sentence as data: which one, and what stands in its places. It has no language until a {@link Wording} says it.
 *
 * @param key the sentence's key in the languages' files; empty if the words are Kubernetes' own, or clauses that have
 *     keys themselves
 * @param values what stands in its places: names and Kubernetes' words, which are the same in every language, numbers,
 *     {@link java.time.Duration}s, phrases and {@link Several} of these
 */
public record Phrase(String key, List<Object> values) {
    /** Nothing to say. */
    public static final Phrase NONE = new Phrase("", List.of());

    public Phrase {
        values = List.copyOf(values);
    }

    /** A sentence without places. */
    public static Phrase of(String key) {
        return new Phrase(key, List.of());
    }

    // One and two values have methods of their own: a landing makes some hundred thousand phrases.

    public static Phrase of(String key, Object value) {
        return new Phrase(key, List.of(value));
    }

    public static Phrase of(String key, Object first, Object second) {
        return new Phrase(key, List.of(first, second));
    }

    /** @param values what stands in its places */
    public static Phrase of(String key, Object... values) {
        return new Phrase(key, List.of(values));
    }

    /** What Kubernetes says, or a name, or what somebody typed: the same in every language. */
    public static Phrase verbatim(String words) {
        return words.isEmpty() ? NONE : new Phrase("", List.of(words));
    }

    /** Names one after the other, as in {@code a, b, c}. */
    public static Several names(Collection<?> items) {
        return new Several(Several.Joint.NAMES, List.copyOf(items));
    }

    /** Names of which all are meant, as in {@code a, b, and c}. */
    public static Several all(Collection<?> items) {
        return new Several(Several.Joint.AND, List.copyOf(items));
    }

    /** Clauses one after the other, as in {@code this is so; that is not}. */
    public static Phrase clauses(Collection<Phrase> clauses) {
        return switch (clauses.size()) {
            case 0 -> NONE;
            case 1 -> clauses.iterator().next();
            default -> new Phrase("", List.of(new Several(Several.Joint.CLAUSES, List.copyOf(clauses))));
        };
    }

    /**
     * Phrases one after the other, joined as one sentence says it; by halves, so that many do not lie deep in each other.
     *
     * @param key of a sentence that joins two: {@code {0} · {1}}
     */
    public static Phrase chain(String key, Collection<Phrase> links) {
        return links.isEmpty() ? NONE : halves(key, List.copyOf(links));
    }

    private static Phrase halves(String key, List<Phrase> links) {
        if (links.size() == 1) {
            return links.getFirst();
        }
        int half = (links.size() + 1) / 2;
        return of(key, halves(key, links.subList(0, half)), halves(key, links.subList(half, links.size())));
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return key.isEmpty() && values.isEmpty();
    }

    /** Whether these are Kubernetes' words and not ours, or there are none. */
    public boolean isVerbatim() {
        return key.isEmpty() && (values.isEmpty() || !(values.getFirst() instanceof Several));
    }

    /** In English, for logs and messages of tests; for people ask a {@link Wording}. */
    @Override
    public String toString() {
        return Wording.ENGLISH.say(this);
    }

    /** Several things in one place of a sentence, joined as the language does it. */
    public record Several(Joint joint, List<Object> items) {
        /** How they are joined. */
        public enum Joint {
            NAMES,
            AND,
            CLAUSES
        }
    }
}
