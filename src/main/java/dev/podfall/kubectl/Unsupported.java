package dev.podfall.kubectl;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** kubectl's verbs that Podfall does not have, and why. */
final class Unsupported {
    private static final Map<String, String> VERBS = new TreeMap<>(Map.ofEntries(
            Map.entry("alpha", "there is nothing experimental here"),
            Map.entry("attach", "containers are simulated and have no terminal"),
            Map.entry("auth", "everybody may do everything here"),
            Map.entry("autoscale", "there are no autoscalers; a DaemonSet has one pod for each node"),
            Map.entry("certificate", "there are no certificates"),
            Map.entry("completion", "the console completes by itself"),
            Map.entry("cp", "containers are simulated and have no files"),
            Map.entry("debug", "containers are simulated; try kubectl describe"),
            Map.entry("diff", "try kubectl apply --dry-run=server -o yaml"),
            Map.entry("exec", "containers are simulated and run no programs"),
            Map.entry("expose", "there are no Services"),
            Map.entry("kustomize", "build the kustomization elsewhere and apply its output"),
            Map.entry("logs", "containers are simulated and print nothing; try kubectl describe or kubectl events"),
            Map.entry("plugin", "there are no plugins"),
            Map.entry("port-forward", "there is no network"),
            Map.entry("proxy", "there is no network"),
            Map.entry("run", "write the Pod to a file and kubectl apply it"),
            Map.entry("scale", "a DaemonSet has one pod for each node that suits it; try labels and a nodeSelector"),
            Map.entry("top", "containers are simulated and use nothing"),
            Map.entry("wait", "try kubectl rollout status, or wait 30s in the console")));

    private Unsupported() {}

    /** Their names. */
    static Collection<String> verbs() {
        return VERBS.keySet();
    }

    /** The line to print, null if the word is none of them. */
    static @Nullable String complaint(String verb) {
        var why = VERBS.get(verb);
        return why == null ? null : "kubectl " + verb + " is not supported by Podfall: " + why;
    }
}
