package dev.podfall.kubectl.grammar;

import java.util.List;

/** The flags that every verb takes. */
final class GlobalFlags {
    static final List<Flag> ALL = List.of(
            Flag.text("namespace", "n", "", "flag.namespace"),
            Flag.text("context", "", "", "flag.context"),
            Flag.text("request-timeout", "", "0", "flag.request-timeout").use(Flag.Use.IGNORED),
            Flag.off("warnings-as-errors", "", "flag.warnings-as-errors"),
            Flag.number("v", "v", 0, "flag.v").use(Flag.Use.IGNORED),
            Flag.off("help", "h", "flag.help"));

    private GlobalFlags() {}
}
