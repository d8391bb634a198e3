package dev.podfall.lesson;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.predicate.Counter;
import dev.podfall.lesson.predicate.DaemonSetName;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.predict.Question;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes predictions of trees whose shape is right. */
final class PredictionReader {
    private final Complaints complaints;
    private final PredicateReader predicates;

    PredictionReader(Complaints complaints, PredicateReader predicates) {
        this.complaints = complaints;
        this.predicates = predicates;
    }

    Prediction prediction(Part part) {
        var kind = Prediction.Kind.valueOf(part.word("kind").toUpperCase(Locale.ROOT));
        var choices = part.parts("choices").stream()
                .map(each -> new Prediction.Choice(each.word("id"), each.text("text"), predicates.at(each, "when")))
                .toList();
        var question = question(part, kind, choices);
        var wrong = part.parts("wrong").stream()
                .map(each -> new Prediction.WrongAnswer(answer(each, "answer", kind, choices), each.text("says")))
                .toList();
        var expected = part.has("expect") ? answer(part, "expect", kind, choices) : null;
        for (int i = 0; i < wrong.size(); i++) {
            if (wrong.get(i).answer().equals(expected)) {
                complaints.add(
                        part.path("wrong") + "[" + i + "].answer",
                        Phrase.of(
                                "lesson.read.wrong-is-right",
                                wrong.get(i).answer().text()),
                        Phrase.of("lesson.read.wrong-is-right.step"));
            }
        }
        return new Prediction(
                part.word("id"),
                kind,
                part.text("ask"),
                choices,
                part.words("do"),
                part.time("after"),
                part.flag("keep"),
                question,
                part.number("tolerance", 0),
                part.text("because"),
                wrong,
                expected,
                part.path());
    }

    private Question question(Part part, Prediction.Kind kind, List<Prediction.Choice> choices) {
        boolean isChosen = kind == Prediction.Kind.CHOICE || kind == Prediction.Kind.ORDER;
        if (isChosen == part.has("answer") || isChosen == choices.isEmpty()) {
            complaints.add(
                    part.path("kind"),
                    Phrase.of(isChosen ? "lesson.read.choices" : "lesson.read.answer", part.word("kind")),
                    Phrase.of(isChosen ? "lesson.read.choices.step" : "lesson.read.answer.step"));
            return new Question.Which();
        }
        if (isChosen) {
            var ids = new TreeSet<String>();
            for (var each : part.parts("choices")) {
                if (!ids.add(each.word("id"))) {
                    complaints.add(
                            each.path("id"),
                            Phrase.of("lesson.read.twice", each.word("id")),
                            Phrase.of("lesson.read.twice.step"));
                }
            }
            return kind == Prediction.Kind.CHOICE ? new Question.Which() : new Question.Order();
        }
        var question = computed(part.part("answer"));
        boolean fits = kind == Prediction.Kind.NUMBER
                ? LessonReader.isNumeric(question)
                : !LessonReader.isNumeric(question) || question instanceof Question.WhatIf;
        if (!fits) {
            complaints.add(
                    part.path("answer"),
                    Phrase.of("lesson.read.other-kind", part.word("kind")),
                    Phrase.of("lesson.read.other-kind.step"));
        }
        return question;
    }

    private Question computed(Part answer) {
        var head = answer.map().keys().getFirst();
        return switch (head) {
            case "tiles" -> places(answer.part("tiles"));
            case "count" -> count(answer.part("count"));
            case "counter" -> counter(answer.part("counter"));
            case "length" -> {
                var of = answer.part("length");
                predicates.checkPath(of, of.word("path"));
                yield new Question.Length(predicates.pods(of.part("pods")), of.word("path"));
            }
            case "most" -> new Question.Most(number(answer.part("most")));
            case "least" -> new Question.Least(number(answer.part("least")));
            case "seconds-until" -> new Question.SecondsUntil(predicates.at(answer, "seconds-until"));
            case "whatif" -> {
                var of = answer.part("whatif");
                yield new Question.WhatIf(
                        of.words("stage"), PredicateReader.daemonSet(of.word("of")), of.word("outcome"));
            }
            default -> throw new IllegalStateException("no answer is called " + head);
        };
    }

    private Question places(Part of) {
        var head = of.map().keys().getFirst();
        return head.equals("why")
                ? new Question.Asked(predicates.why(of.part("why")))
                : new Question.Places(predicates.selector(of, head));
    }

    private Question count(Part of) {
        return new Question.Count(predicates.selector(of, of.map().keys().getFirst()));
    }

    private static Question counter(Part of) {
        return new Question.CounterOf(new DaemonSetName(of.word("daemonset")), new Counter(of.word("of")));
    }

    private Question number(Part of) {
        return of.has("counter") ? counter(of.part("counter")) : count(of);
    }

    private Answer answer(Part part, String key, Prediction.Kind kind, List<Prediction.Choice> choices) {
        var words = part.words(key);
        return switch (kind) {
            case TILES -> new Answer.Tiles(new TreeSet<>(words));
            case NUMBER -> number(part, key, words);
            case CHOICE -> {
                known(part, key, words, choices);
                yield new Answer.Choice(words.isEmpty() ? "" : words.getFirst());
            }
            case ORDER -> {
                known(part, key, words, choices);
                yield new Answer.Order(words);
            }
        };
    }

    private Answer number(Part part, String key, List<String> words) {
        var number = numberOrNull(words);
        if (number == null) {
            complaints.add(
                    part.path(key), Phrase.of("shape.form", String.join(", ", words)), Phrase.of("shape.form.number"));
            return new Answer.Unknown();
        }
        return new Answer.Count(number);
    }

    private static @Nullable Long numberOrNull(List<String> words) {
        return words.size() == 1 && words.getFirst().matches("-?[0-9]{1,9}") ? Long.valueOf(words.getFirst()) : null;
    }

    private void known(Part part, String key, List<String> words, List<Prediction.Choice> choices) {
        var ids = choices.stream().map(Prediction.Choice::id).toList();
        for (var word : words) {
            if (!ids.contains(word)) {
                complaints.add(part.path(key), Phrase.of("lesson.read.no-choice", word), Bundled.nearest(ids, word));
            }
        }
    }
}
