package dev.podfall.properties;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A window's way through a random story: moment after moment, every few steps one, now and then back and forth, into a
 * fork and back from it, with another selection, with something staged, in another language; every third session gives up
 * its old steps. Whatever a panel remembers
 * from one moment to the next is tried here against one that remembers nothing. Words are changed under way: not for
 * several threads.
 */
public final class Walk {
    private static final int MOST_LOOKS = 24;
    private static final Language CHINESE = Language.of("zh-CN").orElseThrow();

    private final Story story;
    private final SplittableRandom random;
    private final Consumer<Look> eye;
    private Session session;
    private @Nullable Session other;
    private long number = 1;
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private WhatIf.@Nullable Result preview;
    private int previewLooks;
    private int seen;
    private int looks;

    /**
     * What is on the screen.
     *
     * @param where for whoever has to find out why something is not as it should be
     */
    public record Look(String where, Moment moment, Selection.Choice choice, WhatIf.@Nullable Result preview) {}

    private Walk(long seed, Consumer<Look> eye) {
        this.story = seed % 2 == 0 ? Storyteller.story(seed) : Storyteller.wildStory(seed);
        this.random = new SplittableRandom(seed);
        this.eye = eye;
        this.session = new Session(story.options());
        if (seed % 3 == 0) {
            session.keepHistoryWithin(0);
        }
    }

    /** The seeds to walk with: a tenth of the stories that there are. */
    public static LongStream seeds() {
        return LongStream.rangeClosed(1, Math.max(20, Integer.getInteger("podfall.scenarios", 1000) / 50));
    }

    /** Walks through the story of that seed. */
    public static void through(long seed, Consumer<Look> eye) {
        try {
            new Walk(seed, eye).go();
        } finally {
            speak(Wording.ENGLISH);
        }
    }

    /** On the screen's thread: windows that were open before may still listen. */
    private static void speak(Wording words) {
        Picture.startHeadless();
        CompletableFuture.runAsync(() -> Words.use(words), Platform::runLater)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private void go() {
        look(session.journal().size(), "the beginning");
        for (var act : story.acts()) {
            give(act);
            comeForward(act);
            wander(act);
        }
    }

    private void give(String act) {
        var line = act.startsWith(Story.WHAT_IF) ? act.substring(Story.WHAT_IF.length()) : act;
        if (act.equals(Story.REST)) {
            session.runToRest(limits(), () -> false);
            return;
        }
        if (!line.equals(act) || chance(0.2)) {
            stage(line);
            look(session.journal().size(), "staged: " + line);
        }
        Console.run(line, new StrictIo(story.texts()), session);
    }

    private static Limits limits() {
        return new Limits(Duration.ofDays(1), 3_000);
    }

    private void stage(String line) {
        if (line.startsWith("kubectl ") && !line.contains("drain")) {
            var staged =
                    StagedLines.of(List.of(new ConsoleLine(line, story.texts(), Phrase.NONE)), session.rehearsal());
            preview = WhatIf.run(session.fork(), staged.commands(), limits(), () -> false);
            previewLooks = 1 + random.nextInt(12);
        }
    }

    /** From what was seen last to the newest end. */
    private void comeForward(String act) {
        int size = session.journal().size();
        int stride = Math.max(1, (size - seen) / MOST_LOOKS);
        while (seen + stride < size) {
            seen += 1 + random.nextInt(2 * stride);
            look(Math.min(seen, size), act);
        }
        seen = size;
        look(size, act);
    }

    private void wander(String act) {
        if (chance(0.3)) {
            choose();
            look(seen, act + ", another selection");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            look(1 + random.nextInt(seen), act + ", looking back");
        }
        if (chance(0.3)) {
            session.runFor(Duration.ofMillis(1 + random.nextInt(2_500)));
            seen = session.journal().size();
            look(seen, act + ", a little later");
        }
        if (chance(0.1)) {
            speak(Wording.of(chance(0.5) ? Language.ENGLISH : CHINESE));
            look(seen, act + ", in another language");
        }
        if (chance(0.15)) {
            var back = other;
            other = session;
            session = back != null && chance(0.5)
                    ? back
                    : session.forkAt(session.journal().get(random.nextInt(seen)).position());
            number++;
            seen = session.journal().size();
            look(seen, act + ", in another session");
        }
    }

    private void choose() {
        var daemonSets = session.state().daemonSets();
        ObjectKey daemonSet = null;
        for (var each : daemonSets) {
            daemonSet = daemonSet == null || chance(0.5) ? each.key() : daemonSet;
        }
        var node = chance(0.8) ? "n" + (1 + random.nextInt(4)) : null;
        var focus = List.of(Kind.NODE, Kind.DAEMON_SET).get(random.nextInt(2));
        choice = new Selection.Choice(node, chance(0.2) ? ObjectKey.of("default", "nobody") : daemonSet, null, focus);
    }

    private void look(int shown, String where) {
        var frame = session.frame();
        boolean live = shown == frame.journal().size();
        var at =
                live ? frame.now() : frame.journal().get(Math.max(0, shown - 1)).at();
        var moment = new Moment(number, frame, shown, at, live, Pace.REAL, List.of());
        if (--previewLooks < 0) {
            preview = null;
        }
        eye.accept(new Look(
                "seed %d, look %d, step %d of %d, %s"
                        .formatted(story.seed(), ++looks, shown, frame.journal().size(), where),
                moment,
                choice,
                preview));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
