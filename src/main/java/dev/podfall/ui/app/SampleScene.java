package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.TextIo;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sample is about, in one moment: shortly after the first of what its text suggests that changes anything. */
final class SampleScene {
    private static final Duration LANDED = Duration.ofSeconds(40);
    private static final Duration UNDER_WAY = Duration.ofSeconds(9);

    private static final Pattern LOOKS =
            Pattern.compile("kubectl (get|describe|explain|rollout (history|status)|annotate)\\b.*|wait .*");

    private SampleScene() {}

    /** Runs a session of its own; null if the sample cannot be loaded. */
    static @Nullable Moment of(Samples.Sample sample) {
        var sources = List.of(sample.source());
        var session = new Session(ManifestLoad.optionsFor(sources));
        var load = ManifestLoad.plan(sources, session);
        if (load.hasErrors()) {
            return null;
        }
        load.apply(session);
        session.runUntil(session.now().plus(LANDED));
        sample.commands().stream()
                .filter(line -> !LOOKS.matcher(line).matches())
                .findFirst()
                .ifPresent(line -> {
                    Console.run(line, new TextIo(Map.of()), session);
                    session.runUntil(session.now().plus(UNDER_WAY));
                });
        var frame = session.frame();
        return new Moment(0, frame, session.journal().size(), session.now(), false, Pace.STORY, List.of());
    }
}
