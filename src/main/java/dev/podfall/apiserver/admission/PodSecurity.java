package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Pods keep to the security standard that their namespace's labels ask for; who writes templates that would not is warned.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/admission/admission.go; plugin/pkg/admission/security/podsecurity.
 * <br>Differs: there is no audit log; nobody is exempt; all pods of a namespace are looked at, however many.
 */
public final class PodSecurity {
    /** The label with which a namespace asks for a standard. */
    public static final String ENFORCE = SecurityPolicy.ENFORCE;

    private PodSecurity() {}

    /** Whether the pod is against the standard that its namespace enforces. */
    public static boolean refuses(Pod pod, ClusterState state) {
        return !SecurityChecks.findings(policy(pod, state).enforce(), pod.toTree())
                .isEmpty();
    }

    /** @throws ApiException Forbidden if the pod is against the standard that its namespace enforces */
    static void validate(Pod pod, ClusterState state) {
        var policy = policy(pod, state);
        if (policy == SecurityPolicy.NONE) {
            return;
        }
        var findings = SecurityChecks.findings(policy.enforce(), pod.toTree());
        if (!findings.isEmpty()) {
            throw ApiException.forbidden(
                    Kind.POD,
                    NamespaceLifecycle.nameForRefusal(pod),
                    "violates PodSecurity \"" + policy.enforce() + "\": " + SecurityFinding.details(findings));
        }
    }

    /** A change counts if it gives a container another image. @throws ApiException Forbidden */
    static void validateUpdate(Pod pod, Pod old, ClusterState state) {
        if (!images(pod).equals(images(old))) {
            validate(pod, state);
        }
    }

    private static List<String> images(Pod pod) {
        var out = new ArrayList<String>();
        pod.spec().initContainers().forEach(container -> out.add(container.image()));
        pod.spec().containers().forEach(container -> out.add(container.image()));
        return out;
    }

    /** @throws ApiException Invalid if the labels mean nothing */
    static void validate(Namespace namespace, @Nullable Namespace old) {
        var errors = policy(namespace).errors();
        if (!errors.isEmpty() && (old == null || !errors.equals(policy(old).errors()))) {
            throw ApiException.invalid(Kind.NAMESPACE, namespace.name(), errors);
        }
    }

    private static SecurityPolicy policy(Namespace namespace) {
        return SecurityPolicy.of(namespace.meta().labels().toTree());
    }

    private static SecurityPolicy policy(KubeObject object, ClusterState state) {
        var namespace = state.namespace(object.namespace());
        return namespace == null || namespace.meta().labels().isEmpty() ? SecurityPolicy.NONE : policy(namespace);
    }

    /** What is said of an object that has pods, or is one, besides what is refused. */
    public static List<String> warnings(KubeObject object, ClusterState state) {
        var template = PodTemplates.of(object);
        if (template == null) {
            return List.of();
        }
        var warn = policy(object, state).warn();
        var findings = SecurityChecks.findings(warn, template);
        return findings.isEmpty()
                ? List.of()
                : List.of("would violate PodSecurity \"" + warn + "\": " + SecurityFinding.details(findings));
    }

    /** What is said when a namespace begins to enforce more than its pods keep to. */
    public static List<String> warnings(Namespace namespace, Namespace old, ClusterState state) {
        var now = policy(namespace).enforce();
        var before = policy(old).enforce();
        if (now.equals(before)
                || now.isPrivileged()
                || (now.minor() == before.minor() && now.level().compareTo(before.level()) < 0)) {
            return List.of();
        }
        Map<String, TreeSet<String>> byReason = new LinkedHashMap<>();
        for (var object : state.all(Kind.POD, namespace.name())) {
            var findings = SecurityChecks.findings(now, object.toTree());
            if (!findings.isEmpty()) {
                byReason.computeIfAbsent(SecurityFinding.reasons(findings), any -> new TreeSet<>())
                        .add(object.name());
            }
        }
        if (byReason.isEmpty()) {
            return List.of();
        }
        var lines = new TreeSet<String>();
        byReason.forEach((reason, pods) -> lines.add(pods.first() + others(pods.size() - 1) + ": " + reason));
        var out = new LinkedHashSet<String>();
        out.add("existing pods in namespace \"" + namespace.name() + "\" violate the new PodSecurity enforce level \""
                + now + "\"");
        out.addAll(lines);
        return List.copyOf(out);
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " (and 1 other pod)";
            default -> " (and " + count + " other pods)";
        };
    }
}
