package dev.podfall.apiserver.admission;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which checks a security standard is made of, in their order.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/policy/registry.go, {@code EvaluatePod}.
 * <br>Differs: in nothing that we know of.
 */
final class SecurityChecks {
    /** The newest version in which a check has changed. */
    private static final int NEWEST = 35;

    private SecurityChecks() {}

    private interface Check {
        @Nullable
        SecurityFinding ask(SecuredPod pod, int minor);
    }

    /** What the standard forbids in a pod or template; empty if nothing. */
    static List<SecurityFinding> findings(SecurityStandard standard, Tree.Obj podOrTemplate) {
        if (standard.isPrivileged()) {
            return List.of();
        }
        var pod = SecuredPod.of(podOrTemplate);
        int minor = Math.min(NEWEST, standard.minor());
        var out = new ArrayList<SecurityFinding>();
        for (var check : checks(standard.level(), minor)) {
            var found = check.ask(pod, minor);
            if (found != null) {
                out.add(found);
            }
        }
        return List.copyOf(out);
    }

    private static List<Check> checks(SecurityStandard.Level level, int minor) {
        boolean strict = level == SecurityStandard.Level.RESTRICTED;
        var out = new ArrayList<Check>();
        out.add(BaselineChecks::appArmor);
        if (!strict || minor < 22) {
            out.add(BaselineChecks::capabilities);
        }
        out.add(BaselineChecks::hostNamespaces);
        if (!strict) {
            out.add(BaselineChecks::hostPaths);
        }
        out.add(BaselineChecks::hostPorts);
        out.add(BaselineChecks::hosts);
        out.add(BaselineChecks::privileged);
        if (!strict || minor < 35) {
            out.add(BaselineChecks::procMount);
        }
        out.add(BaselineChecks::seLinux);
        if (!strict || minor < 19) {
            out.add(BaselineChecks::seccomp);
        }
        out.add(BaselineChecks::sysctls);
        out.add(BaselineChecks::hostProcess);
        if (strict) {
            out.add(RestrictedChecks::escalation);
            if (minor >= 22) {
                out.add(RestrictedChecks::capabilities);
            }
            if (minor >= 35) {
                out.add(RestrictedChecks::procMount);
            }
            out.add(RestrictedChecks::volumes);
            out.add(RestrictedChecks::nonRoot);
            out.add(RestrictedChecks::user);
            out.add(RestrictedChecks::seccomp);
        }
        return out;
    }
}
