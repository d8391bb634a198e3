package dev.podfall.apiserver;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Warning.Sort;
import dev.podfall.apiserver.validation.AddressRules;
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
 * <br>Differs: what upstream finds in the order of a map stands in the order of its keys.
 */
final class PodWarnings {
    /** A label of old, since when it is deprecated, and what it is called now. */
    private record OldLabel(String since, String now) {
        /** Not all of them are another label now. */
        Sort sort(Sort renamed) {
            return now.contains("/") ? renamed : Sort.OTHER;
        }

        String why() {
            var old = since.isEmpty() ? "" : "deprecated since " + since;
            if (now.isEmpty()) {
                return old;
            }
            var use = now.contains("/") ? "use \"" + now + "\" instead" : "use " + now + " instead";
            return old.isEmpty() ? use : old + "; " + use;
        }
    }

    private static final Map<String, OldLabel> DEPRECATED_LABELS = new TreeMap<>(Map.of(
            "beta.kubernetes.io/arch", new OldLabel("v1.14", "kubernetes.io/arch"),
            "beta.kubernetes.io/os", new OldLabel("v1.14", "kubernetes.io/os"),
            "failure-domain.beta.kubernetes.io/region", new OldLabel("v1.17", "topology.kubernetes.io/region"),
            "failure-domain.beta.kubernetes.io/zone", new OldLabel("v1.17", "topology.kubernetes.io/zone"),
            "beta.kubernetes.io/instance-type", new OldLabel("v1.17", "node.kubernetes.io/instance-type"),
            "app.kubernetes.io/created-by", new OldLabel("v1.9", ""),
            "scheduler.alpha.kubernetes.io/preferAvoidPods", new OldLabel("v1.22", "Taints and Tolerations"),
            "node-role.kubernetes.io/master", new OldLabel("", "node-role.kubernetes.io/control-plane")));

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
    private final FieldPath annotationsPath;
    private final Tree.Obj pod;
    private final Tree.Obj annotations;

    private PodWarnings(FieldPath path, Tree.Obj podOrTemplate) {
        spec = path.child("spec");
        annotationsPath = path.child("metadata").child("annotations");
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
        VolumePathWarnings.of(warnings.pod.list("volumes")).forEach(words -> warnings.out.add(Warning.of(words)));
        warnings.duplicates("hostAliases", "ip");
        warnings.duplicates("imagePullSecrets", "name");
        warnings.emptyNames();
        warnings.wholeBytes(warnings.spec.child("overhead"), warnings.pod.obj("overhead"));
        warnings.containers();
        warnings.ports();
        warnings.portNames();
        if (warnings.pod.number("terminationGracePeriodSeconds", 0) < 0) {
            warnings.say(
                    warnings.spec.child("terminationGracePeriodSeconds"),
                    "must be >= 0; negative values are invalid and will be treated as 1",
                    Sort.GRACE_PERIOD);
        }
        warnings.podAffinity();
        warnings.addresses();
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
                say(spec.child("nodeSelector").key(key), old.why(), old.sort(Sort.KEY_RENAMED), old.now());
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
                    say(here.child("values").index(v), values.get(v) + " is invalid, " + wrong, Sort.LABEL_VALUE);
                }
            }
        }
    }

    private void deprecatedKey(FieldPath path, String key) {
        var old = DEPRECATED_LABELS.get(key);
        if (old != null) {
            say(path, key + " is " + old.why(), old.sort(Sort.LABEL_RENAMED), old.now());
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
                    // One of them upstream calls by another name than its own.
                    var called = deprecated.get(0).replace("storageos", "storageOS");
                    say(spec.child("volumes").index(i).child(called), deprecated.get(1), Sort.VOLUME_GONE);
                }
            }
            claim(spec.child("volumes").index(i), volumes.get(i));
        }
    }

    /** Of the claim that is made for an ephemeral volume. */
    private void claim(FieldPath volume, Tree.Obj source) {
        var resources =
                source.obj("ephemeral").obj("volumeClaimTemplate").obj("spec").obj("resources");
        var path = volume.child("ephemeral")
                .child("volumeClaimTemplate")
                .child("spec")
                .child("resources");
        for (var part : List.of("requests", "limits")) {
            fraction(path.child(part), "storage", resources.obj(part));
        }
    }

    private void emptyNames() {
        var secrets = objects(pod, "imagePullSecrets");
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).text("name", "").isEmpty()) {
                say(spec.child("imagePullSecrets").index(i).child("name"), "invalid empty name \"\"", Sort.OTHER);
            }
        }
    }

    private void addresses() {
        var servers = pod.obj("dnsConfig").texts("nameservers");
        for (int i = 0; i < servers.size(); i++) {
            address(spec.child("dnsConfig").child("nameservers").index(i), servers.get(i));
        }
        var aliases = objects(pod, "hostAliases");
        for (int i = 0; i < aliases.size(); i++) {
            address(
                    spec.child("hostAliases").index(i).child("ip"),
                    aliases.get(i).text("ip", ""));
        }
    }

    private void address(FieldPath path, String address) {
        var words = AddressRules.ipWarning(address);
        if (words != null) {
            say(path, words, Sort.OTHER);
        }
    }

    private void portNames() {
        var first = new TreeMap<String, FieldPath>();
        eachContainer((path, container) -> {
            var ports = objects(container, "ports");
            for (int i = 0; i < ports.size(); i++) {
                var name = ports.get(i).text("name", "");
                var here = path.child("ports").index(i);
                var other = name.isEmpty() ? null : first.putIfAbsent(name, here);
                if (other != null) {
                    say(
                            here,
                            "duplicate port name \"" + name + "\" with " + other
                                    + ", services and probes that select ports by name will use " + other,
                            Sort.PORT_TWICE);
                }
            }
        });
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
            fraction(path, resource, amounts);
        }
    }

    private void fraction(FieldPath path, String resource, Tree.Obj amounts) {
        var amount = amounts.text(resource);
        if (amount != null && Quantity.parse(amount).milliValue() % 1000 != 0) {
            say(
                    path.key(resource),
                    "fractional byte value \"" + amount + "\" is invalid, must be an integer",
                    Sort.FRACTION_OF_BYTE);
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
            appArmor(container);
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

    /** Of templates; a pod's own annotation is looked at elsewhere. */
    private void appArmor(Tree.Obj container) {
        if (!spec.text().equals("spec") && AppArmor.isDeprecated(pod, annotations, container)) {
            var key = AppArmor.PREFIX + container.text("name", "");
            say(annotationsPath.key(key), AppArmor.DEPRECATED, Sort.ANNOTATION_BECOMES_FIELD);
        }
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
                hostIpAlone(path.child("ports").index(i), port);
                var here = new Port(path.child("ports").index(i), port.text("hostIP", ""), port.number("hostPort", 0));
                var others = all.computeIfAbsent(
                        port.number("containerPort", 0) + "/" + port.text("protocol", "TCP"), any -> new ArrayList<>());
                others.forEach(other -> conflict(here, other));
                others.add(here);
            }
        });
    }

    private void hostIpAlone(FieldPath path, Tree.Obj port) {
        var address = port.text("hostIP", "");
        if (!address.isEmpty() && port.number("hostPort", 0) == 0) {
            say(
                    path,
                    "hostIP set without hostPort: {Name:" + port.text("name", "") + " HostPort:0 ContainerPort:"
                            + port.number("containerPort", 0) + " Protocol:" + port.text("protocol", "") + " HostIP:"
                            + address + "}",
                    Sort.OTHER);
        }
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
