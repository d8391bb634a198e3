package dev.podfall.cli;

import dev.podfall.language.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, then what would be right. */
final class Misuse implements IParameterExceptionHandler {
    private final Terminal terminal;

    Misuse(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        var commandLine = wrong.getCommandLine();
        var said = terminal.words().say(why(wrong));
        terminal.err().println(commandLine.getColorScheme().errorText(said));
        var meant = wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (meant.isEmpty()) {
            commandLine.usage(terminal.err(), commandLine.getColorScheme());
        } else {
            terminal.say(Phrase.of("cli.misuse.suggestion", Phrase.names(meant)));
        }
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Phrase why(ParameterException wrong) {
        return switch (wrong) {
            case BadArgument ours -> ours.why();
            case UnmatchedArgumentException unmatched ->
                Phrase.of(
                        unmatched.isUnknownOption() ? "cli.misuse.unknown-option" : "cli.misuse.unknown-argument",
                        Phrase.names(unmatched.getUnmatched()));
            case MissingParameterException missing ->
                Phrase.of(
                        "cli.misuse.missing",
                        Phrase.names(
                                missing.getMissing().stream().map(Misuse::label).toList()));
            case OverwrittenOptionException twice -> Phrase.of("cli.misuse.twice", name(twice.getOverwritten()));
            default -> unconverted(wrong);
        };
    }

    /** A value of the wrong type; whatever else there may be in picocli's own words. */
    private static Phrase unconverted(ParameterException wrong) {
        var argument = wrong.getArgSpec();
        var value = wrong.getValue();
        if (argument == null && value != null) {
            // Only help's word for a command is no option and no argument of ours.
            return Phrase.of("cli.misuse.unknown-argument", value);
        }
        if (argument == null || value == null) {
            return Phrase.verbatim(Objects.requireNonNullElse(wrong.getMessage(), wrong.toString()));
        }
        var type = argument.typeInfo().getType();
        if (type.isEnum()) {
            var choices = Arrays.stream(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return Phrase.of("cli.misuse.choice", name(argument), value, Phrase.names(choices));
        }
        return type == int.class || type == long.class || Number.class.isAssignableFrom(type)
                ? Phrase.of("cli.misuse.number", name(argument), value)
                : Phrase.of("cli.misuse.value", name(argument), value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** As one writes it: {@code --out PNG}, {@code FILE}. */
    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }
}
