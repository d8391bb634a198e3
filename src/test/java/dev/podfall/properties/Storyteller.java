package dev.podfall.properties;

import dev.podfall.properties.Story.Doc;
import dev.podfall.properties.Story.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes stories: small clusters, one or two DaemonSets, and what users and kubelets do to them. Wild ones have all that may
 * go on for ever, or ends late: tolerationSeconds, containers that crash or will not stop, kubelets that refuse pods of
 * surging DaemonSets and start again, priorities, questions what would be.
 */
final class Storyteller {
    private static final List<String> LABELS = List.of("zone", "disk", "cores");
    private static final List<String> LABEL_VALUES = List.of("x", "y", "4", "16");
    private static final List<String> TAINTS = List.of("a", "b", "team");
    private static final List<String> EFFECTS = List.of("NoSchedule", "NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final List<String> TAGS = List.of("1.0", "2.0", "3.0", "2.0", "unready", "missing", "crash");

    private final SplittableRandom random;
    private final long seed;
    private final Map<String, List<Doc>> files = new LinkedHashMap<>();
    private final List<String> acts = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private final List<String> daemonSets = new ArrayList<>();
    private final boolean wild;
    private boolean surges;

    private Storyteller(long seed, boolean wild) {
        this.seed = seed;
        this.wild = wild;
        this.random = new SplittableRandom(seed);
    }

    static Story story(long seed) {
        return new Storyteller(seed, false).tell();
    }

    static Story wildStory(long seed) {
        return new Storyteller(seed, true).tell();
    }

    private Story tell() {
        cluster();
        daemonSet("agent", "1.0");
        if (chance(0.4)) {
            daemonSet("logs", "2.0");
        }
        if (wild) {
            act("kubectl apply -f classes.yaml");
        }
        act("kubectl apply -f nodes.yaml");
        for (var name : daemonSets) {
            act("kubectl apply -f " + name + ".yaml");
        }
        int count = 3 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            act(wild && chance(0.4) ? wildAct() : anyAct());
            if (i == count / 2) {
                acts.add(Story.REST);
            }
        }
        return new Story(seed, files, List.copyOf(acts));
    }

    private void act(String act) {
        acts.add(act);
        double pause = random.nextDouble();
        if (pause < 0.25) {
            acts.add("wait 700ms");
        } else if (pause < 0.8) {
            acts.add("wait " + (2 + random.nextInt(20)) + "s");
        }
    }

    private String anyAct() {
        var ds = oneOf(daemonSets);
        var node = oneOf(nodes);
        return switch (random.nextInt(26)) {
            case 0, 1, 2 -> "kubectl set image ds/" + ds + " agent=registry.example/" + ds + ":" + tag();
            case 3 -> "kubectl rollout undo ds/" + ds;
            case 4 -> "kubectl rollout undo ds/" + ds + " --to-revision=" + (1 + random.nextInt(3));
            case 5 -> "kubectl rollout restart ds/" + ds;
            case 6 -> "kubectl apply -f " + ds + "-2.yaml";
            case 7 -> "kubectl apply -f " + ds + ".yaml";
            case 8, 9, 10 -> "kubectl taint node " + node + " " + taint() + " --overwrite";
            case 11, 12 -> "kubectl taint node " + node + " " + oneOf(TAINTS) + "-";
            case 13 -> "kubectl label node " + node + " " + oneOf(LABELS) + "=" + oneOf(LABEL_VALUES) + " --overwrite";
            case 14 -> "kubectl label node " + node + " " + oneOf(LABELS) + "-";
            case 15 -> "kubectl cordon " + node;
            case 16 -> "kubectl uncordon " + node;
            case 17 -> "kubectl delete pod --wait=false --field-selector spec.nodeName=" + node;
            case 18 -> "kubectl apply -f late.yaml";
            case 19 -> "kubectl delete node " + node;
            case 20 -> "kubectl apply -f nodes.yaml";
            case 21 -> "kubelet " + (chance(0.5) ? "stop " : "start ") + node;
            case 22 -> "kubelet condition " + node + " " + condition();
            case 23 ->
                "kubectl delete ds " + ds + " --wait=false"
                        + oneOf(List.of("", " --cascade=orphan", " --cascade=foreground"));
            case 24 -> "kubectl drain " + node + " --ignore-daemonsets --force --timeout=5s";
            default -> "kubectl apply -f bare.yaml";
        };
    }

    private String wildAct() {
        var node = oneOf(nodes);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> "kubectl taint node " + node + " " + oneOf(TAINTS) + ":NoExecute --overwrite";
            case 3 -> "kubelet stop " + node;
            case 4 -> "kubelet start " + node;
            case 5 -> "kubelet condition " + node + " " + condition();
            case 6 -> "kubectl apply -f bare.yaml";
            case 7 -> "wait " + (1 + random.nextInt(90)) + "s";
            default -> Story.WHAT_IF + anyAct();
        };
    }

    private String condition() {
        // A surging DaemonSet makes pods without a pause for a node that refuses them all: upstream's too.
        return oneOf(
                surges && !wild
                        ? List.of("Ready=False", "Ready=True", "MemoryPressure=True", "MemoryPressure=False")
                        : List.of("Ready=False", "Ready=True", "DiskPressure=True", "DiskPressure=False"));
    }

    private String taint() {
        var value = oneOf(List.of("", "=1", "=2"));
        return oneOf(TAINTS) + value + ":" + oneOf(EFFECTS);
    }

    private void cluster() {
        int count = 1 + random.nextInt(5);
        var docs = new ArrayList<Doc>();
        for (int i = 1; i <= count; i++) {
            nodes.add("n" + i);
            docs.add(node("n" + i));
        }
        files.put("nodes.yaml", List.copyOf(docs));
        files.put("late.yaml", List.of(node("n9")));
        nodes.add("n9");
        files.put("bare.yaml", List.of(bare("bare-1", ""), bare("bare-2", "  nodeName: n1")));
        if (wild) {
            files.put("classes.yaml", List.of(priorityClass("high", 1000), priorityClass("low", -10)));
        }
    }

    private Doc priorityClass(String name, int value) {
        return new Doc(lines(
                "apiVersion: scheduling.k8s.io/v1",
                "kind: PriorityClass",
                "metadata: {name: " + name + "}",
                "value: " + value));
    }

    private Doc node(String name) {
        var lines = lines(
                "apiVersion: v1",
                "kind: Node",
                "metadata:",
                "  name: " + name,
                "  labels:",
                "    kubernetes.io/hostname: " + name);
        for (var label : LABELS) {
            if (chance(0.4)) {
                lines.add(new Line("    " + label + ": \"" + oneOf(LABEL_VALUES) + "\"", true));
            }
        }
        if (chance(0.4)) {
            var key = oneOf(TAINTS);
            var value = oneOf(List.of("", ", value: \"1\"", ", value: \"2\""));
            lines.add(new Line("spec: {taints: [{key: " + key + value + ", effect: " + oneOf(EFFECTS) + "}]}", true));
        }
        if (chance(0.15)) {
            lines.add(new Line("status: {capacity: {cpu: \"1\", memory: 1Gi, pods: \"3\"}}", true));
        }
        return new Doc(List.copyOf(lines));
    }

    private Doc bare(String name, String nodeName) {
        var lines = lines("apiVersion: v1", "kind: Pod", "metadata:", "  name: " + name, "spec:");
        if (!nodeName.isEmpty()) {
            lines.add(new Line(nodeName, true));
        }
        if (wild && chance(0.5)) {
            lines.add(new Line("  tolerations: [" + toleration() + "]", true));
        }
        if (wild && chance(0.5)) {
            lines.add(new Line("  priorityClassName: " + oneOf(List.of("high", "low")), true));
        }
        lines.add(new Line(
                "  containers: [{name: web, image: registry.example/web:1.0, resources: {requests: {cpu: 500m}}}]",
                false));
        return new Doc(List.copyOf(lines));
    }

    private void daemonSet(String name, String tag) {
        daemonSets.add(name);
        files.put(name + ".yaml", List.of(daemonSetDoc(name, tag)));
        files.put(name + "-2.yaml", List.of(daemonSetDoc(name, tag())));
    }

    private Doc daemonSetDoc(String name, String tag) {
        var lines = lines(
                "apiVersion: apps/v1",
                "kind: DaemonSet",
                "metadata:",
                "  name: " + name,
                "spec:",
                "  selector: {matchLabels: {app: " + name + "}}");
        if (chance(0.6)) {
            lines.add(new Line("  updateStrategy: " + strategy(), true));
        }
        if (chance(0.3)) {
            lines.add(new Line("  revisionHistoryLimit: " + random.nextInt(3), true));
        }
        if (chance(0.2)) {
            lines.add(new Line("  minReadySeconds: " + (1 + random.nextInt(8)), true));
        }
        lines.addAll(lines("  template:", "    metadata: {labels: {app: " + name + "}}", "    spec:"));
        if (chance(wild ? 0.8 : 0.3)) {
            lines.add(new Line(
                    "      tolerations: [" + toleration() + (chance(0.4) ? ", " + toleration() : "") + "]", true));
        }
        if (chance(0.2)) {
            lines.add(new Line("      nodeSelector: {" + oneOf(LABELS) + ": \"" + oneOf(LABEL_VALUES) + "\"}", true));
        }
        if (chance(0.2)) {
            lines.add(new Line(
                    "      affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{"
                            + term() + "}]}}}",
                    true));
        }
        if (wild && chance(0.4)) {
            lines.add(new Line("      priorityClassName: " + oneOf(List.of("high", "low")), true));
        }
        if (chance(0.1)) {
            lines.add(new Line("      terminationGracePeriodSeconds: " + random.nextInt(40), true));
        }
        lines.addAll(lines(
                "      containers:", "      - name: agent", "        image: registry.example/" + name + ":" + tag));
        if (chance(0.3)) {
            lines.add(new Line(
                    "        resources: {requests: {cpu: " + oneOf(List.of("100m", "\"1\"", "\"3\"")) + "}}", true));
        }
        if (chance(0.15)) {
            lines.add(new Line("        ports: [{containerPort: 80, hostPort: 8080}]", true));
        }
        return new Doc(List.copyOf(lines));
    }

    private String strategy() {
        int which = random.nextInt(6);
        surges |= which > 2;
        return switch (which) {
            case 0 -> "{type: OnDelete}";
            case 1 -> "{rollingUpdate: {maxUnavailable: 50%}}";
            case 2 -> "{rollingUpdate: {maxUnavailable: 2}}";
            case 3 -> "{rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}";
            case 4 -> "{rollingUpdate: {maxUnavailable: 0, maxSurge: 40%}}";
            default -> "{rollingUpdate: {maxUnavailable: 0, maxSurge: 2}}";
        };
    }

    private String toleration() {
        if (wild && chance(0.6)) {
            return "{key: " + oneOf(TAINTS) + ", operator: Exists, effect: NoExecute, tolerationSeconds: "
                    + oneOf(List.of(0, 1, 2, 10, 90)) + "}";
        }
        var effect = oneOf(List.of("", ", effect: NoSchedule", ", effect: NoExecute"));
        return switch (random.nextInt(5)) {
            case 0 -> "{operator: Exists}";
            case 1 -> "{key: " + oneOf(TAINTS) + ", operator: Equal, value: \"\"" + effect + "}";
            case 2 -> "{key: " + oneOf(TAINTS) + ", operator: Equal, value: \"1\"" + effect + "}";
            default -> "{key: " + oneOf(TAINTS) + ", operator: Exists" + effect + "}";
        };
    }

    private String term() {
        return switch (random.nextInt(6)) {
            case 0 -> "matchExpressions: [{key: cores, operator: Gt, values: [\"8\"]}]";
            case 1 -> "matchExpressions: [{key: cores, operator: DoesNotExist}]";
            case 2 -> "matchExpressions: [{key: disk, operator: NotIn, values: [x]}]";
            case 3 -> "matchExpressions: [{key: zone, operator: Exists}]";
            case 4 -> "matchFields: [{key: metadata.name, operator: NotIn, values: [n1]}]";
            default -> "matchExpressions: [{key: zone, operator: In, values: [x, y]}]";
        };
    }

    private String tag() {
        return wild && chance(0.3) ? oneOf(List.of("stubborn", "crash", "missing")) : oneOf(TAGS);
    }

    private static List<Line> lines(String... texts) {
        var out = new ArrayList<Line>();
        for (var text : texts) {
            out.add(new Line(text, false));
        }
        return out;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
