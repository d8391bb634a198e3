package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.Kind;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events, each as often as it says that it happened. What is null does not matter.
 *
 * @param reason as {@code FailedCreate}
 * @param about as {@code Pod/NAME}
 * @param message their words
 * @param isNew whether only what happened since the beginning counts
 */
public record Events(
        @Nullable String reason,
        @Nullable Pattern about,
        @Nullable Pattern message,
        boolean isNew) implements Selector {

    @Override
    public List<Found> find(Scene scene) {
        var out = new ArrayList<Found>();
        for (var event : scene.state().events()) {
            var object =
                    event.involvedObject().kind() + "/" + event.involvedObject().name();
            if ((reason == null || reason.equals(event.reason()))
                    && (about == null || about.matcher(object).matches())
                    && (message == null || message.matcher(event.message()).matches())) {
                int times = times(event) - (isNew ? before(scene, event) : 0);
                for (int i = 0; i < times; i++) {
                    out.add(new Found(event.reason() + " " + object, ""));
                }
            }
        }
        return out;
    }

    private static int before(Scene scene, Event event) {
        return scene.since().state().get(Kind.EVENT, event.key()) instanceof Event was ? times(was) : 0;
    }

    private static int times(Event event) {
        var series = event.series();
        return series != null ? series.count() : Math.max(1, event.count());
    }

    @Override
    public Phrase what() {
        var with = new ArrayList<Phrase>();
        if (reason != null) {
            with.add(Phrase.verbatim(reason));
        }
        if (about != null) {
            with.add(Phrase.of("lesson.what.about", about.pattern()));
        }
        if (message != null) {
            with.add(Phrase.of("lesson.what.message", message.pattern()));
        }
        if (isNew) {
            with.add(Phrase.of("lesson.what.since"));
        }
        return Selector.what("lesson.what.events", with);
    }
}
