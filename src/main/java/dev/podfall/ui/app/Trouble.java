package dev.podfall.ui.app;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Frame;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.YamlWriter;
import dev.podfall.store.ClusterState;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * An error of Podfall itself, as it is told to whoever sits before the window.
 *
 * @param title what it means for the reader
 * @param what went wrong, in a line
 * @param trace where in the program
 * @param steps whether the steps before it belong to what led to it
 * @param frame the world as it was left; null before the first
 */
record Trouble(
        Phrase title,
        Phrase what,
        String trace,
        boolean steps,
        @Nullable Frame frame) {
    private static final int LAST_STEPS = 40;

    /** The engine has stopped; everything can still be looked at. */
    static Trouble of(EngineFailure failure, Frame frame) {
        var what =
                Phrase.of("trouble.engine.what", failure.actor(), failure.what(), String.valueOf(failure.getCause()));
        return new Trouble(Phrase.of("trouble.engine"), what, trace(failure), true, frame);
    }

    /** Something else has failed; the cluster goes on. */
    static Trouble of(Throwable failure, String thread, @Nullable Frame frame) {
        var what = Phrase.of("trouble.other.what", thread, failure.toString());
        return new Trouble(Phrase.of("trouble.other"), what, trace(failure), false, frame);
    }

    /** What led to it. */
    String details(Wording words) {
        return steps && frame != null ? trace + "\n" + words.of("trouble.steps") + "\n" + steps(frame, words) : trace;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String steps(Frame frame, Wording words) {
        var journal = frame.journal();
        var out = new StringBuilder();
        for (var step : journal.subList(Math.max(0, journal.size() - LAST_STEPS), journal.size())) {
            out.append(step.at()).append(' ').append(step.actor()).append(": ").append(words.say(step.what()));
            out.append('\n');
            step.changes().forEach(change -> out.append("    ").append(change).append('\n'));
        }
        return out.toString();
    }

    /** All of it as a text that can be sent to somebody: the error, what the user did, and every object as YAML. */
    String report(Wording words) {
        var out = new StringBuilder(words.say(title))
                .append('\n')
                .append(words.say(what))
                .append("\n\n")
                .append(details(words));
        if (frame != null) {
            out.append('\n').append(words.of("trouble.acts")).append('\n');
            frame.journal().stream()
                    .filter(step -> step.byUser())
                    .forEach(step -> out.append(step.at())
                            .append(' ')
                            .append(words.say(step.what()))
                            .append('\n'));
            out.append('\n').append(words.of("trouble.objects")).append('\n');
            appendObjects(frame.state(), out);
        }
        return out.toString();
    }

    private static void appendObjects(ClusterState state, StringBuilder out) {
        for (var kind : state.kinds()) {
            if (kind != Kind.EVENT) {
                for (var object : state.all(kind).values()) {
                    out.append("---\n").append(YamlWriter.write(object.toTree()));
                }
            }
        }
    }
}
