package dev.podfall.cli;

import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The descriptions of commands and options in one language, as picocli asks for them.
 *
 * <p>In the languages' files they are {@code cli.help.COMMAND.OPTION}, or {@code cli.help.common.OPTION} if several
 * commands have it.
 */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "cli.help.";
    private static final String PROGRAM = "podfall";
    private static final String DESCRIPTION = "usage.description";

    private final Map<String, String> texts = new TreeMap<>();

    private HelpTexts(Wording words) {
        for (var key : words.sentences().tailMap(PREFIX).keySet()) {
            if (!key.startsWith(PREFIX)) {
                break;
            }
            // picocli takes what it gets for a format.
            var text = words.of(key, "${DEFAULT-VALUE}", Phrase.names(Speech.tags()))
                    .replace("%", "%%");
            var name = name(key.substring(PREFIX.length()));
            if (name.endsWith(DESCRIPTION)) {
                // Line by line: where picocli lists commands it shows the first.
                var lines = text.split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    texts.put(name + "." + i, lines[i]);
                }
            } else {
                texts.put(name, text);
            }
        }
    }

    /** Gives a command and all below it their descriptions. */
    static void describe(CommandLine commandLine, Wording words) {
        describe(commandLine, new HelpTexts(words));
    }

    private static void describe(CommandLine commandLine, HelpTexts texts) {
        commandLine.setResourceBundle(texts);
        commandLine.getSubcommands().values().forEach(each -> describe(each, texts));
    }

    /** What picocli calls it. */
    private static String name(String key) {
        int dot = key.indexOf('.');
        var command = key.substring(0, dot);
        var what = key.substring(dot + 1);
        var place = switch (command) {
            case "common" -> "";
            case PROGRAM -> PROGRAM + ".";
            default -> PROGRAM + "." + command + ".";
        };
        return place
                + switch (what) {
                    case "header" -> "usage.header";
                    case "description" -> DESCRIPTION;
                    case "synopsis" -> "usage.synopsisHeading";
                    case "commands" -> "usage.commandListHeading";
                    case "examples" -> "usage.footerHeading";
                    case "help" -> command.equals("help") ? "helpCommand.help" : "mixinStandardHelpOptions.help";
                    case "version" -> "mixinStandardHelpOptions.version";
                    case "command" -> "helpCommand.command";
                    default -> what;
                };
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
