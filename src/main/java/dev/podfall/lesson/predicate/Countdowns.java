package dev.podfall.lesson.predicate;

import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pods that will be evicted when the seconds are over for which they tolerate a taint.
 *
 * @param node where they are; null for any
 */
public record Countdowns(@Nullable NodeNames node) implements Selector {

    @Override
    public List<Found> find(Scene scene) {
        return scene.evictions().stream()
                .filter(each -> node == null || node.has(each.node(), scene.state()))
                .map(each -> new Found(each.pod().name(), each.node()))
                .toList();
    }

    @Override
    public Phrase what() {
        return Selector.what(
                "lesson.what.countdowns",
                node == null ? List.of() : List.of(Phrase.of("lesson.what.on", node.shown())));
    }
}
