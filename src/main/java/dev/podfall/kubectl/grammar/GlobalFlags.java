package dev.podfall.kubectl.grammar;

import java.util.List;

/** The flags that every verb takes. */
final class GlobalFlags {
    static final List<Flag> ALL = List.of(
            Flag.text("namespace", "n", "", "The namespace that the command works in."),
            Flag.text("context", "", "", "The name of the context; Podfall has one, \"podfall\"."),
            Flag.text("request-timeout", "", "0", "Accepted, without effect: requests take no time here."),
            Flag.off("warnings-as-errors", "", "Fail if the server warns of anything."),
            Flag.number("v", "v", 0, "Accepted, without effect: there is no log of requests."),
            Flag.off("help", "h", "Prints this help."));

    private GlobalFlags() {}
}
