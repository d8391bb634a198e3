package dev.podfall.kubectl.grammar;

import dev.podfall.language.Wording;
import java.util.List;

/** What {@code --help} prints, from the same grammar that reads commands. */
public final class Help {
    private Help() {}

    /** What {@code --help} prints of a verb. */
    public static String of(Verb verb, Wording wording) {
        var out = new StringBuilder(wording.say(verb.summary())).append('\n');
        if (!verb.examples().isEmpty()) {
            heading(wording, "help.examples", out);
            verb.examples().forEach(line -> out.append("  ").append(line).append('\n'));
        }
        if (verb.isGroup()) {
            heading(wording, "help.commands", out);
            int width = verb.children().stream()
                    .mapToInt(v -> v.name().length())
                    .max()
                    .orElse(0);
            for (var child : verb.children()) {
                out.append("  ")
                        .append(padded(child.name(), width + 2))
                        .append(wording.say(child.summary()))
                        .append('\n');
            }
        }
        if (!verb.flags().isEmpty()) {
            heading(wording, "help.options", out);
            flags(verb.flags(), wording, out);
        }
        heading(wording, "help.usage", out);
        out.append("  kubectl ").append(verb.usage()).append("\n\n");
        if (verb.isGroup()) {
            var command = verb.commandPath();
            out.append(wording.of("help.more", command)).append('\n');
        }
        out.append(wording.of("help.global")).append('\n');
        return out.toString();
    }

    private static void heading(Wording wording, String key, StringBuilder out) {
        out.append('\n').append(wording.of(key)).append('\n');
    }

    /** The flags that all verbs take. */
    public static String globalFlags(Wording wording) {
        var out = new StringBuilder(wording.of("help.options.all")).append("\n\n");
        flags(GlobalFlags.ALL, wording, out);
        return out.toString();
    }

    private static void flags(List<Flag> flags, Wording wording, StringBuilder out) {
        for (var flag : flags) {
            out.append("    ");
            out.append(flag.shorthand().isEmpty() ? "    --" : "-" + flag.shorthand() + ", --");
            out.append(flag.name()).append('=').append(shown(flag)).append(":\n        ");
            out.append(wording.say(flag.help())).append('\n');
        }
    }

    private static String shown(Flag flag) {
        return switch (flag.type()) {
            case TEXT -> "'" + flag.otherwise() + "'";
            case TEXTS -> "[]";
            case SWITCH, NUMBER, SMALL_NUMBER, DURATION -> flag.otherwise();
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
