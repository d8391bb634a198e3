package dev.podfall.kept;

import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The files of a line of the console as they were when it was run first. */
final class KeptIo extends TextIo {
    private final SortedMap<String, String> kept;

    KeptIo(SortedMap<String, String> files, Wording wording) {
        super(files, wording);
        kept = files;
    }

    @Override
    public @Nullable List<String> filesIn(String directory, boolean recursive) {
        var inside = directory.endsWith("/") ? directory : directory + "/";
        var out = kept.keySet().stream()
                .filter(name -> name.startsWith(inside))
                .filter(name -> recursive || name.indexOf('/', inside.length()) < 0)
                .toList();
        return out.isEmpty() ? null : out;
    }
}
