package dev.podfall.cli;

import dev.podfall.language.Phrase;
import dev.podfall.ui.style.Theme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How large a window is that is drawn without a display, and in which colours. */
final class Canvas {
    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1600x960")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private String size;

    @Option(names = "--theme", defaultValue = "light")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private String theme;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    /** Width and height, in pixels. */
    int[] dimensions() {
        var parts = size.split("x", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{2,5}") || !parts[1].matches("\\d{2,5}")) {
            throw new BadArgument(spec.commandLine(), Phrase.of("cli.picture.size", size));
        }
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    Theme theme() {
        for (var each : Theme.values()) {
            if (each.name().equalsIgnoreCase(theme)) {
                return each;
            }
        }
        throw new BadArgument(spec.commandLine(), Phrase.of("cli.picture.theme", theme));
    }
}
