package dev.podfall.cli.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** Where this Kubernetes prints something else than the real one did. */
record Difference(String file, int line, String question, List<String> expected, List<String> actual) {

    /** A unified diff under its file and line. */
    String text() {
        var patch = DiffUtils.diff(expected, actual);
        var diff = UnifiedDiffUtils.generateUnifiedDiff("recorded", "here", expected, patch, 3);
        return file + ":" + line + ": " + question + "\n" + String.join("\n", diff) + "\n";
    }
}
