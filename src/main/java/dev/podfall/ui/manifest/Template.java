package dev.podfall.ui.manifest;

import dev.podfall.api.meta.Kind;
import dev.podfall.manifest.Source;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A manifest to begin with, of one kind; its remarks are in the window's language. */
record Template(Kind kind) {
    /** A remark's sentence: its key without {@code template.}. */
    private static final Pattern REMARK = Pattern.compile("\\{([a-z]+)}");

    /** In the order in which people need them. */
    static List<Template> all() {
        return List.of(
                new Template(Kind.DAEMON_SET),
                new Template(Kind.POD),
                new Template(Kind.NODE),
                new Template(Kind.NAMESPACE),
                new Template(Kind.PRIORITY_CLASS));
    }

    Source source() {
        var name = kind.singular() + ".yaml";
        return new Source(name, REMARK.matcher(read(name)).replaceAll(found -> Words.of("template." + found.group(1))));
    }

    private static String read(String name) {
        try (var in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Template.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
