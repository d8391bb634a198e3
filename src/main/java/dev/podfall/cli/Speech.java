package dev.podfall.cli;

import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --lang}, wherever it stands: looked for before all else, so that also what is said about the arguments follows it. */
@Command
final class Speech {
    private static final String OPTION = "--lang";

    @Option(names = OPTION)
    private @Nullable String tag;

    private Speech() {}

    /** The language asked for; nothing if none is, or none that there is, which is said later. */
    static Optional<Language> in(String[] args) {
        if (Arrays.stream(args).noneMatch(arg -> arg.startsWith(OPTION))) {
            return Optional.empty();
        }
        var speech = new Speech();
        try {
            new CommandLine(speech)
                    .setUnmatchedArgumentsAllowed(true)
                    .setOverwrittenOptionsAllowed(true)
                    .parseArgs(args);
        } catch (ParameterException valueless) {
            return Optional.empty();
        }
        return Optional.ofNullable(speech.tag).flatMap(Language::of);
    }

    /**
     * The language of this tag.
     *
     * @throws BadArgument if there is none
     */
    static Language of(String tag, CommandLine commandLine) {
        return Language.of(tag)
                .orElseThrow(
                        () -> new BadArgument(commandLine, Phrase.of("cli.lang.unknown", tag, Phrase.names(tags()))));
    }

    /** Of all languages that there are. */
    static List<String> tags() {
        return Language.all().stream().map(Language::tag).toList();
    }
}
