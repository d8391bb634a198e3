package dev.podfall.kubectl;

import dev.podfall.language.Wording;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what a command prints; its files are texts by name. */
public class TextIo implements KubectlIo {
    private final Map<String, String> files;
    private final Wording wording;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    public TextIo(Map<String, String> files) {
        this(files, Wording.ENGLISH);
    }

    /** @param wording of what Podfall adds to kubectl's words */
    public TextIo(Map<String, String> files, Wording wording) {
        this.files = new TreeMap<>(files);
        this.wording = wording;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    @Override
    public void out(String text) {
        out.append(text);
    }

    @Override
    public void err(String text) {
        err.append(text);
    }

    @Override
    public @Nullable String file(String name) {
        return files.get(name);
    }
}
