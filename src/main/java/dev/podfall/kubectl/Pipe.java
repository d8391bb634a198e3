package dev.podfall.kubectl;

import dev.podfall.apiserver.Warning;
import dev.podfall.kubectl.filter.Filter;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints goes line by line through a filter; what it complains of goes past it. What it reads as
 * {@code -} may be what another command has printed.
 */
final class Pipe implements KubectlIo {
    private final KubectlIo io;
    private final @Nullable Filter filter;
    private final Consumer<String> onwards;
    private final @Nullable String input;
    private final StringBuilder begun = new StringBuilder();

    private Pipe(KubectlIo io, @Nullable Filter filter, Consumer<String> onwards, @Nullable String input) {
        this.io = io;
        this.filter = filter;
        this.onwards = onwards;
        this.input = input;
    }

    /** Into a filter; what that leaves goes to {@code io}. */
    static Pipe through(Filter filter, KubectlIo io) {
        return new Pipe(io, filter, line -> io.out(line + "\n"), null);
    }

    /** From {@code input} into a command; prints to {@code out}. */
    static Pipe of(KubectlIo io, @Nullable String input, Consumer<String> out) {
        return new Pipe(io, null, out, input);
    }

    @Override
    public void out(String text) {
        var into = filter;
        if (into == null) {
            onwards.accept(text);
            return;
        }
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            begun.append(text, from, end);
            into.line(begun.toString(), onwards);
            begun.setLength(0);
            from = end + 1;
        }
        begun.append(text, from, text.length());
    }

    /** The command has ended. */
    void end() {
        var into = filter;
        if (into == null) {
            return;
        }
        if (!begun.isEmpty()) {
            into.line(begun.toString(), onwards);
            begun.setLength(0);
        }
        into.end(onwards);
        if (io instanceof Pipe next) {
            next.end();
        }
    }

    @Override
    public void err(String text) {
        io.err(text);
    }

    @Override
    public boolean wantsMore() {
        return (filter == null || !filter.isFull()) && io.wantsMore();
    }

    @Override
    public Wording wording() {
        return io.wording();
    }

    @Override
    public void warning(Warning warning) {
        io.warning(warning);
    }

    @Override
    public void unexpected(Unexpected mistake) {
        io.unexpected(mistake);
    }

    @Override
    public @Nullable String file(String name) {
        return input != null && name.equals("-") ? input : io.file(name);
    }

    @Override
    public @Nullable List<String> filesIn(String directory, boolean recursive) {
        return io.filesIn(directory, recursive);
    }

    @Override
    public @Nullable String edit(String name, String text) {
        return io.edit(name, text);
    }
}
