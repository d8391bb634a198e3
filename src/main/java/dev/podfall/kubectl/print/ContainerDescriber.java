package dev.podfall.kubectl.print;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Containers in descriptions.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code describeContainers}.
 * <br>Differs: in nothing that we know of.
 */
final class ContainerDescriber {
    private final Description out;
    private final @Nullable Pod pod;
    private final String space;

    private ContainerDescriber(Description out, @Nullable Pod pod, String space) {
        this.out = out;
        this.pod = pod;
        this.space = space;
    }

    static ContainerDescriber ofPod(Description out, Pod pod) {
        return new ContainerDescriber(out, pod, "");
    }

    static ContainerDescriber ofTemplate(Description out) {
        return new ContainerDescriber(out, null, "  ");
    }

    /** @param statuses of these containers; none for a template */
    void describe(String heading, List<Container> containers, List<ContainerStatus> statuses) {
        out.line(0, space + heading + ":" + (containers.isEmpty() ? " <none>" : ""));
        for (var container : containers) {
            var status = statuses.stream()
                    .filter(s -> s.name().equals(container.name()))
                    .findFirst();
            out.line(1, (space.isEmpty() ? "" : " ") + container.name() + ":");
            status.ifPresent(s -> out.field(2, "Container ID", s.containerId()));
            out.field(2, "Image", container.image());
            status.ifPresent(s -> out.field(2, "Image ID", s.imageId()));
            ports(container);
            seccomp(container.rest());
            words("Command", container.rest().texts("command"));
            words("Args", container.rest().texts("args"));
            status.ifPresent(this::state);
            resources("Limits", container.limits());
            resources("Requests", container.requests());
            probe("Liveness", container.rest().obj("livenessProbe"));
            probe("Readiness", container.rest().obj("readinessProbe"));
            probe("Startup", container.rest().obj("startupProbe"));
            environmentFrom(container.rest());
            environment(container);
            mounts(container.rest());
        }
    }

    private void ports(Container container) {
        var own = joined(container, ContainerPort::containerPort);
        out.field(2, own.contains(",") ? "Ports" : "Port", own.isEmpty() ? "<none>" : own);
        var host = joined(container, ContainerPort::hostPort);
        out.field(2, host.contains(",") ? "Host Ports" : "Host Port", host.isEmpty() ? "<none>" : host);
    }

    private static String joined(Container container, Function<ContainerPort, Integer> number) {
        var parts = new ArrayList<String>();
        for (var port : container.ports()) {
            var name = port.name().isEmpty() ? "" : " (" + port.name() + ")";
            parts.add(number.apply(port) + "/" + port.protocol() + name);
        }
        return String.join(", ", parts);
    }

    private void seccomp(Tree.Obj rest) {
        if (rest.obj("securityContext").get("seccompProfile") instanceof Tree.Obj profile) {
            out.field(2, "SeccompProfile", profile.text("type", ""));
            if (profile.text("type", "").equals("Localhost")) {
                out.field(3, "LocalhostProfile", profile.text("localhostProfile", ""));
            }
        }
    }

    private void words(String heading, List<String> words) {
        if (!words.isEmpty()) {
            out.line(2, heading + ":");
            for (var word : words) {
                for (var part : word.split("\n", -1)) {
                    out.line(3, part);
                }
            }
        }
    }

    private void state(ContainerStatus status) {
        state("State", status.state());
        if (status.lastState() instanceof ContainerState.Terminated) {
            state("Last State", status.lastState());
        }
        out.field(2, "Ready", status.ready() ? "True" : "False");
        out.field(2, "Restart Count", status.restartCount());
    }

    private void state(String heading, @Nullable ContainerState state) {
        switch (state) {
            case ContainerState.Running running -> {
                out.field(2, heading, "Running");
                out.field(3, "Started", Description.time(running.startedAt()));
            }
            case ContainerState.Waiting waiting -> {
                out.field(2, heading, "Waiting");
                if (!waiting.reason().isEmpty()) {
                    out.field(3, "Reason", waiting.reason());
                }
            }
            case ContainerState.Terminated ended -> {
                out.field(2, heading, "Terminated");
                if (!ended.reason().isEmpty()) {
                    out.field(3, "Reason", ended.reason());
                }
                if (!ended.message().isEmpty()) {
                    out.field(3, "Message", ended.message());
                }
                out.field(3, "Exit Code", ended.exitCode());
                if (ended.signal() > 0) {
                    out.field(3, "Signal", ended.signal());
                }
                out.field(3, "Started", Description.time(ended.startedAt()));
                out.field(3, "Finished", Description.time(ended.finishedAt()));
            }
            case null -> out.field(2, heading, "Waiting");
        }
    }

    private void resources(String heading, ResourceList resources) {
        resources(out, 2, heading, resources);
    }

    static void resources(Description out, int level, String heading, ResourceList resources) {
        if (!resources.isEmpty()) {
            out.line(level, heading + ":");
            resources.asMap().forEach((name, amount) -> out.field(level + 1, name, amount));
        }
    }

    private void probe(String heading, Tree.Obj probe) {
        if (probe.isEmpty()) {
            return;
        }
        var attributes = "delay=" + probe.number("initialDelaySeconds", 0) + "s timeout="
                + probe.number("timeoutSeconds", 0) + "s period=" + probe.number("periodSeconds", 0) + "s #success="
                + probe.number("successThreshold", 0) + " #failure=" + probe.number("failureThreshold", 0);
        String what = "unknown";
        if (probe.has("exec")) {
            what = "exec [" + String.join(" ", probe.obj("exec").texts("command")) + "]";
        } else if (probe.has("httpGet")) {
            var get = probe.obj("httpGet");
            var path = get.text("path", "");
            var host = get.text("host", "");
            what = "http-get " + get.text("scheme", "HTTP").toLowerCase(Locale.ROOT) + "://"
                    + (host.contains(":") ? "[" + host + "]" : host) + ":" + bare(get.get("port"))
                    + (path.isEmpty() || path.startsWith("/") ? "" : "/") + escaped(path);
        } else if (probe.has("tcpSocket")) {
            var socket = probe.obj("tcpSocket");
            what = "tcp-socket " + socket.text("host", "") + ":" + bare(socket.get("port"));
        } else if (probe.has("grpc")) {
            var grpc = probe.obj("grpc");
            what = "grpc <pod>:" + bare(grpc.get("port")) + " " + grpc.text("service", "");
        }
        out.field(2, heading, what + " " + attributes);
    }

    /** As Go's net/url escapes a path: {@code ?} is no query here. */
    private static String escaped(String path) {
        var out = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~$&+,/:;=@".indexOf(c) >= 0);
            out.append(
                    plain || path.equals("*") ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static String bare(@Nullable Tree tree) {
        return tree == null ? "" : GoText.of(tree);
    }

    private void environmentFrom(Tree.Obj rest) {
        var sources = rest.<Tree.Obj>list("envFrom", source -> source);
        if (sources.isEmpty()) {
            return;
        }
        out.line(2, "Environment Variables from:");
        for (var source : sources) {
            boolean map = source.has("configMapRef");
            var ref = source.obj(map ? "configMapRef" : "secretRef");
            var prefix = source.text("prefix");
            out.line(
                    3,
                    ref.text("name", "") + "\t" + (map ? "ConfigMap" : "Secret")
                            + (prefix == null ? "" : " with prefix '" + prefix + "'") + "\tOptional: "
                            + ref.flag("optional"));
        }
    }

    private void environment(Container container) {
        var variables = container.rest().<Tree.Obj>list("env", variable -> variable);
        out.line(2, "Environment:" + (variables.isEmpty() ? "\t<none>" : ""));
        for (var variable : variables) {
            var name = variable.text("name", "");
            if (variable.get("valueFrom") instanceof Tree.Obj from) {
                var value = valueFrom(from, container);
                if (value != null) {
                    out.line(3, name + ":\t" + value);
                }
                continue;
            }
            var parts = variable.text("value", "").split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                out.line(3, (i == 0 ? name + ":\t" : "\t") + parts[i]);
            }
        }
    }

    /** Null for a source of which kubectl says nothing. */
    private @Nullable String valueFrom(Tree.Obj from, Container container) {
        if (from.get("fieldRef") instanceof Tree.Obj field) {
            var path = field.text("fieldPath", "");
            return ofPod(path) + " (" + field.text("apiVersion", "v1") + ":" + path + ")";
        }
        if (from.get("resourceFieldRef") instanceof Tree.Obj field) {
            var resource = field.text("resource", "");
            return ResourceField.value(field, container) + " (" + resource + ")";
        }
        for (var kind : List.of("secretKeyRef", "configMapKeyRef")) {
            if (from.get(kind) instanceof Tree.Obj ref) {
                return "<set to the key '" + ref.text("key", "") + "' "
                        + (kind.startsWith("secret") ? "in secret" : "of config map") + " '" + ref.text("name", "")
                        + "'>\tOptional: " + ref.flag("optional");
            }
        }
        return null;
    }

    /** Of the pod's fields kubectl knows only these two; a template has none. */
    private String ofPod(String path) {
        if (pod == null) {
            return "";
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            default -> "";
        };
    }

    private void mounts(Tree.Obj rest) {
        var mounts = new ArrayList<>(rest.<Tree.Obj>list("volumeMounts", mount -> mount));
        mounts.sort(Comparator.comparing(mount -> mount.text("mountPath", "")));
        out.line(2, "Mounts:" + (mounts.isEmpty() ? "\t<none>" : ""));
        for (var mount : mounts) {
            var flags = mount.flag("readOnly") ? "ro" : "rw";
            var path = mount.text("subPath");
            out.line(
                    3,
                    mount.text("mountPath", "") + " from " + mount.text("name", "") + " (" + flags
                            + (path == null || path.isEmpty() ? "" : ",path=" + Quoting.quote(path)) + ")");
        }
        var devices = new ArrayList<>(rest.<Tree.Obj>list("volumeDevices", device -> device));
        if (!devices.isEmpty()) {
            devices.sort(Comparator.comparing(device -> device.text("devicePath", "")));
            out.line(2, "Devices:" + (mounts.isEmpty() ? "\t<none>" : ""));
            devices.forEach(device -> out.line(3, device.text("devicePath", "") + " from " + device.text("name", "")));
        }
    }
}
