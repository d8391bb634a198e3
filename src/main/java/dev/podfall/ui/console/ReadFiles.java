package dev.podfall.ui.console;

import dev.podfall.kubectl.KubectlIo;
import dev.podfall.kubectl.Unexpected;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers which files a line has read. */
record ReadFiles(KubectlIo io, SortedMap<String, String> texts) implements KubectlIo {
    ReadFiles(KubectlIo io) {
        this(io, new TreeMap<>());
    }

    @Override
    public void out(String text) {
        io.out(text);
    }

    @Override
    public void err(String text) {
        io.err(text);
    }

    @Override
    public boolean wantsMore() {
        return io.wantsMore();
    }

    @Override
    public Wording wording() {
        return io.wording();
    }

    @Override
    public void unexpected(Unexpected mistake) {
        io.unexpected(mistake);
    }

    @Override
    public @Nullable String file(String name) {
        var text = io.file(name);
        if (text != null) {
            texts.put(name, text);
        }
        return text;
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
