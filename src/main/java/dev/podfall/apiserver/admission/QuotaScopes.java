package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * Of which pods a quota speaks.
 *
 * <p>Upstream: pkg/quota/v1/evaluator/core/pods.go, {@code podMatchesScopeFunc}.
 * <br>Differs: pods with affinity across namespaces are none.
 */
final class QuotaScopes {
    private QuotaScopes() {}

    static boolean areNone(KeptObject quota) {
        var spec = quota.content().obj("spec");
        return spec.texts("scopes").isEmpty()
                && spec.obj("scopeSelector").list("matchExpressions").isEmpty();
    }

    static boolean match(KeptObject quota, Pod pod) {
        var spec = quota.content().obj("spec");
        return spec.texts("scopes").stream().allMatch(scope -> matches(scope, "Exists", List.of(), pod))
                && spec.obj("scopeSelector").list("matchExpressions", wanted -> wanted).stream()
                        .allMatch(wanted -> matches(wanted, pod));
    }

    private static boolean matches(Tree.Obj wanted, Pod pod) {
        return matches(wanted.text("scopeName", ""), wanted.text("operator", ""), wanted.texts("values"), pod);
    }

    private static boolean matches(String scope, String operator, List<String> values, Pod pod) {
        boolean ends = pod.spec().rest().number("activeDeadlineSeconds", -1) >= 0;
        boolean bestEffort = PodQos.of(pod.spec()).equals(PodQos.BEST_EFFORT);
        var priorityClass = pod.spec().priorityClassName();
        return switch (scope) {
            case "Terminating" -> ends;
            case "NotTerminating" -> !ends;
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            case "PriorityClass" ->
                switch (operator) {
                    case "In" -> values.contains(priorityClass);
                    case "NotIn" -> !values.contains(priorityClass);
                    case "DoesNotExist" -> priorityClass.isEmpty();
                    default -> !priorityClass.isEmpty();
                };
            default -> false;
        };
    }
}
