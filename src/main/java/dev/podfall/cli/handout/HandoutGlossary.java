package dev.podfall.cli.handout;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Text;
import dev.podfall.ui.text.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the words of a lesson mean. */
final class HandoutGlossary {
    private static final String BLANK = " ";

    private HandoutGlossary() {}

    /** The sentences about those words that the lesson uses, whatever language it is read in. */
    static List<String> of(Lesson lesson, Wording words) {
        var said = String.join(BLANK, said(lesson));
        return Arrays.stream(Term.values())
                .filter(term -> isIn(said, term))
                .map(term -> words.of(term.key()))
                .toList();
    }

    private static boolean isIn(String said, Term term) {
        // What has a sentence of its own is called after that in English.
        var name = Wording.ENGLISH.has(term.word()) ? Wording.ENGLISH.of(term.word()) : term.word();
        var stem = name.endsWith("s") && !name.equals(term.key()) ? name.substring(0, name.length() - 1) : name;
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(stem) + "s?(?![\\w-])", Pattern.CASE_INSENSITIVE)
                .matcher(said)
                .find();
    }

    private static List<String> said(Lesson lesson) {
        var texts = new ArrayList<>(
                List.of(lesson.about().title(), lesson.about().learn(), lesson.brief(), lesson.task(), lesson.recap()));
        texts.addAll(lesson.hints());
        lesson.goals().forEach(goal -> texts.add(goal.text()));
        for (var prediction : lesson.predictions()) {
            texts.add(prediction.ask());
            texts.add(prediction.because());
            prediction.choices().forEach(choice -> texts.add(choice.text()));
            prediction.lines().forEach(line -> texts.add(Text.same(line)));
        }
        lesson.solution().forEach(line -> texts.add(Text.same(line)));
        return texts.stream().map(text -> text.in(Language.ENGLISH)).toList();
    }
}
