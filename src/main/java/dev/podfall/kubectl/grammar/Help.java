package dev.podfall.kubectl.grammar;

import java.util.List;

/** What {@code --help} prints, from the same grammar that reads commands. */
public final class Help {
    private Help() {}

    public static String of(Verb verb) {
        var out = new StringBuilder(verb.summary()).append('\n');
        if (!verb.examples().isEmpty()) {
            out.append("\nExamples:\n");
            verb.examples().forEach(line -> out.append("  ").append(line).append('\n'));
        }
        if (verb.isGroup()) {
            out.append("\nAvailable Commands:\n");
            int width = verb.children().stream()
                    .mapToInt(v -> v.name().length())
                    .max()
                    .orElse(0);
            for (var child : verb.children()) {
                out.append("  ")
                        .append(padded(child.name(), width + 2))
                        .append(child.summary())
                        .append('\n');
            }
        }
        if (!verb.flags().isEmpty()) {
            out.append("\nOptions:\n");
            flags(verb.flags(), out);
        }
        out.append("\nUsage:\n  kubectl ").append(verb.usage()).append("\n\n");
        if (verb.isGroup()) {
            var command = verb.commandPath();
            out.append("Use \"").append(command).append(" <command> --help\" for more about a command.\n");
        }
        out.append("Use \"kubectl options\" for the options that all commands take.\n");
        return out.toString();
    }

    /** The flags that all verbs take. */
    public static String globalFlags() {
        var out = new StringBuilder("These options can be passed to any command:\n\n");
        flags(GlobalFlags.ALL, out);
        return out.toString();
    }

    private static void flags(List<Flag> flags, StringBuilder out) {
        for (var flag : flags) {
            out.append("    ");
            out.append(flag.shorthand().isEmpty() ? "    --" : "-" + flag.shorthand() + ", --");
            out.append(flag.name()).append('=').append(shown(flag)).append(":\n        ");
            out.append(flag.help()).append('\n');
        }
    }

    private static String shown(Flag flag) {
        return switch (flag.type()) {
            case TEXT -> "'" + flag.otherwise() + "'";
            case TEXTS -> "[]";
            case SWITCH, NUMBER, DURATION -> flag.otherwise();
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
