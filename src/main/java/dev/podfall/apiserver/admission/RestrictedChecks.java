package dev.podfall.apiserver.admission;

import static dev.podfall.apiserver.admission.SecuredPod.containers;
import static dev.podfall.apiserver.admission.SecuredPod.context;
import static dev.podfall.apiserver.admission.SecuredPod.objects;
import static dev.podfall.apiserver.admission.SecuredPod.plural;
import static dev.podfall.apiserver.admission.SecuredPod.quoted;
import static dev.podfall.apiserver.admission.SecuredPod.setters;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the restricted standard forbids besides. Each check answers null if it has nothing against a pod.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/policy, the checks of level restricted.
 * <br>Differs: in nothing that we know of.
 */
final class RestrictedChecks {
    private static final List<String> VOLUMES = List.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private RestrictedChecks() {}

    static @Nullable SecurityFinding escalation(SecuredPod pod, int minor) {
        if (minor < 8 || (minor >= 25 && pod.isWindows())) {
            return null;
        }
        var names = pod.which(container -> context(container).flag("allowPrivilegeEscalation", true));
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "allowPrivilegeEscalation != false",
                        containers(names) + " must set securityContext.allowPrivilegeEscalation=false");
    }

    static @Nullable SecurityFinding capabilities(SecuredPod pod, int minor) {
        if (minor >= 25 && pod.isWindows()) {
            return null;
        }
        var wrong = new TreeSet<String>();
        var keeping = pod.which(container ->
                !context(container).obj("capabilities").texts("drop").contains("ALL"));
        var adding = pod.which(container -> {
            boolean bad = false;
            for (var added : context(container).obj("capabilities").texts("add")) {
                if (!added.equals("NET_BIND_SERVICE")) {
                    wrong.add(added);
                    bad = true;
                }
            }
            return bad;
        });
        var details = new ArrayList<String>();
        if (!keeping.isEmpty()) {
            details.add(containers(keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
        }
        if (!adding.isEmpty()) {
            details.add(
                    containers(adding) + " must not include " + quoted(wrong) + " in securityContext.capabilities.add");
        }
        return details.isEmpty() ? null : new SecurityFinding("unrestricted capabilities", String.join("; ", details));
    }

    static @Nullable SecurityFinding procMount(SecuredPod pod, int minor) {
        return BaselineChecks.procMountOfAll(pod);
    }

    static @Nullable SecurityFinding volumes(SecuredPod pod, int minor) {
        var names = new ArrayList<String>();
        var types = new TreeSet<String>();
        for (var volume : objects(pod.spec(), "volumes")) {
            if (VOLUMES.stream().noneMatch(volume::has)) {
                names.add(volume.text("name", ""));
                types.add(type(volume));
            }
        }
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "restricted volume types",
                        plural("volume", names.size()) + " " + quoted(names) + " " + SecuredPod.use(names.size()) + " "
                                + plural("restricted volume type", types.size()) + " " + quoted(types));
    }

    private static String type(Tree.Obj volume) {
        for (var key : volume.keys()) {
            if (!key.equals("name")) {
                return key;
            }
        }
        return "unknown";
    }

    static @Nullable SecurityFinding nonRoot(SecuredPod pod, int minor) {
        if (minor >= 35 && pod.hasOwnUsers()) {
            return null;
        }
        boolean podSays = pod.context().has("runAsNonRoot");
        boolean bad = podSays && !pod.context().flag("runAsNonRoot");
        var reason = "runAsNonRoot != true";
        var explicit = pod.which(container ->
                context(container).has("runAsNonRoot") && !context(container).flag("runAsNonRoot"));
        if (bad || !explicit.isEmpty()) {
            return new SecurityFinding(
                    reason, setters(bad, explicit) + " must not set securityContext.runAsNonRoot=false");
        }
        var implicit = podSays
                ? List.<String>of()
                : pod.which(container -> !context(container).has("runAsNonRoot"));
        return implicit.isEmpty()
                ? null
                : new SecurityFinding(
                        reason, "pod or " + containers(implicit) + " must set securityContext.runAsNonRoot=true");
    }

    static @Nullable SecurityFinding user(SecuredPod pod, int minor) {
        if (minor < 23 || (minor >= 35 && pod.hasOwnUsers())) {
            return null;
        }
        boolean bad = isRoot(pod.context());
        var names = pod.which(container -> isRoot(context(container)));
        return bad || !names.isEmpty()
                ? new SecurityFinding("runAsUser=0", setters(bad, names) + " must not set runAsUser=0")
                : null;
    }

    private static boolean isRoot(Tree.Obj context) {
        return context.has("runAsUser") && context.number("runAsUser", 0) == 0;
    }

    static @Nullable SecurityFinding seccomp(SecuredPod pod, int minor) {
        if (minor < 19 || (minor >= 25 && pod.isWindows())) {
            return null;
        }
        var explicit = BaselineChecks.seccomp(pod, minor);
        if (explicit != null || pod.context().has("seccompProfile")) {
            return explicit;
        }
        var implicit = pod.which(container -> !context(container).has("seccompProfile"));
        return implicit.isEmpty()
                ? null
                : new SecurityFinding(
                        "seccompProfile",
                        "pod or " + containers(implicit)
                                + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
                                + " \"Localhost\"");
    }
}
