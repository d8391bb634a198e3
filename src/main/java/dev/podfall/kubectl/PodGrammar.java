package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import java.util.List;

/**
 * Verbs about pods that run: {@code wait}, {@code run}, and those that ask for more or fewer of them.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/wait, cmd/run, cmd/scale, cmd/autoscale, cmd/expose, cmd/top.
 * <br>Differs: flags about terminals are read and of no use.
 */
final class PodGrammar {
    private PodGrammar() {}

    static List<Verb> verbs() {
        return List.of(waiting(), run(), scale(), autoscale(), expose(), top());
    }

    private static Verb waiting() {
        return KubectlGrammar.verb(
                "wait",
                "wait (-f FILENAME | TYPE/NAME | TYPE (-l label | --all)) --for=GOAL",
                List.of(
                        "kubectl wait --for=condition=Ready pod -l app=agent",
                        "kubectl wait --for=jsonpath={.status.numberReady}=3 ds/agent",
                        "kubectl wait --for=delete pod/web --timeout=60s"),
                new Flags()
                        .files()
                        .output()
                        .labelSelector()
                        .fieldSelector()
                        .allNamespaces()
                        .add(Flag.off("all", "", "flag.all"))
                        .add(Flag.text("for", "", "", "flag.for.wait"))
                        .add(Flag.duration("timeout", "flag.timeout.wait").otherwise("30s")));
    }

    private static Verb run() {
        return KubectlGrammar.verb(
                "run",
                "run NAME --image=IMAGE [--env=KEY=VALUE] [--port=PORT] [--command] -- [COMMAND] [ARG ...]",
                List.of(
                        "kubectl run web --image=registry.example/web:1",
                        "kubectl run web --image=registry.example/web:1 --dry-run=client -o yaml"),
                new Flags()
                        .output()
                        .dryRun()
                        .fieldManager("kubectl-run")
                        .record()
                        .saveConfig()
                        .add(Flag.text("annotations", "", "", "flag.annotations"))
                        .add(Flag.text("image", "", "", "flag.image"))
                        .add(Flag.text("image-pull-policy", "", "", "flag.image-pull-policy"))
                        .add(Flag.text("env", "", "", "flag.env"))
                        .add(Flag.text("port", "", "", "flag.port"))
                        .add(Flag.text("labels", "l", "", "flag.labels"))
                        .add(Flag.text("restart", "", "Always", "flag.restart"))
                        .add(Flag.off("command", "", "flag.command"))
                        .add(Flag.off("expose", "", "flag.expose"))
                        .add(Flag.off("privileged", "", "flag.privileged"))
                        .add(Flag.text("overrides", "", "", "flag.overrides"))
                        .add(Flag.text("override-type", "", "merge", "flag.override-type"))
                        .add(Flag.off("rm", "", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("attach", "", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("stdin", "i", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("tty", "t", "flag.unsupported").use(Flag.Use.REFUSED))
                        .add(Flag.off("quiet", "q", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.duration("pod-running-timeout", "flag.accepted")
                                .otherwise("1m0s")
                                .use(Flag.Use.IGNORED)));
    }

    private static Verb scale() {
        return KubectlGrammar.verb(
                "scale",
                "scale --replicas=COUNT (-f FILENAME | TYPE NAME)",
                List.of(),
                new Flags()
                        .files()
                        .output()
                        .labelSelector()
                        .dryRun()
                        .record()
                        .add(Flag.number("replicas", "", 0, "flag.replicas"))
                        .add(Flag.off("all", "", "flag.all"))
                        .add(Flag.text("resource-version", "", "", "flag.resource-version"))
                        .add(Flag.number("current-replicas", "", -1, "flag.accepted")
                                .use(Flag.Use.IGNORED))
                        .add(Flag.duration("timeout", "flag.accepted").use(Flag.Use.IGNORED)));
    }

    private static Verb autoscale() {
        return KubectlGrammar.verb(
                "autoscale",
                "autoscale (-f FILENAME | TYPE NAME) --max=COUNT",
                List.of(),
                new Flags()
                        .files()
                        .output()
                        .dryRun()
                        .record()
                        .saveConfig()
                        .fieldManager("kubectl-autoscale")
                        .add(Flag.number("max", "", -1, "flag.max"))
                        .add(Flag.number("min", "", -1, "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.number("cpu-percent", "", -1, "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("cpu", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("memory", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("name", "", "", "flag.accepted").use(Flag.Use.IGNORED)));
    }

    private static Verb expose() {
        return KubectlGrammar.verb(
                "expose",
                "expose (-f FILENAME | TYPE NAME) [--port=PORT]",
                List.of(),
                new Flags()
                        .files()
                        .output()
                        .dryRun()
                        .saveConfig()
                        .fieldManager("kubectl-expose")
                        .add(Flag.text("port", "", "", "flag.port"))
                        .add(Flag.text("target-port", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("protocol", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("type", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("selector", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("labels", "l", "", "flag.accepted").use(Flag.Use.IGNORED))
                        .add(Flag.text("name", "", "", "flag.accepted").use(Flag.Use.IGNORED)));
    }

    private static Verb top() {
        var flags = new Flags()
                .labelSelector()
                .fieldSelector()
                .allNamespaces()
                .add(Flag.text("sort-by", "", "", "flag.accepted").use(Flag.Use.IGNORED))
                .add(Flag.off("no-headers", "", "flag.accepted").use(Flag.Use.IGNORED))
                .add(Flag.off("containers", "", "flag.accepted").use(Flag.Use.IGNORED))
                .add(Flag.off("sum", "", "flag.accepted").use(Flag.Use.IGNORED));
        return KubectlGrammar.group(
                "top",
                List.of(
                        KubectlGrammar.alias(
                                KubectlGrammar.child("top", "pods", "[NAME | -l label]", flags), "pod", "po"),
                        KubectlGrammar.alias(
                                KubectlGrammar.child("top", "nodes", "[NAME | -l label]", flags), "node", "no")));
    }
}
