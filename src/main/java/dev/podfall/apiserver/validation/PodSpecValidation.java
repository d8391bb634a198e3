package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pod wants, in a pod or in a template.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePodSpec}.
 * <br>Differs: in nothing that we know of; scheduling groups are dropped before (their gate is closed by default).
 */
final class PodSpecValidation {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

    private static final int LONGEST_HOST_NAME = 64;

    private final FieldErrors errors;
    private final FieldPath path;
    private final Tree.Obj spec;
    private final Tree.@Nullable Obj podMeta;

    private PodSpecValidation(FieldErrors errors, FieldPath path, Tree.Obj spec, Tree.@Nullable Obj podMeta) {
        this.errors = errors;
        this.path = path;
        this.spec = spec;
        this.podMeta = podMeta;
    }

    /** @param podMeta of the pod whose own it is; null for a template's */
    static void check(FieldErrors errors, FieldPath path, Tree.Obj spec, Tree.@Nullable Obj podMeta) {
        var validation = new PodSpecValidation(errors, path, spec, podMeta);
        validation.containers();
        validation.network();
        validation.placement();
        validation.names();
        validation.scheduling();
    }

    private void containers() {
        boolean ofPod = podMeta != null;
        var podName = podMeta == null ? "" : podMeta.text("name", "");
        boolean mirror = podMeta != null && podMeta.obj("annotations").has(PodAnnotationValidation.MIRROR);
        var volumes = VolumeValidation.volumes(errors, path.child("volumes"), spec.list("volumes"), podName, ofPod);
        ResourceClaimValidation.ofPod(errors, path.child("resourceClaims"), spec.list("resourceClaims"), mirror);
        var containers = new ContainerValidation(errors, spec, volumes);
        containers.containers(path.child("containers"), spec.list("containers"));
        containers.initContainers(path.child("initContainers"), spec.list("initContainers"), spec.list("containers"));
        containers.ephemeralContainers(path.child("ephemeralContainers"), spec);
        ResourceValidation.ofPod(
                errors, path.child("resources"), spec, ResourceClaimValidation.names(spec.list("resourceClaims")));
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
                if ((podMeta != null || host != 0) && host != port.number("containerPort", 0)) {
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
        SecurityContextValidation.ofPod(errors, path.child("securityContext"), spec.obj("securityContext"), spec);
        if (spec.get("affinity") instanceof Tree.Obj affinity) {
            AffinityValidation.affinity(errors, path.child("affinity"), affinity);
        }
        DnsConfigValidation.check(errors, path.child("dnsConfig"), spec);
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
        OsValidation.hostProcess(errors, path, spec);
        hostUsers();
        hostName();
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
        Walk.containers(path, spec, (here, container) -> {
            if (!container.list("volumeDevices").isEmpty()) {
                errors.forbidden(here.child("volumeDevices"), "when `hostUsers` is false");
            }
        });
    }

    private void hostName() {
        var name = spec.text("hostnameOverride");
        if (name == null) {
            return;
        }
        var here = path.child("hostnameOverride");
        if (spec.flag("setHostnameAsFQDN")) {
            errors.forbidden(here, "may not be specified when setHostnameAsFQDN is true");
        }
        if (spec.flag("hostNetwork")) {
            errors.forbidden(here, "may not be specified when hostNetwork is true");
        }
        if (VolumeSourceRules.bytes(name) > LONGEST_HOST_NAME) {
            errors.tooLong(here, LONGEST_HOST_NAME);
        }
        errors.subdomain(here, name);
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
        Walk.items(path.child("hostAliases"), spec.list("hostAliases"), (here, alias) -> {
            AddressRules.ip(errors, here.child("ip"), alias.text("ip", ""));
            var names = alias.texts("hostnames");
            for (int i = 0; i < names.size(); i++) {
                errors.subdomain(here.child("hostnames").index(i), names.get(i));
            }
        });
        subdomain("priorityClassName");
        subdomain("runtimeClassName");
        if (spec.text("preemptionPolicy") != null) {
            choice("preemptionPolicy", PREEMPTION_POLICIES);
        }
        ResourceValidation.ofContainer(errors, path.child("overhead"), overheadAsLimits(), Set.of());
        OsValidation.os(errors, path, spec);
        fileVolumes();
    }

    /** Variables out of files need a volume that is empty at first. */
    private void fileVolumes() {
        var sources = new LinkedHashMap<String, Tree.Obj>();
        Walk.items(path, spec.list("volumes"), (here, volume) -> sources.put(volume.text("name", ""), volume));
        Walk.containers(
                path,
                spec,
                (here, container) -> Walk.items(here.child("env"), container.list("env"), (variable, env) -> {
                    if (!(env.obj("valueFrom").get("fileKeyRef") instanceof Tree.Obj reference)) {
                        return;
                    }
                    var name = reference.text("volumeName", "");
                    var place = variable.child("valueFrom").child("fileKeyRef").child("volumeName");
                    var volume = sources.get(name);
                    if (volume == null) {
                        errors.notFound(place, name);
                    } else if (!volume.has("emptyDir")) {
                        errors.invalid(place, name, "referenced volume must be of type emptyDir");
                    }
                }));
    }

    private Tree.Obj overheadAsLimits() {
        return spec.get("overhead") instanceof Tree.Obj overhead ? Tree.obj("limits", overhead) : Tree.obj();
    }
}
