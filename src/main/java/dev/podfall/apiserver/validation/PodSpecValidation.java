package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a pod wants, in a pod or in a template.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePodSpec}.
 * <br>Differs: resource claims, resources of the whole pod, Windows and scheduling groups are not looked at.
 */
final class PodSpecValidation {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

    private final FieldErrors errors;
    private final FieldPath path;
    private final Tree.Obj spec;
    private final boolean ofPod;

    private PodSpecValidation(FieldErrors errors, FieldPath path, Tree.Obj spec, boolean ofPod) {
        this.errors = errors;
        this.path = path;
        this.spec = spec;
        this.ofPod = ofPod;
    }

    /** @param ofPod whether it is a pod's own, not a template's */
    static void check(FieldErrors errors, FieldPath path, Tree.Obj spec, boolean ofPod) {
        var validation = new PodSpecValidation(errors, path, spec, ofPod);
        validation.containers();
        validation.network();
        validation.placement();
        validation.names();
        validation.scheduling();
    }

    private void containers() {
        var volumes = VolumeValidation.volumes(errors, path.child("volumes"), spec.list("volumes"));
        var containers = new ContainerValidation(
                errors, volumes, spec.number("terminationGracePeriodSeconds", 30), spec.flag("hostUsers", true));
        containers.containers(path.child("containers"), spec.list("containers"));
        containers.initContainers(path.child("initContainers"), spec.list("initContainers"), spec.list("containers"));
    }

    private void network() {
        if (spec.flag("hostNetwork")) {
            var containers = spec.list("containers");
            for (int i = 0; i < containers.size(); i++) {
                if (containers.get(i) instanceof Tree.Obj container) {
                    hostNetworkPorts(path.child("containers").index(i).child("ports"), container.list("ports"));
                }
            }
        }
        choice("restartPolicy", RESTART_POLICIES);
        choice("dnsPolicy", DNS_POLICIES);
    }

    private void hostNetworkPorts(FieldPath ports, List<Tree> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Obj port) {
                long host = port.number("hostPort", 0);
                if ((ofPod || host != 0) && host != port.number("containerPort", 0)) {
                    errors.invalid(
                            ports.index(i).child("hostPort"),
                            host,
                            "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private void choice(String field, List<String> choices) {
        var value = spec.text(field, "");
        if (value.isEmpty()) {
            errors.required(path.child(field));
        } else if (!choices.contains(value)) {
            errors.notSupported(path.child(field), value, choices);
        }
    }

    private void placement() {
        LabelValidation.labels(errors, path.child("nodeSelector"), spec.obj("nodeSelector"));
        if (spec.get("securityContext") instanceof Tree.Obj context) {
            SecurityContextValidation.ofPod(errors, path.child("securityContext"), context, spec.flag("hostPID"));
        }
        if (spec.get("affinity") instanceof Tree.Obj affinity) {
            AffinityValidation.affinity(errors, path.child("affinity"), affinity);
        }
        dnsConfig();
        var gates = spec.list("readinessGates");
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i) instanceof Tree.Obj gate) {
                LabelValidation.labelName(
                        errors,
                        path.child("readinessGates").index(i).child("conditionType"),
                        gate.text("conditionType", ""));
            }
        }
        schedulingGates();
        AffinityValidation.topologySpread(
                errors, path.child("topologySpreadConstraints"), spec.list("topologySpreadConstraints"));
        hostUsers();
    }

    private void dnsConfig() {
        var config = spec.get("dnsConfig") instanceof Tree.Obj o ? o : null;
        var here = path.child("dnsConfig");
        if (spec.text("dnsPolicy", "").equals("None")) {
            if (config == null) {
                errors.required(here, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (config.list("nameservers").isEmpty()) {
                errors.required(
                        here.child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (config == null) {
            return;
        }
        if (config.list("nameservers").size() > 3) {
            errors.invalid(
                    here.child("nameservers"),
                    Tree.list(config.list("nameservers")),
                    "must not have more than 3 nameservers");
        }
        if (config.list("searches").size() > 32) {
            errors.invalid(
                    here.child("searches"),
                    Tree.list(config.list("searches")),
                    "must not have more than 32 search paths");
        }
        var options = config.list("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i) instanceof Tree.Obj option
                    && option.text("name", "").isEmpty()) {
                errors.required(here.child("options").index(i), "must not be empty");
            }
        }
    }

    private void schedulingGates() {
        var seen = new LinkedHashSet<String>();
        var gates = spec.list("schedulingGates");
        for (int i = 0; i < gates.size(); i++) {
            if (gates.get(i) instanceof Tree.Obj gate) {
                var here = path.child("schedulingGates").index(i);
                var name = gate.text("name", "");
                LabelValidation.labelName(errors, here, name);
                if (!seen.add(name)) {
                    errors.duplicate(here, name);
                }
            }
        }
    }

    private void hostUsers() {
        if (spec.flag("hostUsers", true)) {
            return;
        }
        for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.flag(field)) {
                // Upstream's paths for two of them are the internal names.
                var name = field.equals("hostNetwork") ? field : "H" + field.substring(1);
                errors.forbidden(path.child(name), "when `hostUsers` is false");
            }
        }
    }

    private void names() {
        subdomain("serviceAccountName");
        subdomain("nodeName");
        var deadline = spec.number("activeDeadlineSeconds");
        if (deadline != null && (deadline < 1 || deadline > Integer.MAX_VALUE)) {
            errors.invalid(
                    path.child("activeDeadlineSeconds"),
                    deadline,
                    NameRules.inclusiveRange(1, Integer.MAX_VALUE),
                    FieldError.Rule.RANGE);
        }
        for (var field : List.of("hostname", "subdomain")) {
            var value = spec.text(field, "");
            if (!value.isEmpty()) {
                errors.invalidEach(path.child(field), value, LabelRules.dns1123Label(value), FieldError.Rule.NAME);
            }
        }
    }

    private void subdomain(String field) {
        var value = spec.text(field, "");
        if (!value.isEmpty()) {
            errors.invalidEach(path.child(field), value, LabelRules.dns1123Subdomain(value), FieldError.Rule.NAME);
        }
    }

    private void scheduling() {
        TolerationValidation.tolerations(errors, path.child("tolerations"), spec.list("tolerations"));
        var aliases = spec.list("hostAliases");
        for (int i = 0; i < aliases.size(); i++) {
            if (aliases.get(i) instanceof Tree.Obj alias) {
                var names = alias.texts("hostnames");
                for (int j = 0; j < names.size(); j++) {
                    errors.invalidEach(
                            path.child("hostAliases")
                                    .index(i)
                                    .child("hostnames")
                                    .index(j),
                            names.get(j),
                            LabelRules.dns1123Subdomain(names.get(j)),
                            FieldError.Rule.NAME);
                }
            }
        }
        subdomain("priorityClassName");
        subdomain("runtimeClassName");
        if (spec.text("preemptionPolicy") != null) {
            choice("preemptionPolicy", PREEMPTION_POLICIES);
        }
        ResourceValidation.requirements(errors, path.child("overhead"), overheadAsLimits());
        var os = spec.obj("os").text("name");
        if (os != null && !List.of("linux", "windows").contains(os)) {
            errors.notSupported(path.child("os").child("name"), os, List.of("linux", "windows"));
        }
    }

    private Tree.Obj overheadAsLimits() {
        return spec.get("overhead") instanceof Tree.Obj overhead ? Tree.obj("limits", overhead) : Tree.obj();
    }
}
