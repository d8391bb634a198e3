package dev.podfall.properties;

import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubelet.KubeletProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A random session: files, and acts that name them. Acts are given one after the other without any time between them,
 * unless one of them is {@code wait} or {@code rest}.
 */
record Story(long seed, Map<String, List<Doc>> files, List<String> acts) {

    /** Waits until nothing changes any more, and looks whether all is as it should be then. */
    static final String REST = "rest";

    /** Before a line: asks what it would do, then does it and looks whether it was so. */
    static final String WHAT_IF = "whatif ";

    /** A document of a file. */
    record Doc(List<Line> lines) {
        String text() {
            return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        }

        Doc without(int line) {
            var fewer = new ArrayList<>(lines);
            fewer.remove(line);
            return new Doc(List.copyOf(fewer));
        }
    }

    /** @param optional whether the document makes sense without it */
    record Line(String text, boolean optional) {}

    SessionOptions options() {
        return SessionOptions.DEFAULT
                .withSeed(seed)
                .withKubelets(seed % 2 == 0 ? KubeletProfile.STAND_IN : KubeletProfile.REALISTIC);
    }

    /** The files' texts by name. */
    Map<String, String> texts() {
        var out = new LinkedHashMap<String, String>();
        files.forEach((name, docs) -> out.put(name, docs.stream().map(Doc::text).collect(Collectors.joining("---\n"))));
        return out;
    }

    Story withActs(List<String> newActs) {
        return new Story(seed, files, List.copyOf(newActs));
    }

    Story withFile(String name, List<Doc> docs) {
        var newFiles = new LinkedHashMap<>(files);
        newFiles.put(name, List.copyOf(docs));
        return new Story(seed, newFiles, acts);
    }

    /** The story in the form of a recording, with the files that its acts name. */
    String text() {
        var out = new StringBuilder("# Seed " + seed + ", kubelets " + options().kubelets() + ".\n");
        texts().forEach((name, text) -> {
            if (acts.stream().anyMatch(act -> act.contains(name))) {
                out.append("-- ").append(name).append(" --\n").append(text);
            }
        });
        out.append("-- session --\n");
        acts.forEach(act -> out.append("$ ").append(act).append('\n'));
        return out.toString();
    }
}
