package dev.podfall.benchmarks;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text that asks much of whoever reads it. */
record HostileText(String name, Supplier<String> content) {
    private static final int MB = 1_000_000;

    static List<HostileText> all() {
        return List.of(
                of("annotation of 10 MB, plain", () -> annotation("some words ".repeat(10 * MB / 11) + "x")),
                of("annotation of 10 MB, plain, no blanks", () -> annotation("x".repeat(10 * MB))),
                of("annotation of 10 MB, base64", () -> annotation("QUJDREVGR0hJ".repeat(10 * MB / 12))),
                of(
                        "annotation of 10 MB, folded plain",
                        () -> annotation("some words\n      ".repeat(10 * MB / 17) + "x")),
                of("annotation of 10 MB, double quotes", () -> annotation('"' + "some \\u00e4 ".repeat(MB) + '"')),
                of("annotation of 10 MB, literal", () -> annotation("|\n" + "      a line\n".repeat(10 * MB / 13))),
                of("annotation of 10 MB, one anchor", () -> annotation("&a " + "x".repeat(10 * MB))),
                of("annotation of 1 MB, plain", () -> annotation("some words ".repeat(MB / 11) + "x")),
                of("annotation of 2.5 million emoji", () -> annotation("\uD83D\uDE00".repeat(2_500_000))),
                of("annotation of colons", () -> annotation("x" + "a:b ".repeat(MB) + "y")),
                of("annotation of a:b:c without blanks", () -> annotation("a:".repeat(5 * MB) + "y")),
                of("annotation 1:1:1", () -> annotation("\"" + "1:".repeat(20_000) + "1\"")),
                of("annotation 1:1:1 of 5 MB", () -> annotation("\"" + "1:".repeat(5 * MB / 2) + "1\"")),
                of(
                        "JSON of 10 MB",
                        () ->
                                "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"node\",\"annotations\":"
                                        + "{\"a\":\"" + "x".repeat(10 * MB) + "\"}}}"),
                of("key of 5 MB", () -> node("annotations:\n    " + "k".repeat(5 * MB) + ": v")),
                of("key of 5 MB, asked", () -> node("annotations:\n    ? " + "k".repeat(5 * MB) + "\n    : v")),
                of("1 million keys", () -> node("annotations:\n" + lines(MB, i -> "    k" + i + ": v"))),
                of("label of 3 million digits", () -> node("labels:\n    a: " + "7".repeat(3 * MB))),
                of(
                        "capacity of 3 million digits",
                        () -> node("") + "\nstatus:\n  capacity:\n    cpu: " + "7".repeat(3 * MB)),
                of(
                        "capacity of 3 million digits, text",
                        () -> node("") + "\nstatus:\n  capacity:\n    cpu: \"" + "7".repeat(3 * MB) + '"'),
                of(
                        "exponent of 3 million digits",
                        () -> node("") + "\nstatus:\n  capacity:\n    cpu: 1e" + "7".repeat(3 * MB)),
                of("exponent of 9 digits", () -> node("") + "\nstatus:\n  capacity:\n    cpu: \"1e999999999\""),
                of(
                        "quantity of 1 million digits",
                        () -> daemonSet("a", "resources: {requests: {cpu: \"" + "7".repeat(MB) + "\"}}")),
                of(
                        "quantity of 1 million digits after the point",
                        () -> daemonSet("a", "resources: {requests: {cpu: \"0." + "7".repeat(MB) + "\"}}")),
                of(
                        "image of 2,150 letters",
                        () -> daemonSet("a", "imagePullPolicy: Always")
                                .replace("image: x", "image: " + "a.".repeat(1_075) + "b/x")),
                of(
                        "image of 1 MB",
                        () -> daemonSet("a", "imagePullPolicy: Always")
                                .replace("image: x", "image: " + "a-".repeat(MB / 2) + "b")),
                of(
                        "node name of 2,850 letters",
                        () -> node("").replace("name: node-0", "name: " + "n.".repeat(1_425) + "n")),
                of("node name of 1 MB", () -> node("").replace("name: node-0", "name: " + "n.".repeat(MB / 2) + "n")),
                of("1,000 DaemonSets without containers", () -> documents(1_000, HostileText::withoutContainers)),
                of("5,000 DaemonSets without containers", () -> documents(5_000, HostileText::withoutContainers)),
                of("20,000 faulty nodes", () -> documents(20_000, HostileText::faultyNode)),
                of("20,000 unreadable documents", () -> documents(20_000, i -> "a: [\n")),
                of(
                        "20,000 unknown kinds",
                        () -> documents(20_000, i -> "apiVersion: v1\nkind: Pear\nmetadata:\n  name: p" + i + "\n")),
                of("5,000 containers", () -> daemonSetOf(5_000)),
                of("1,000 containers", () -> daemonSetOf(1_000)),
                of(
                        "20,000 variables",
                        () -> daemonSet(
                                "a", "env:\n" + lines(20_000, i -> "        - name: V" + i + "\n          value: v"))),
                of(
                        "20,000 tolerations",
                        () -> daemonSet(
                                "a", "stdin: true\n      tolerations:\n" + lines(20_000, i -> "      - key: k" + i))),
                of("200 DaemonSets on 50 nodes", () -> cluster(50, 200)),
                of("400 DaemonSets on 50 nodes", () -> cluster(50, 400)),
                of("5,000 nodes", () -> Fleet.manifest(5_000, 1)),
                of("20,000 nodes", () -> Fleet.manifest(20_000, 1)),
                of(
                        "10,000 nodes as edited copies",
                        () -> documents(
                                10_000,
                                i -> node("").replace(
                                                        "name: node-0",
                                                        "name: node-" + i + "\n  uid: u" + i
                                                                + "\n  resourceVersion: \"5\"")
                                        + '\n')),
                of("aliases, billion laughs", HostileText::laughs),
                of("aliases, of one big map", () -> "a: &a {b: c}\nd: [" + "*a, ".repeat(500_000) + "*a]\n"),
                of(
                        "aliases, merged",
                        () -> "a: &a {" + range(20_000, i -> "k" + i + ": v", ", ") + "}\n"
                                + lines(90, i -> "m" + i + ": {<<: *a}")),
                of("depth of lists", () -> "a: " + "[".repeat(MB)),
                of("depth of blocks", () -> range(2_000, i -> " ".repeat(i) + "a:", "\n")),
                of("depth of dashes", () -> "- ".repeat(MB) + "a"),
                of("depth of JSON", () -> "{\"a\":".repeat(MB)),
                of("NUL", () -> "\0".repeat(10 * MB)),
                of("tabs", () -> "\t".repeat(10 * MB)),
                of("tabs after colons", () -> lines(200_000, i -> "k" + i + ":\tv")),
                of("blanks", () -> " ".repeat(10 * MB)),
                of("line breaks", () -> "\n".repeat(10 * MB)),
                of("remarks", () -> "# remark\n".repeat(MB)),
                of("separators", () -> "---\n".repeat(2 * MB)),
                of("separators, wrong", () -> "--- x\n".repeat(2 * MB)),
                of("duplicate keys", () -> "a: b\n".repeat(MB)),
                of("quotes, open", () -> "a: \"" + "x\n".repeat(5 * MB)),
                of("question marks", () -> "? ".repeat(MB)),
                of("anchors", () -> lines(300_000, i -> "k" + i + ": &a" + i + " v")),
                of("tags", () -> lines(300_000, i -> "k" + i + ": !t" + i + " v")),
                of("colons", () -> ":".repeat(5 * MB)),
                of("flow of 1 million", () -> "a: [" + "1,".repeat(MB) + "1]"),
                of("braces of 1 million", () -> "a: {" + range(MB, i -> "k" + i + ": 1", ", ") + "}"));
    }

    private static HostileText of(String name, Supplier<String> content) {
        return new HostileText(name, content);
    }

    private static String annotation(String value) {
        return node("annotations:\n    a: " + value);
    }

    private static String node(String meta) {
        return "apiVersion: v1\nkind: Node\nmetadata:\n  name: node-0\n" + (meta.isEmpty() ? "" : "  " + meta);
    }

    private static String daemonSet(String name, String container) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: %1$s
            spec:
              selector:
                matchLabels:
                  app: %1$s
              template:
                metadata:
                  labels:
                    app: %1$s
                spec:
                  containers:
                  - name: c
                    image: x
            """.formatted(name) + (container.isEmpty() ? "" : "        " + container);
    }

    private static String daemonSetOf(int containers) {
        return daemonSet("a", "") + lines(containers, i -> """
                  - name: c%1$d
                    image: registry.example/x:%1$d
                    resources: {requests: {cpu: 1m, memory: 1Mi}}
                    livenessProbe: {httpGet: {path: /, port: 80}}
            """.formatted(i).stripTrailing());
    }

    private static String withoutContainers(int i) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: d%1$d
            spec:
              selector:
                matchLabels:
                  app: d%1$d
              template:
                metadata:
                  labels:
                    app: d%1$d
                spec: {}
            """.formatted(i);
    }

    private static String faultyNode(int i) {
        return "apiVersion: v1\nkind: Node\nmetadata:\n  name: n%d\nspec:\n  taints:\n  - key: k\n    effect: Never\n"
                .formatted(i);
    }

    private static String cluster(int nodes, int daemonSets) {
        return documents(nodes, i -> node("").replace("name: node-0", "name: node-" + i) + '\n') + "---\n"
                + documents(daemonSets, i -> daemonSet("d" + i, "") + '\n');
    }

    private static String laughs() {
        var out = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            out.append("a%1$d: &a%1$d [%2$s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        return out.toString();
    }

    private static String documents(int count, IntFunction<String> document) {
        return range(count, document, "---\n");
    }

    private static String lines(int count, IntFunction<String> line) {
        return range(count, line, "\n");
    }

    private static String range(int count, IntFunction<String> item, String between) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(between));
    }
}
