package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.kept.Deed;
import dev.podfall.kept.Recording;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A session that was saved, read and run again is the same one, byte for byte; its text is the same each time. */
class KeptTest {
    private static final int STORIES = Integer.getInteger("podfall.scenarios", 1000) / 4;
    private static final long FIRST = Long.getLong("podfall.seed", 1);

    @Test
    void everyStoryComesBackFromItsRequests() {
        assertThat(failing(seed -> problem(told(Storyteller.story(seed), false))))
                .isEmpty();
    }

    @Test
    void everyWildStoryComesBackFromItsRequests() {
        assertThat(failing(seed -> problem(told(Storyteller.wildStory(seed), false))))
                .isEmpty();
    }

    @Test
    void everyStoryComesBackFromTheLinesThatWereTyped() {
        assertThat(failing(seed -> problem(told(Storyteller.story(seed), true))))
                .isEmpty();
    }

    @Test
    void anotherActIsAnotherWayAndSaidSo() {
        var told = told(Storyteller.story(3), false);
        var text = SessionWriter.write(told.file()).replace("seed: 3\n", "seed: 4\n");
        var read = SessionReader.read(new Source("x.podfall", text)).file();
        assertThat(read).isNotNull();

        var again = Rerun.of(read, Wording.ENGLISH, Rerun.Lines.UNHEARD);

        assertThat(again.session().digest()).isNotEqualTo(told.session().digest());
        assertThat(again.remarks().getFirst().toString())
                .contains("From act ", "goes another way than the one that wrote the file");
    }

    private static String failing(LongFunction<@Nullable String> problem) {
        var failing = LongStream.range(FIRST, FIRST + STORIES)
                .parallel()
                .filter(seed -> problem.apply(seed) != null)
                .min();
        return failing.isPresent() ? "seed " + failing.getAsLong() + ": " + problem.apply(failing.getAsLong()) : "";
    }

    private record Told(Session session, SessionFile file) {}

    /** Tells a story; between its acts, time stops wherever it may. */
    private static Told told(Story story, boolean lines) {
        var session = new Session(story.options());
        var recording = new Recording(session);
        int number = 0;
        for (var act : story.acts()) {
            number++;
            var line = act.startsWith(Story.WHAT_IF) ? act.substring(Story.WHAT_IF.length()) : act;
            if (line.equals(Story.REST)) {
                session.runToRest(new Limits(Duration.ofDays(7), 2_000), () -> false);
                continue;
            }
            if (lines) {
                recording.begin();
            }
            Console.run(line, new StrictIo(story.texts()), session);
            if (lines) {
                recording.end(new Deed.Line(line, new TreeMap<>(story.texts())));
            }
            if (number % 3 == 0) {
                // In the middle of what is due.
                session.runNextUntil(session.now().plusSeconds(1));
            }
        }
        session.runOneStep(session.now().plusSeconds(60));
        return new Told(session, recording.file());
    }

    private static @Nullable String problem(Told told) {
        var text = SessionWriter.write(told.file());
        var read = SessionReader.read(new Source("story.podfall", text));
        var file = read.file();
        if (file == null || !read.findings().isEmpty()) {
            return "it cannot be read: " + read.findings() + "\n" + text;
        }
        if (!file.equals(told.file())) {
            return "another file was read:\n" + text;
        }
        var again = Rerun.of(file, Wording.ENGLISH, Rerun.Lines.UNHEARD);
        var was = told.session();
        var is = again.session();
        if (!again.remarks().isEmpty()) {
            return again.remarks() + "\n" + text;
        }
        if (!is.journal().text().equals(was.journal().text())
                || !Digests.of(is.state()).equals(Digests.of(was.state()))
                || !is.position().equals(was.position())) {
            return "it goes another way, unseen: " + was.position() + " " + is.position() + "\n" + text;
        }
        var written = SessionWriter.write(again.recording().file());
        return written.equals(text) ? null : "saved again it is another text:\n" + text + "\n\n" + written;
    }
}
