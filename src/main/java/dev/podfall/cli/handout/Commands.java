package dev.podfall.cli.handout;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of the console on paper. */
final class Commands {
    private Commands() {}

    /** One below the other, each as somebody sees it who types it. */
    static String prompted(List<String> lines) {
        return lines.stream().map(line -> "$ " + line).collect(Collectors.joining("\n"));
    }
}
