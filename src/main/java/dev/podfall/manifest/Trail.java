package dev.podfall.manifest;

import dev.podfall.api.tree.Paths;
import java.util.ArrayList;
import java.util.List;

/** The way from the root to where a reader is: a path only when one is asked for. */
final class Trail {
    private final List<Object> steps = new ArrayList<>();

    void key(int depth, String key) {
        set(depth, key);
    }

    void index(int depth, int index) {
        set(depth, index);
    }

    private void set(int depth, Object step) {
        if (depth < steps.size()) {
            steps.set(depth, step);
        } else {
            while (steps.size() < depth) {
                // A key that is no scalar: nothing below it is ever named.
                steps.add("?");
            }
            steps.add(step);
        }
    }

    /** The path of the first so many steps. */
    String path(int count) {
        var out = new StringBuilder();
        for (var step : steps.subList(0, count)) {
            if (step instanceof Integer index) {
                Paths.appendIndex(out, index);
            } else {
                Paths.appendKey(out, (String) step);
            }
        }
        return out.toString();
    }
}
