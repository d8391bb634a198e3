package dev.podfall.cli.replay;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import dev.podfall.kubelet.KubeletProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Replaces what differs from one run of the same session to the next (generated names, hashes, times, addresses, ages)
 * by placeholders, so that two runs can be compared.
 */
final class Normaliser {
    /** How the recorder called itself when the first recordings were made. */
    private static final String FORMER_RECORDER = "oracle3";

    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern RFC_1123 = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}");
    private static final Pattern ADDRESS = Pattern.compile("\\b10\\.\\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern TOKEN_VOLUME = Pattern.compile("kube-api-access-[a-z0-9]{5}\\b");
    private static final Pattern VERSION_YAML = Pattern.compile("resourceVersion: \"\\d+\"");
    private static final Pattern VERSION_JSON = Pattern.compile("\"resourceVersion\": ?\"(\\d+|\\{rv})\"");
    private static final Pattern VERSION_DESCRIBED = Pattern.compile("(?m)^( *Resource Version:) +\\d+$");
    private static final Pattern BLANKS = Pattern.compile("(\\S) {2,}");
    private static final Pattern CELLS = Pattern.compile(" {2,}");
    private static final Pattern AGE_AT_END = Pattern.compile("^(.*\\S) {2,}(\\d+[smhdy])+$");
    private static final List<String> AGE_HEADS = List.of("AGE", "LAST SEEN", "FIRST SEEN");

    private final Map<ObjectKey, Named> pods = new LinkedHashMap<>();
    private final Map<String, Integer> hashes = new LinkedHashMap<>();

    /** A pod with a generated name, in order of creation. */
    private static final class Named {
        final String name;
        final String generateName;
        String node;

        Named(String name, String generateName, String node) {
            this.name = name;
            this.generateName = generateName;
            this.node = node;
        }
    }

    /** Takes note of the pods and revisions that a step made. */
    void learn(Step step) {
        for (var change : step.changes()) {
            if (change.kind() == Kind.POD) {
                learnPod(change);
            } else if (change.kind() == Kind.CONTROLLER_REVISION) {
                var hash = change.object().meta().labels().get(RevisionHash.LABEL);
                if (hash != null) {
                    hashes.putIfAbsent(hash, hashes.size() + 1);
                }
            }
        }
    }

    private void learnPod(Change change) {
        var pod = (Pod) change.object();
        if (pod.meta().generateName().isEmpty()) {
            return;
        }
        var named = pods.computeIfAbsent(
                pod.key(), key -> new Named(pod.name(), pod.meta().generateName(), nodeOf(pod)));
        if (named.node.isEmpty()) {
            named.node = nodeOf(pod);
        }
    }

    private static String nodeOf(Pod pod) {
        return Objects.requireNonNullElse(pod.targetNode(), "");
    }

    /** The lines of what one command printed, standard error and exit status with it. */
    List<String> normalise(String text, boolean describe) {
        var out = replaceHashes(replaceNames(text));
        out = UID.matcher(out).replaceAll("{uid}");
        out = RFC_3339.matcher(out).replaceAll("{time}");
        out = RFC_1123.matcher(out).replaceAll("{time}");
        out = ADDRESS.matcher(out).replaceAll("{ip}");
        out = TOKEN_VOLUME.matcher(out).replaceAll("kube-api-access-{x}");
        out = VERSION_YAML.matcher(out).replaceAll("resourceVersion: \"{rv}\"");
        out = versions(out);
        var lines = new ArrayList<String>();
        for (var line : out.split("\n", -1)) {
            lines.add(line.replace("\t", "  ").stripTrailing());
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        replaceTableAges(lines);
        lines.replaceAll(line -> BLANKS.matcher(line).replaceAll("$1  "));
        if (describe) {
            normaliseDescribe(lines);
        }
        return lines;
    }

    /** An answer without what no two runs have in common: UIDs, names of tokens' volumes, times if they are told. */
    static String withoutIds(String text, boolean times) {
        var out = UID.matcher(text).replaceAll("{uid}");
        out = TOKEN_VOLUME.matcher(out).replaceAll("kube-api-access-{x}");
        return times ? RFC_3339.matcher(out).replaceAll("{time}") : out;
    }

    /**
     * Done to what was recorded too: JSON in one line and JSON in many have their versions written alike, those in
     * descriptions are chance as well, and the recorder had another name once.
     */
    static String versions(String text) {
        var named = text.replace(FORMER_RECORDER, KubeletProfile.STAND_IN.fieldManager());
        var described = VERSION_DESCRIBED.matcher(named).replaceAll("$1  {rv}");
        return VERSION_JSON.matcher(described).replaceAll("\"resourceVersion\":\"{rv}\"");
    }

    private String replaceNames(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        var names = new LinkedHashMap<String, String>();
        for (var pod : pods.values()) {
            int nth = counts.merge(pod.generateName + "\n" + pod.node, 1, Integer::sum);
            names.put(pod.name, pod.generateName + "{" + pod.node + (nth == 1 ? "" : "/" + nth) + "}");
        }
        var out = text;
        var longestFirst = new ArrayList<>(names.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (var name : longestFirst) {
            out = out.replace(name, names.getOrDefault(name, name));
        }
        return out;
    }

    private String replaceHashes(String text) {
        var out = text;
        for (var entry : hashes.entrySet()) {
            out = out.replaceAll("\\b" + Pattern.quote(entry.getKey()) + "\\b", "{hash" + entry.getValue() + "}");
        }
        return out;
    }

    private static void replaceTableAges(List<String> lines) {
        List<Integer> ageCells = List.of();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isEmpty()) {
                ageCells = List.of();
                continue;
            }
            var cells = CELLS.split(line, -1);
            var heads = new ArrayList<Integer>();
            for (int c = 0; c < cells.length; c++) {
                if (AGE_HEADS.contains(cells[c])) {
                    heads.add(c);
                }
            }
            if (!heads.isEmpty()) {
                ageCells = heads;
            } else if (!ageCells.isEmpty() && !line.startsWith(" ")) {
                for (int c : ageCells) {
                    if (c < cells.length) {
                        cells[c] = "{age}";
                    }
                }
                lines.set(i, String.join("  ", cells));
            }
        }
    }

    private static void normaliseDescribe(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, AGE_AT_END.matcher(lines.get(i)).replaceFirst("$1  {age}"));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("Events:")) {
                i = sortEvents(lines, i + 3) - 1;
            }
        }
    }

    /** Sorts the indented lines from {@code from} on; returns where they end. */
    private static int sortEvents(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && lines.get(end).startsWith(" ")) {
            var line = lines.get(end);
            var indent = line.substring(0, line.length() - line.stripLeading().length());
            var cells = CELLS.split(line.strip(), -1);
            if (cells.length > 2) {
                cells[2] = "{age}";
            }
            lines.set(end, indent + String.join("  ", cells));
            end++;
        }
        if (end > from) {
            lines.subList(from, end).sort(Comparator.naturalOrder());
        }
        return end;
    }
}
