package dev.podfall.apiserver.admission;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a pod's security standard forbids.
 *
 * <p>Upstream: staging/src/k8s.io/pod-security-admission/policy/checks.go, {@code CheckResult}.
 * <br>Differs: in nothing that we know of.
 *
 * @param reason upstream's words
 * @param detail who does it, in upstream's words; may be empty
 */
record SecurityFinding(String reason, String detail) {

    /** {@code host namespaces, hostPath volumes} */
    static String reasons(List<SecurityFinding> findings) {
        return String.join(", ", findings.stream().map(SecurityFinding::reason).toList());
    }

    /** {@code host namespaces (hostNetwork=true), hostPath volumes (volume "log")} */
    static String details(List<SecurityFinding> findings) {
        var out = new ArrayList<String>();
        for (var each : findings) {
            out.add(each.detail.isEmpty() ? each.reason : each.reason + " (" + each.detail + ")");
        }
        return String.join(", ", out);
    }
}
