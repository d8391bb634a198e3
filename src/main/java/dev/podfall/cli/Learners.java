package dev.podfall.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose file is which: a file is called as its learner is. Where two of the same name come from different folders, the
 * folders are part of the name.
 *
 * @param names by file, each file once, as it was written first
 * @param again files that were named once more
 */
record Learners(Map<String, String> names, List<String> again) {
    static Learners of(List<String> files) {
        var first = new LinkedHashMap<Object, String>();
        var again = new ArrayList<String>();
        var count = new TreeMap<String, Integer>();
        for (var file : files) {
            if (first.putIfAbsent(place(file), file) == null) {
                count.merge(own(file), 1, Integer::sum);
            } else {
                again.add(file);
            }
        }
        var names = new LinkedHashMap<String, String>();
        first.values()
                .forEach(file ->
                        names.put(file, count.getOrDefault(own(file), 0) > 1 ? withoutEnding(file) : own(file)));
        return new Learners(names, again);
    }

    private static Object place(String file) {
        try {
            return Path.of(file).toAbsolutePath().normalize();
        } catch (InvalidPathException unspeakable) {
            // Whoever reads it says so.
            return file;
        }
    }

    /** The file's own name without its ending. */
    private static String own(String file) {
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return withoutEnding(file.substring(slash + 1));
    }

    private static String withoutEnding(String file) {
        int dot = file.lastIndexOf('.');
        return dot <= Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1 ? file : file.substring(0, dot);
    }
}
