package dev.podfall.ui.lesson;

import dev.podfall.lesson.Hint;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.DemoBeat;
import dev.podfall.lesson.run.DemoRun;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the class reads.
 *
 * @param asked the question that is open, or has just been answered
 * @param command lines of the console, one below the other
 * @param main what matters now
 * @param more what is said to it
 * @param answer whether what matters is an answer
 */
record DemoWords(String asked, String command, String main, String more, boolean answer) {
    private static final String NEWLINE = "\n";

    static DemoWords of(DemoRun run) {
        var lesson = run.demo().lesson();
        var beat = run.beat();
        var asked = beat.asked();
        var said = Say.words(beat.say());
        return switch (beat.kind()) {
            case OPENING -> of("", Say.words(lesson.about().title()), said);
            case CLOSING -> of("", Say.words(lesson.about().learn()), said);
            case ASK ->
                asked == null
                        ? of("", said, "")
                        : of(commands(asked.lines()), Say.words(asked.ask()), lines(choices(asked), said));
            case SHOW, ASIDE -> shown(run, beat, said);
        };
    }

    private static DemoWords of(String command, String main, String more) {
        return new DemoWords("", command, main, more, false);
    }

    private static DemoWords shown(DemoRun run, DemoBeat beat, String said) {
        var asked = beat.asked();
        var question = asked == null ? "" : Say.words(asked.ask());
        var answer = run.answer();
        if (asked != null && answer != null) {
            // What was run stands in the console, and has been seen.
            return new DemoWords(question, "", answered(asked, answer), Say.words(asked.because()), true);
        }
        var command = commands(beat.lines());
        return command.isEmpty()
                ? new DemoWords(question, "", said.isEmpty() ? Words.of("demo.look", beat.look()) : said, "", false)
                : new DemoWords(question, command, "", said, false);
    }

    /** The answer in the words that it was asked with. */
    static String answered(Prediction asked, Answer answer) {
        return Words.of("demo.answer", asked.words(answer, Words.wording()));
    }

    /** What there is to choose from, each with a letter to vote for. */
    static List<String> choices(Prediction asked) {
        var out = new ArrayList<String>();
        for (int i = 0; i < asked.choices().size(); i++) {
            var letter = String.format(Locale.ROOT, "%c", 'A' + i);
            out.add(Words.of(
                    "demo.choice", letter, Say.words(asked.choices().get(i).text())));
        }
        return out;
    }

    private static String commands(List<String> lines) {
        return Hint.of(lines);
    }

    private static String lines(List<String> first, String last) {
        var all = new ArrayList<>(first);
        all.add(last);
        all.removeIf(String::isEmpty);
        return String.join(NEWLINE, all);
    }

    /** A beat in one line, for the list of what comes. */
    static String brief(DemoRun run, DemoBeat beat) {
        var lesson = run.demo().lesson();
        var asked = beat.asked();
        return switch (beat.kind()) {
            case OPENING -> Say.words(lesson.about().title());
            case CLOSING -> Say.words(lesson.about().learn());
            case ASK -> asked == null ? Say.words(beat.say()) : Words.of("demo.ask", Say.words(asked.ask()));
            case ASIDE, SHOW -> {
                if (beat.runs()) {
                    yield commands(beat.lines());
                }
                if (asked != null && beat.answers()) {
                    yield answered(asked, run.demo().answer(asked));
                }
                yield beat.look().isEmpty() ? Say.words(beat.say()) : Words.of("demo.look", beat.look());
            }
        };
    }
}
