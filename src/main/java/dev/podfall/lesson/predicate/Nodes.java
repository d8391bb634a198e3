package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Selector;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nodes. What is null does not matter.
 *
 * @param named their names
 * @param label that they have
 * @param noLabel that they do not have
 * @param taint that they have, as {@code key=value:Effect}
 * @param noTaint that they do not have
 * @param ready whether they are
 * @param cordoned whether they are
 */
public record Nodes(
        @Nullable Pattern named,
        @Nullable Selector label,
        @Nullable Selector noLabel,
        @Nullable Pattern taint,
        @Nullable Pattern noTaint,
        @Nullable Boolean ready,
        @Nullable Boolean cordoned)
        implements dev.podfall.lesson.predicate.Selector {

    @Override
    public List<Found> find(Scene scene) {
        var out = new ArrayList<Found>();
        for (var node : scene.state().nodes()) {
            if (is(node)) {
                out.add(new Found(node.name(), node.name()));
            }
        }
        return out;
    }

    private boolean is(Node node) {
        return (named == null || named.matcher(node.name()).matches())
                && (label == null || label.matches(node.labels()))
                && (noLabel == null || !noLabel.matches(node.labels()))
                && (taint == null || has(node, taint))
                && (noTaint == null || !has(node, noTaint))
                && (ready == null || node.isReady() == ready)
                && (cordoned == null || node.spec().unschedulable() == cordoned);
    }

    private static boolean has(Node node, Pattern taint) {
        return node.taints().stream()
                .anyMatch(each -> taint.matcher(each.toString()).matches());
    }

    @Override
    public Phrase what() {
        var with = new ArrayList<Phrase>();
        if (named != null) {
            with.add(Phrase.of("lesson.what.named", named.pattern()));
        }
        if (label != null) {
            with.add(Phrase.of("lesson.what.label", label.toString()));
        }
        if (noLabel != null) {
            with.add(Phrase.of("lesson.what.no-label", noLabel.toString()));
        }
        if (taint != null) {
            with.add(Phrase.of("lesson.what.taint", taint.pattern()));
        }
        if (noTaint != null) {
            with.add(Phrase.of("lesson.what.no-taint", noTaint.pattern()));
        }
        if (ready != null) {
            with.add(Phrase.of(ready ? "lesson.what.ready" : "lesson.what.not-ready"));
        }
        if (cordoned != null) {
            with.add(Phrase.of(cordoned ? "lesson.what.cordoned" : "lesson.what.not-cordoned"));
        }
        return dev.podfall.lesson.predicate.Selector.what("lesson.what.nodes", with);
    }
}
