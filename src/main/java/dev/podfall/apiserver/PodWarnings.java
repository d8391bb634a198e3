package dev.podfall.apiserver;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Warning.Sort;
import dev.podfall.apiserver.validation.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is allowed in pods and their templates, and yet hardly what somebody wants.
 *
 * <p>Upstream: pkg/api/pod/warnings.go {@code warningsForPodSpecAndMeta}; pkg/api/node/util.go.
 * <br>Differs: not of overlapping paths in volumes, nor of claims in ephemeral volumes; what upstream finds in the order of
 * a map stands in the order of its keys.
 */
final class PodWarnings {
    /** A label of old: upstream's words, and what it is called now; empty if nothing takes its place. */
    private record OldLabel(String why, String now) {
        static OldLabel since(String version, String now) {
            return new OldLabel("deprecated since " + version + "; use \"" + now + "\" instead", now);
        }
    }

    private static final Map<String, OldLabel> DEPRECATED_LABELS = new TreeMap<>(Map.of(
            "app.kubernetes.io/created-by", new OldLabel("deprecated since v1.9", ""),
            "scheduler.alpha.kubernetes.io/preferAvoidPods",
                    new OldLabel("deprecated since v1.22; use Taints and Tolerations instead", ""),
            "beta.kubernetes.io/arch", OldLabel.since("v1.14", "kubernetes.io/arch"),
            "beta.kubernetes.io/os", OldLabel.since("v1.14", "kubernetes.io/os"),
            "failure-domain.beta.kubernetes.io/region", OldLabel.since("v1.17", "topology.kubernetes.io/region"),
            "failure-domain.beta.kubernetes.io/zone", OldLabel.since("v1.17", "topology.kubernetes.io/zone"),
            "beta.kubernetes.io/instance-type", OldLabel.since("v1.17", "node.kubernetes.io/instance-type"),
            "node-role.kubernetes.io/master",
                    new OldLabel(
                            "use \"node-role.kubernetes.io/control-plane\" instead",
                            "node-role.kubernetes.io/control-plane")));

    private static final List<List<String>> DEPRECATED_ANNOTATIONS = List.of(
            List.of(
                    "scheduler.alpha.kubernetes.io/critical-pod",
                    "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
            List.of(
                    "security.alpha.kubernetes.io/sysctls",
                    "non-functional in v1.11+; use the \"sysctls\" field instead"),
            List.of(
                    "security.alpha.kubernetes.io/unsafe-sysctls",
                    "non-functional in v1.11+; use the \"sysctls\" field instead"));

    private static final List<List<String>> DEPRECATED_VOLUMES = List.of(
            List.of("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
            List.of("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
            List.of("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
            List.of("flocker", "deprecated in v1.22, non-functional in v1.25+"),
            List.of("storageos", "deprecated in v1.22, non-functional in v1.25+"),
            List.of("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
            List.of("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
            List.of("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
            List.of("rbd", "deprecated in v1.28, non-functional in v1.31+"));

    private static final List<String> BYTES = List.of("memory", "ephemeral-storage");
    private static final String SECCOMP_FIELD = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    /** A port and where it stands. */
    private record Port(FieldPath path, String hostIp, long hostPort) {}

    private final List<Warning> out = new ArrayList<>();
    private final FieldPath spec;
    private final FieldPath metadata;
    private final FieldPath annotationsPath;
    private final boolean ofTemplate;
    private final Tree.Obj pod;
    private final Tree.Obj annotations;

    private PodWarnings(FieldPath path, Tree.Obj podOrTemplate) {
        spec = path.child("spec");
        metadata = path.child("metadata");
        annotationsPath = metadata.child("annotations");
        ofTemplate = !path.toString().isEmpty();
        pod = podOrTemplate.obj("spec");
        annotations = podOrTemplate.obj("metadata").obj("annotations");
    }

    /** @param path of the pod or template; empty for a pod */
    static List<Warning> of(FieldPath path, Tree.Obj podOrTemplate) {
        var warnings = new PodWarnings(path, podOrTemplate);
        warnings.nodeLabels();
        warnings.spreading();
        warnings.annotations();
        warnings.volumes();
        warnings.duplicates("hostAliases", "ip");
        warnings.duplicates("imagePullSecrets", "name");
        warnings.wholeBytes(warnings.spec.child("overhead"), warnings.pod.obj("overhead"));
        warnings.containers();
        warnings.ports();
        if (warnings.pod.number("terminationGracePeriodSeconds", 0) < 0) {
            warnings.say(
                    warnings.spec.child("terminationGracePeriodSeconds"),
                    "must be >= 0; negative values are invalid and will be treated as 1",
                    Sort.GRACE_PERIOD);
        }
        warnings.podAffinity();
        return List.copyOf(warnings.out);
    }

    private void say(FieldPath path, String message, Sort sort) {
        say(path, message, sort, "");
    }

    private void say(FieldPath path, String message, Sort sort, String instead) {
        out.add(new Warning(path.toString(), message, sort, instead));
    }

    private static List<Tree.Obj> objects(Tree.Obj parent, String list) {
        return parent.<Tree.Obj>list(list, item -> item);
    }

    private void nodeLabels() {
        for (var key : pod.obj("nodeSelector").keys()) {
            var old = DEPRECATED_LABELS.get(key);
            if (old != null) {
                say(
                        spec.child("nodeSelector").key(key),
                        old.why(),
                        old.now().isEmpty() ? Sort.OTHER : Sort.KEY_RENAMED,
                        old.now());
            }
        }
        var affinity = pod.obj("affinity").obj("nodeAffinity");
        var path = spec.child("affinity").child("nodeAffinity");
        var terms = objects(affinity.obj(REQUIRED), "nodeSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            term(path.child(REQUIRED).child("nodeSelectorTerms").index(i), terms.get(i), false);
        }
        var preferred = objects(affinity, PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            term(
                    path.child(PREFERRED).index(i).child("preference"),
                    preferred.get(i).obj("preference"),
                    true);
        }
    }

    private void term(FieldPath path, Tree.Obj term, boolean checkValues) {
        var expressions = objects(term, "matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            var here = path.child("matchExpressions").index(i);
            deprecatedKey(here.child("key"), expressions.get(i).text("key", ""));
            var values = expressions.get(i).texts("values");
            for (int v = 0; checkValues && v < values.size(); v++) {
                for (var wrong : LabelRules.labelValue(values.get(v))) {
                    say(here.child("values").index(v), wrong, Sort.LABEL_VALUE);
                }
            }
        }
    }

    private void deprecatedKey(FieldPath path, String key) {
        var old = DEPRECATED_LABELS.get(key);
        if (old != null) {
            say(path, key + " is " + old.why(), old.now().isEmpty() ? Sort.OTHER : Sort.LABEL_RENAMED, old.now());
        }
    }

    private void spreading() {
        var constraints = objects(pod, "topologySpreadConstraints");
        for (int i = 0; i < constraints.size(); i++) {
            var here = spec.child("topologySpreadConstraints").index(i);
            deprecatedKey(here.child("topologyKey"), constraints.get(i).text("topologyKey", ""));
            labelSelector(here, constraints.get(i));
        }
    }

    private void labelSelector(FieldPath path, Tree.Obj term) {
        if (!term.has("labelSelector")) {
            say(path.child("labelSelector"), "a null labelSelector results in matching no pod", Sort.NO_SELECTOR);
        }
    }

    private void annotations() {
        for (var deprecated : DEPRECATED_ANNOTATIONS) {
            if (annotations.has(deprecated.get(0))) {
                say(annotationsPath.key(deprecated.get(0)), deprecated.get(1), Sort.ANNOTATION_IS_FIELD);
            }
        }
    }

    private void volumes() {
        var volumes = objects(pod, "volumes");
        for (int i = 0; i < volumes.size(); i++) {
            for (var deprecated : DEPRECATED_VOLUMES) {
                if (volumes.get(i).has(deprecated.get(0))) {
                    say(spec.child("volumes").index(i).child(deprecated.get(0)), deprecated.get(1), Sort.VOLUME_GONE);
                }
            }
        }
    }

    private void duplicates(String list, String key) {
        var seen = new LinkedHashSet<String>();
        var items = objects(pod, list);
        for (int i = 0; i < items.size(); i++) {
            var value = items.get(i).text(key, "");
            if (!seen.add(value)) {
                say(spec.child(list).index(i).child(key), "duplicate " + key + " \"" + value + "\"", Sort.TWICE);
            }
        }
    }

    private void wholeBytes(FieldPath path, Tree.Obj amounts) {
        for (var resource : BYTES) {
            var amount = amounts.text(resource);
            if (amount != null && Quantity.parse(amount).milliValue() % 1000 != 0) {
                say(
                        path.key(resource),
                        "fractional byte value \"" + amount + "\" is invalid, must be an integer",
                        Sort.FRACTION_OF_BYTE);
            }
        }
    }

    private void containers() {
        boolean podSeccomp = pod.obj("securityContext").has("seccompProfile");
        var key = "seccomp.security.alpha.kubernetes.io/pod";
        if (!podSeccomp && annotations.has(key)) {
            say(annotationsPath.key(key), SECCOMP_FIELD, Sort.ANNOTATION_IS_FIELD);
        }
        eachContainer((path, container) -> {
            var own = "container.seccomp.security.alpha.kubernetes.io/" + container.text("name", "");
            if (!container.obj("securityContext").has("seccompProfile") && annotations.has(own)) {
                say(annotationsPath.key(own), SECCOMP_FIELD, Sort.ANNOTATION_IS_FIELD);
            }
            if (ofTemplate && AppArmor.isDeprecated(pod, annotations, container)) {
                out.add(AppArmor.warning(metadata, container));
            }
            var resources = container.obj("resources");
            for (var resource : BYTES) {
                for (var part : List.of("limits", "requests")) {
                    var amount = resources.obj(part).text(resource);
                    if (amount != null) {
                        wholeBytes(path.child("resources").child(part), Tree.obj(resource, Tree.text(amount)));
                    }
                }
            }
            environment(path, objects(container, "env"));
        });
    }

    private void environment(FieldPath path, List<Tree.Obj> variables) {
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < variables.size(); i++) {
            var name = variables.get(i).text("name", "");
            if (seen.add(name)) {
                continue;
            }
            var value = variables.get(i).text("value", "");
            var reference = "$(" + name + ")";
            if (variables.get(i).has("valueFrom") || value.equals(reference) || !value.contains(reference)) {
                say(
                        path.child("env").index(i),
                        "hides previous definition of \"" + name + "\", which may be dropped when using apply",
                        Sort.VARIABLE_HIDDEN);
            }
        }
    }

    private void ports() {
        var all = new TreeMap<String, List<Port>>();
        eachContainer((path, container) -> {
            var ports = objects(container, "ports");
            for (int i = 0; i < ports.size(); i++) {
                var port = ports.get(i);
                var here = new Port(path.child("ports").index(i), port.text("hostIP", ""), port.number("hostPort", 0));
                var others = all.computeIfAbsent(
                        port.number("containerPort", 0) + "/" + port.text("protocol", "TCP"), any -> new ArrayList<>());
                others.forEach(other -> conflict(here, other));
                others.add(here);
            }
        });
    }

    private void conflict(Port port, Port other) {
        if (port.hostIp().equals(other.hostIp()) && port.hostPort() == other.hostPort()) {
            say(port.path(), "duplicate port definition with " + other.path(), Sort.PORT_TWICE);
        } else if (port.hostPort() == 0 || other.hostPort() == 0) {
            say(port.path(), "overlapping port definition with " + other.path(), Sort.PORT_TWICE);
        } else if (port.hostPort() == other.hostPort()
                && port.hostIp().isEmpty() != other.hostIp().isEmpty()) {
            say(port.path(), "dangerously ambiguous port definition with " + other.path(), Sort.PORT_TWICE);
        }
    }

    private void podAffinity() {
        for (var sort : List.of("podAffinity", "podAntiAffinity")) {
            var affinity = pod.obj("affinity").obj(sort);
            var path = spec.child("affinity").child(sort);
            var required = objects(affinity, REQUIRED);
            for (int i = 0; i < required.size(); i++) {
                labelSelector(path.child(REQUIRED).index(i), required.get(i));
            }
            var preferred = objects(affinity, PREFERRED);
            for (int i = 0; i < preferred.size(); i++) {
                labelSelector(
                        path.child(PREFERRED).index(i).child("podAffinityTerm"),
                        preferred.get(i).obj("podAffinityTerm"));
            }
        }
    }

    /** Init containers first. */
    private void eachContainer(ContainerVisitor visitor) {
        for (var list : List.of("initContainers", "containers")) {
            var containers = objects(pod, list);
            for (int i = 0; i < containers.size(); i++) {
                visitor.visit(spec.child(list).index(i), containers.get(i));
            }
        }
    }

    /** What is to be done with a container at its place. */
    private interface ContainerVisitor {
        void visit(FieldPath path, Tree.Obj container);
    }
}
