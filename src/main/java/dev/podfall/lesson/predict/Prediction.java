package dev.podfall.lesson.predict;

import dev.podfall.language.Wording;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predicate.Predicate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a learner says before it is run.
 *
 * @param kind how it is answered
 * @param choices of which one is chosen, or which are put in order
 * @param lines what is run
 * @param after how long time passes after that; null until the cluster is at rest
 * @param keep whether what was run stays: the task begins there
 * @param question from what the right answer is computed
 * @param tolerance by how much a number may be wrong
 * @param because what is said once it was run
 * @param wrong answers of which it is known what is wrong with them
 * @param expected the right answer, for tests of the lesson: never shown; null if the file does not say
 * @param path where it stands in the file
 */
public record Prediction(
        String id,
        Kind kind,
        Text ask,
        List<Choice> choices,
        List<String> lines,
        @Nullable Duration after,
        boolean keep,
        Question question,
        long tolerance,
        Text because,
        List<WrongAnswer> wrong,
        @Nullable Answer expected,
        String path) {

    /** How it is answered. */
    public enum Kind {
        TILES,
        NUMBER,
        CHOICE,
        ORDER
    }

    /**
     * @param when it is the right one, or comes to be so
     */
    public record Choice(String id, Text text, Predicate when) {}

    /** @param says to whoever answers so */
    public record WrongAnswer(Answer answer, Text says) {}

    public Prediction {
        choices = List.copyOf(choices);
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }

    /** Whether an answer is as good as another one. */
    public boolean agree(Answer one, Answer other) {
        return one instanceof Answer.Count(var a) && other instanceof Answer.Count(var b)
                ? Math.abs(a - b) <= tolerance
                : one.equals(other);
    }

    /** What is said to whoever answers so; nothing if the file does not say. */
    public Text says(Answer given) {
        return wrong.stream()
                .filter(each -> each.answer().equals(given))
                .map(WrongAnswer::says)
                .findFirst()
                .orElse(Text.NONE);
    }

    /** An answer in the words that it was asked with. */
    public String words(Answer answer, Wording wording) {
        return switch (answer) {
            case Answer.Choice(var id) -> choice(id, wording);
            case Answer.Order(var ids)
            when !ids.isEmpty() -> ids.stream().map(id -> choice(id, wording)).collect(Collectors.joining(" → "));
            default -> wording.say(answer.phrase());
        };
    }

    private String choice(String id, Wording wording) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(choice -> choice.text().in(wording.language()))
                .findFirst()
                .orElse(id);
    }
}
