package dev.podfall.apiserver.admission;

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
 * What the baseline standard forbids. Each check answers null if it has nothing against a pod.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/policy, the checks of level baseline.
 * <br>Differs: in nothing that we know of.
 */
final class BaselineChecks {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    private static final List<String> CAPABILITIES = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private BaselineChecks() {}

    static @Nullable SecurityFinding appArmor(SecuredPod pod, int minor) {
        var values = new TreeSet<String>();
        boolean bad = isBadProfile(pod.context(), "appArmorProfile", values);
        var names = pod.which(container -> isBadProfile(context(container), "appArmorProfile", values));
        var wrong = new ArrayList<>(values);
        var annotations = new TreeSet<String>();
        pod.annotations().forEach((key, value) -> {
            if (key.startsWith(APP_ARMOR) && value instanceof Tree.Text(String text) && !isAppArmor(text)) {
                annotations.add(key + "=\"" + text + "\"");
            }
        });
        var setters = setters(bad, names);
        if (!annotations.isEmpty()) {
            wrong.addAll(annotations);
            setters = (setters.isEmpty() ? "" : setters + " and ") + plural("annotation", annotations.size());
        }
        return setters.isEmpty()
                ? null
                : new SecurityFinding(
                        plural("forbidden AppArmor profile", wrong.size()),
                        setters + " must not set AppArmor profile type to " + quoted(wrong));
    }

    private static boolean isAppArmor(String text) {
        return text.isEmpty() || text.equals("runtime/default") || text.startsWith("localhost/");
    }

    private static boolean isBadProfile(Tree.Obj context, String field, TreeSet<String> values) {
        if (!context.has(field)) {
            return false;
        }
        var type = context.obj(field).text("type", "");
        boolean good = type.equals("RuntimeDefault") || type.equals("Localhost");
        return !good && (values.add(type) || values.contains(type));
    }

    static @Nullable SecurityFinding capabilities(SecuredPod pod, int minor) {
        var wrong = new TreeSet<String>();
        var names = pod.which(container -> {
            boolean bad = false;
            for (var added : context(container).obj("capabilities").texts("add")) {
                if (!CAPABILITIES.contains(added)) {
                    wrong.add(added);
                    bad = true;
                }
            }
            return bad;
        });
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "non-default capabilities",
                        SecuredPod.containers(names) + " must not include " + quoted(wrong)
                                + " in securityContext.capabilities.add");
    }

    static @Nullable SecurityFinding hostNamespaces(SecuredPod pod, int minor) {
        var out = new ArrayList<String>();
        for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.spec().flag(field)) {
                out.add(field + "=true");
            }
        }
        return out.isEmpty() ? null : new SecurityFinding("host namespaces", String.join(", ", out));
    }

    static @Nullable SecurityFinding hostPaths(SecuredPod pod, int minor) {
        var out = new ArrayList<String>();
        for (var volume : objects(pod.spec(), "volumes")) {
            if (volume.has("hostPath")) {
                out.add(volume.text("name", ""));
            }
        }
        return out.isEmpty()
                ? null
                : new SecurityFinding("hostPath volumes", plural("volume", out.size()) + " " + quoted(out));
    }

    static @Nullable SecurityFinding hostPorts(SecuredPod pod, int minor) {
        var ports = new TreeSet<String>();
        var names = pod.which(container -> {
            boolean bad = false;
            for (var port : objects(container, "ports")) {
                long number = port.number("hostPort", 0);
                if (number != 0) {
                    ports.add(Long.toString(number));
                    bad = true;
                }
            }
            return bad;
        });
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "hostPort",
                        SecuredPod.containers(names) + " " + SecuredPod.use(names.size()) + " "
                                + plural("hostPort", ports.size()) + " " + String.join(", ", ports));
    }

    static @Nullable SecurityFinding hosts(SecuredPod pod, int minor) {
        if (minor < 34) {
            return null;
        }
        var hosts = new TreeSet<String>();
        var names = new TreeSet<>(pod.which(container -> {
            var own = new TreeSet<String>();
            for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
                addHosts(container.obj(probe), own);
            }
            for (var moment : List.of("postStart", "preStop")) {
                addHosts(container.obj("lifecycle").obj(moment), own);
            }
            hosts.addAll(own);
            return !own.isEmpty();
        }));
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "probe or lifecycle host",
                        SecuredPod.containers(List.copyOf(names)) + " " + SecuredPod.use(names.size()) + " "
                                + plural("probe or lifecycle host", hosts.size()) + " " + quoted(hosts));
    }

    private static void addHosts(Tree.Obj handler, TreeSet<String> out) {
        for (var kind : List.of("httpGet", "tcpSocket")) {
            var host = handler.obj(kind).text("host", "");
            if (!host.isEmpty()) {
                out.add(host);
            }
        }
    }

    static @Nullable SecurityFinding privileged(SecuredPod pod, int minor) {
        var names = pod.which(container -> context(container).flag("privileged"));
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "privileged", SecuredPod.containers(names) + " must not set securityContext.privileged=true");
    }

    static @Nullable SecurityFinding procMount(SecuredPod pod, int minor) {
        return minor >= 35 && pod.hasOwnUsers() ? null : procMountOfAll(pod);
    }

    static @Nullable SecurityFinding procMountOfAll(SecuredPod pod) {
        var wrong = new TreeSet<String>();
        var names = pod.which(container -> {
            var mount = context(container).text("procMount", "Default");
            return !mount.equals("Default") && (wrong.add(mount) || wrong.contains(mount));
        });
        return names.isEmpty()
                ? null
                : new SecurityFinding(
                        "procMount",
                        SecuredPod.containers(names) + " must not set securityContext.procMount to " + quoted(wrong));
    }

    static @Nullable SecurityFinding seLinux(SecuredPod pod, int minor) {
        var types = new TreeSet<String>();
        var set = new TreeSet<String>();
        boolean bad = isBadLabel(pod.context().obj("seLinuxOptions"), minor, types, set);
        var names = pod.which(container -> isBadLabel(context(container).obj("seLinuxOptions"), minor, types, set));
        if (!bad && names.isEmpty()) {
            return null;
        }
        var what = new ArrayList<String>();
        if (!types.isEmpty()) {
            what.add(plural("type", types.size()) + " " + quoted(types));
        }
        for (var field : List.of("user", "role")) {
            if (set.contains(field)) {
                what.add(field + " may not be set");
            }
        }
        return new SecurityFinding(
                "seLinuxOptions",
                setters(bad, names) + " set forbidden securityContext.seLinuxOptions: " + String.join("; ", what));
    }

    private static boolean isBadLabel(Tree.Obj options, int minor, TreeSet<String> types, TreeSet<String> set) {
        var type = options.text("type", "");
        boolean good = List.of("", "container_t", "container_init_t", "container_kvm_t")
                        .contains(type)
                || (minor >= 31 && type.equals("container_engine_t"));
        if (!good) {
            types.add(type);
        }
        for (var field : List.of("user", "role")) {
            if (!options.text(field, "").isEmpty()) {
                set.add(field);
                good = false;
            }
        }
        return !good;
    }

    static @Nullable SecurityFinding seccomp(SecuredPod pod, int minor) {
        if (minor < 19) {
            return seccompAnnotations(pod);
        }
        var values = new TreeSet<String>();
        boolean bad = isBadProfile(pod.context(), "seccompProfile", values);
        var names = pod.which(container -> isBadProfile(context(container), "seccompProfile", values));
        return bad || !names.isEmpty()
                ? new SecurityFinding(
                        "seccompProfile",
                        setters(bad, names) + " must not set securityContext.seccompProfile.type to " + quoted(values))
                : null;
    }

    private static @Nullable SecurityFinding seccompAnnotations(SecuredPod pod) {
        var wrong = new TreeSet<String>();
        addSeccomp(pod, SECCOMP_POD, wrong);
        pod.containers().forEach(container -> addSeccomp(pod, SECCOMP_CONTAINER + container.text("name", ""), wrong));
        return wrong.isEmpty()
                ? null
                : new SecurityFinding(
                        "seccompProfile",
                        "forbidden " + plural("annotation", wrong.size()) + " " + String.join(", ", wrong));
    }

    private static void addSeccomp(SecuredPod pod, String key, TreeSet<String> out) {
        var value = pod.annotations().text(key);
        boolean good = value == null
                || value.equals("runtime/default")
                || value.equals("docker/default")
                || value.startsWith("localhost/");
        if (!good) {
            out.add(key + "=\"" + value + "\"");
        }
    }

    static @Nullable SecurityFinding sysctls(SecuredPod pod, int minor) {
        var out = new ArrayList<String>();
        for (var sysctl : objects(pod.context(), "sysctls")) {
            var name = sysctl.text("name", "");
            if (since(name) > minor) {
                out.add(name);
            }
        }
        return out.isEmpty() ? null : new SecurityFinding("forbidden sysctls", String.join(", ", out));
    }

    /** Since when a sysctl is allowed. */
    private static int since(String sysctl) {
        return switch (sysctl) {
            case "kernel.shm_rmid_forced",
                    "net.ipv4.ip_local_port_range",
                    "net.ipv4.tcp_syncookies",
                    "net.ipv4.ping_group_range",
                    "net.ipv4.ip_unprivileged_port_start" -> 0;
            case "net.ipv4.ip_local_reserved_ports" -> 27;
            case "net.ipv4.tcp_keepalive_time",
                    "net.ipv4.tcp_fin_timeout",
                    "net.ipv4.tcp_keepalive_intvl",
                    "net.ipv4.tcp_keepalive_probes" -> 29;
            case "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem" -> 32;
            default -> SecurityStandard.LATEST;
        };
    }

    static @Nullable SecurityFinding hostProcess(SecuredPod pod, int minor) {
        boolean bad = pod.context().obj("windowsOptions").flag("hostProcess");
        var names =
                pod.which(container -> context(container).obj("windowsOptions").flag("hostProcess"));
        return bad || !names.isEmpty()
                ? new SecurityFinding(
                        "hostProcess",
                        setters(bad, names) + " must not set securityContext.windowsOptions.hostProcess=true")
                : null;
    }
}
