package dev.podfall.kubectl;

import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Upstream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Why a command failed, and how kubectl says so.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go {@code checkErr}, {@code StandardErrorMessage},
 * {@code MultilineError}, {@code AddSourceToErr}; apimachinery/pkg/util/errors/errors.go {@code aggregate}.
 * <br>Differs: knows no failures of the network or of the configuration.
 */
sealed interface Failure {

    /** Found by kubectl itself. */
    record Plain(String message) implements Failure {}

    /** Found by kubectl itself, and told without a heading. */
    record Bare(String message) implements Failure {}

    /** What kubectl does not know: why Podfall cannot do it. */
    record Ours(Phrase sentence) implements Failure {
        @Override
        public String message() {
            return sentence.toString();
        }
    }

    /** The API server refused. */
    record Refused(Status status) implements Failure {
        @Override
        public String message() {
            return status.message();
        }
    }

    /** As kubectl says it; why that is so here is Podfall's to add. */
    record Explained(Failure failure, Phrase why) implements Failure {
        @Override
        public String message() {
            return failure.message();
        }
    }

    /** Several, in the order in which they came up. */
    record Many(List<Failure> failures) implements Failure {
        public Many {
            failures = List.copyOf(failures);
        }

        @Override
        public String message() {
            if (failures.size() == 1) {
                return failures.getFirst().message();
            }
            var seen = new LinkedHashSet<String>();
            collect(this, seen);
            return seen.size() == 1 ? seen.getFirst() : "[" + String.join(", ", seen) + "]";
        }

        private static void collect(Many many, LinkedHashSet<String> seen) {
            for (var failure : many.failures) {
                if (failure instanceof Many inner) {
                    collect(inner, seen);
                } else {
                    seen.add(failure.message());
                }
            }
        }
    }

    /** Nothing more to say: the command has said it. */
    record Silent() implements Failure {
        @Override
        public String message() {
            return "exit";
        }
    }

    /** As Go's {@code err.Error()}. */
    String message();

    static Failure of(ApiException refusal) {
        return new Refused(refusal.status());
    }

    /** One failure as it is, several together. */
    static Failure all(List<Failure> failures) {
        return failures.size() == 1 ? failures.getFirst() : new Many(failures);
    }

    default boolean is(String reason) {
        return switch (this) {
            case Refused(Status status) -> status.reason().equals(reason);
            case Explained(Failure inner, Phrase _) -> inner.is(reason);
            case Plain _, Bare _, Ours _, Many _, Silent _ -> false;
        };
    }

    /** The same, after {@code error when creating "agent.yaml": } or the like; as it is if nothing is the source. */
    default Failure when(String doing, String source) {
        if (source.isEmpty()) {
            return this;
        }
        var when = "error when " + doing + " " + Quoting.quote(source) + ": ";
        var message = when + message();
        return switch (this) {
            case Refused(Status s) ->
                new Refused(new Status(s.code(), s.reason(), message, s.kind(), s.name(), s.causes()));
            case Ours(Phrase sentence) -> new Ours(Phrase.of("print.within", when, sentence, ""));
            case Explained(Failure inner, Phrase why) -> new Explained(inner.when(doing, source), why);
            case Plain _, Bare _, Many _, Silent _ -> new Plain(message);
        };
    }

    /** The same as a finding says it: without kubectl's heading. */
    default Phrase phrase() {
        return this instanceof Ours(Phrase sentence)
                ? sentence
                : Upstream.says(text(Wording.ENGLISH).strip());
    }

    /** What goes to standard error, with its line breaks; what is ours in the reader's words. */
    default String text(Wording wording) {
        var failure = this instanceof Many(List<Failure> only) && only.size() == 1 ? only.getFirst() : this;
        return switch (failure) {
            case Silent _ -> "";
            case Explained(Failure inner, Phrase _) -> inner.text(wording);
            case Many(List<Failure> failures) -> {
                var out = new StringBuilder();
                failures.forEach(each -> out.append(standard(each, wording)).append('\n'));
                yield out.toString();
            }
            case Refused(Status status) ->
                status.reason().equals(Status.INVALID) ? invalid(status) : ended(standard(failure, wording));
            case Ours(Phrase sentence) -> ended("error: " + wording.say(sentence));
            case Bare(String message) -> ended(message);
            case Plain(String message) -> ended(message.startsWith("error: ") ? message : "error: " + message);
        };
    }

    private static String ended(String message) {
        return message.endsWith("\n") ? message : message + "\n";
    }

    private static String standard(Failure failure, Wording wording) {
        return switch (failure) {
            case Refused(Status status) ->
                "Error from server" + (status.reason().isEmpty() ? "" : " (" + status.reason() + ")") + ": "
                        + status.message();
            case Ours(Phrase sentence) -> wording.say(sentence);
            case Explained(Failure inner, Phrase _) -> standard(inner, wording);
            case Plain _, Bare _, Many _, Silent _ -> failure.message();
        };
    }

    private static String invalid(Status status) {
        var subject = status.kind().isEmpty() && status.name().isEmpty()
                ? "The request is invalid"
                : "The " + status.kind() + " " + Quoting.quote(status.name()) + " is invalid";
        var lines = new LinkedHashSet<String>();
        for (var cause : status.causes()) {
            lines.add(cause.field() + ": " + cause.message());
        }
        if (lines.isEmpty()) {
            return subject + (status.kind().isEmpty() ? ": " + status.message() : "") + "\n";
        }
        if (lines.size() == 1) {
            return subject + ": " + lines.getFirst() + "\n";
        }
        var out = new ArrayList<String>();
        out.add(subject + ": ");
        lines.forEach(line -> out.add("* " + line));
        return String.join("\n", out) + "\n";
    }
}
