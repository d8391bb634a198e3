package dev.podfall.cli;

import dev.podfall.language.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** In which bytes the command line speaks: UTF-8, unless it is a terminal that reads others. */
final class Encoding {
    private Encoding() {}

    /**
     * The terminal's own (a Chinese Windows reads GBK there) if it has the language's characters. Files and pipes get UTF-8,
     * and so does a terminal that claims to know ASCII alone: most that say so, as in containers, can show more.
     *
     * @param terminal what the terminal reads; null if there is none
     */
    static Charset of(@Nullable Charset terminal, Language language) {
        return terminal == null
                        || terminal.equals(StandardCharsets.US_ASCII)
                        || !terminal.canEncode()
                        || !terminal.newEncoder().canEncode(language.name())
                ? StandardCharsets.UTF_8
                : terminal;
    }

    /** Null if nobody sits at a terminal. */
    static @Nullable Charset ofTerminal() {
        var console = System.console();
        return console == null || !console.isTerminal() ? null : console.charset();
    }
}
