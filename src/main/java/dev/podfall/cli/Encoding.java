package dev.podfall.cli;

import dev.podfall.language.Language;
import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        // There is none, or one that is no terminal: which of the two depends on the Java.
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(Console::charset)
                .orElse(null);
    }
}
