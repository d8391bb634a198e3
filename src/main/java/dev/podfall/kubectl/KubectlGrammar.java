package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All verbs that Podfall's kubectl has, with their flags.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/cmd.go and the commands beside it.
 * <br>Differs: holds what is supported; summaries are our own: {@code verb.NAME} and {@code flag.NAME} of the languages.
 */
public final class KubectlGrammar {
    /** kubectl itself: the group of all. */
    public static final Verb ROOT = root();

    private static final List<String> KUBECTLS_ORDER = List.of(
            ("create expose run set explain get edit delete rollout scale autoscale certificate cluster-info top"
                            + " cordon uncordon drain taint describe logs attach exec port-forward proxy cp auth debug"
                            + " events diff apply patch replace wait kustomize label annotate completion alpha config"
                            + " plugin version api-versions api-resources options")
                    .split(" ", -1));

    private KubectlGrammar() {}

    private static Verb root() {
        var verbs = new ArrayList<Verb>();
        verbs.addAll(reading());
        verbs.addAll(writing());
        verbs.addAll(onNodes());
        verbs.addAll(ApplyGrammar.verbs());
        verbs.add(create());
        verbs.addAll(PodGrammar.verbs());
        verbs.add(rollout());
        verbs.add(SetGrammar.group());
        verbs.addAll(telling());
        verbs.sort(Comparator.comparing(Verb::name));
        return new Verb(
                List.of("kubectl"),
                List.of(),
                "[flags] [options]",
                Phrase.of("verb.kubectl"),
                List.of(),
                List.of(),
                verbs);
    }

    /** All words that may follow {@code kubectl}, also those that are refused, as kubectl lists them. */
    static List<String> verbNames() {
        var out = new ArrayList<>(KUBECTLS_ORDER);
        var all = new TreeSet<>(Unsupported.verbs());
        ROOT.children().forEach(verb -> all.add(verb.name()));
        out.retainAll(all);
        return List.copyOf(out);
    }

    static Verb verb(String name, String usage, List<String> examples, Flags flags) {
        var summary = Phrase.of("verb." + name);
        return new Verb(List.of("kubectl", name), List.of(), usage, summary, examples, flags.list(), List.of());
    }

    static Verb child(String group, String name, String usage, Flags flags) {
        var summary = Phrase.of("verb." + group + "." + name);
        var words = group + " " + name + " " + usage;
        return new Verb(List.of("kubectl", group, name), List.of(), words, summary, List.of(), flags.list(), List.of());
    }

    private static List<Verb> reading() {
        return List.of(
                verb(
                        "get",
                        "get (TYPE[,TYPE] [NAME | -l label] | TYPE/NAME ...) [-o FORMAT]",
                        List.of(
                                "kubectl get ds",
                                "kubectl get pods -o wide -l app=agent",
                                "kubectl get node n1 -o jsonpath={.spec.taints}"),
                        new Flags()
                                .files()
                                .output()
                                .labelSelector()
                                .fieldSelector()
                                .allNamespaces()
                                .add(Flag.off("no-headers", "", "flag.no-headers"))
                                .add(Flag.off("show-labels", "", "flag.show-labels"))
                                .add(Flag.off("show-kind", "", "flag.show-kind"))
                                .add(Flag.texts("label-columns", "L", "flag.label-columns"))
                                .add(Flag.text("sort-by", "", "", "flag.sort-by"))
                                .add(Flag.off("ignore-not-found", "", "flag.ignore-not-found"))
                                .add(Flag.text("raw", "", "", "flag.raw"))
                                .add(Flag.off("watch", "w", "flag.watch"))
                                .add(Flag.off("watch-only", "", "flag.watch-only"))
                                .add(Flag.number("chunk-size", "", 500, "flag.accepted")
                                        .use(Flag.Use.IGNORED))
                                .add(Flag.on("server-print", "", "flag.server-print"))
                                .subresource()
                                .add(Flag.off("show-managed-fields", "", "flag.show-managed-fields"))
                                .add(Flag.off("allow-missing-template-keys", "", "flag.accepted")
                                        .use(Flag.Use.IGNORED))),
                verb(
                        "describe",
                        "describe (TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
                        List.of("kubectl describe node n1", "kubectl describe pods -l app=agent"),
                        new Flags()
                                .files()
                                .labelSelector()
                                .allNamespaces()
                                .add(Flag.on("show-events", "", "flag.show-events"))
                                .add(Flag.number("chunk-size", "", 500, "flag.accepted")
                                        .use(Flag.Use.IGNORED))),
                verb(
                        "events",
                        "events [--for TYPE/NAME] [--types=Normal,Warning]",
                        List.of("kubectl events --for ds/agent"),
                        new Flags()
                                .output()
                                .allNamespaces()
                                .add(Flag.text("for", "", "", "flag.for"))
                                .add(Flag.texts("types", "", "flag.types"))
                                .add(Flag.off("no-headers", "", "flag.no-headers"))
                                .add(Flag.off("watch", "w", "flag.watch.events").use(Flag.Use.REFUSED))),
                verb(
                        "explain",
                        "explain TYPE[.FIELD ...]",
                        List.of("kubectl explain ds.spec.updateStrategy"),
                        new Flags()
                                .add(Flag.off("recursive", "", "flag.recursive.explain"))
                                .add(Flag.text("api-version", "", "", "flag.api-version")
                                        .use(Flag.Use.IGNORED))));
    }

    private static List<Verb> writing() {
        return List.of(
                verb(
                        "replace",
                        "replace -f FILENAME",
                        List.of("kubectl replace --force -f agent.yaml"),
                        new Flags()
                                .files()
                                .output()
                                .dryRun()
                                .fieldManager(ReplaceVerb.FIELD_MANAGER)
                                .deletion(false)
                                .validate()
                                .saveConfig()
                                .record()
                                .subresource()),
                verb(
                        "delete",
                        "delete ([-f FILENAME] | TYPE [(NAME | -l label | --all)])",
                        List.of("kubectl delete ds agent --cascade=orphan", "kubectl delete pod -l app=agent"),
                        new Flags()
                                .files()
                                .add(Flag.text("output", "o", "", "flag.output.name"))
                                .labelSelector()
                                .fieldSelector()
                                .allNamespaces()
                                .dryRun()
                                .deletion(true)
                                .add(Flag.off("all", "", "flag.all.delete"))
                                .add(Flag.off("ignore-not-found", "", "flag.ignore-not-found.delete"))
                                .add(Flag.off("now", "", "flag.now"))),
                verb(
                        "patch",
                        "patch (-f FILENAME | TYPE NAME) [-p PATCH | --patch-file FILE]",
                        List.of("kubectl patch node n1 -p '{\"spec\":{\"unschedulable\":true}}'"),
                        new Flags()
                                .files()
                                .output()
                                .dryRun()
                                .fieldManager("kubectl-patch")
                                .record()
                                .subresource()
                                .add(Flag.text("patch", "p", "", "flag.patch"))
                                .add(Flag.text("patch-file", "", "", "flag.patch-file"))
                                .add(Flag.text("type", "", "strategic", "flag.type"))
                                .add(Flag.off("local", "", "flag.local"))),
                verb(
                        "edit",
                        "edit (TYPE NAME | -f FILENAME)",
                        List.of("kubectl edit ds agent"),
                        new Flags()
                                .files()
                                .output()
                                .fieldManager("kubectl-edit")
                                .record()
                                .validate()),
                verb(
                        "label",
                        "label [--overwrite] TYPE NAME KEY=VALUE ... KEY- ...",
                        List.of("kubectl label node n1 zone=a", "kubectl label node n1 zone-"),
                        new Flags().labelling("kubectl-label")),
                verb(
                        "annotate",
                        "annotate [--overwrite] TYPE NAME KEY=VALUE ... KEY- ...",
                        List.of("kubectl annotate ds agent kubernetes.io/change-cause='move to 2.0'"),
                        new Flags().labelling("kubectl-annotate")));
    }

    private static List<Verb> onNodes() {
        return List.of(
                verb(
                        "taint",
                        "taint NODE NAME KEY=VALUE:EFFECT ... KEY:EFFECT- ... KEY-",
                        List.of(
                                "kubectl taint node n1 gpu=true:NoSchedule",
                                "kubectl taint node n1 gpu-",
                                "kubectl taint nodes -l pool=gpu gpu=true:NoExecute"),
                        new Flags()
                                .output()
                                .labelSelector()
                                .dryRun()
                                .fieldManager("kubectl-taint")
                                .validate()
                                .add(Flag.off("all", "", "flag.all.nodes"))
                                .add(Flag.off("overwrite", "", "flag.overwrite.taints"))),
                verb(
                        "cordon",
                        "cordon NODE",
                        List.of(),
                        new Flags().labelSelector().dryRun()),
                verb(
                        "uncordon",
                        "uncordon NODE",
                        List.of(),
                        new Flags().labelSelector().dryRun()),
                verb(
                        "drain",
                        "drain NODE",
                        List.of("kubectl drain n1 --ignore-daemonsets --force"),
                        new Flags()
                                .labelSelector()
                                .dryRun()
                                .add(Flag.off("force", "", "flag.force.drain"))
                                .add(Flag.off("ignore-daemonsets", "", "flag.ignore-daemonsets"))
                                .add(Flag.off("ignore-errors", "", "flag.accepted")
                                        .use(Flag.Use.IGNORED))
                                .add(Flag.off("delete-emptydir-data", "", "flag.delete-emptydir-data"))
                                .add(Flag.off("disable-eviction", "", "flag.disable-eviction"))
                                .add(Flag.number("grace-period", "", -1, "flag.grace-period.drain"))
                                .add(Flag.text("pod-selector", "", "", "flag.pod-selector"))
                                .add(Flag.number("chunk-size", "", 500, "flag.accepted")
                                        .use(Flag.Use.IGNORED))
                                .add(Flag.number("skip-wait-for-delete-timeout", "", 0, "flag.accepted")
                                        .use(Flag.Use.IGNORED))
                                .add(Flag.duration("timeout", "flag.timeout"))));
    }

    private static Verb create() {
        var general = new Flags()
                .files()
                .output()
                .labelSelector()
                .dryRun()
                .fieldManager(CreateVerb.FIELD_MANAGER)
                .validate()
                .record()
                .saveConfig();
        var namespace = child(
                "create",
                "namespace",
                "NAME",
                new Flags()
                        .output()
                        .dryRun()
                        .fieldManager(CreateVerb.FIELD_MANAGER)
                        .saveConfig()
                        .validate());
        var priorityClass = child(
                "create",
                "priorityclass",
                "NAME --value=NUMBER",
                new Flags()
                        .output()
                        .dryRun()
                        .fieldManager(CreateVerb.FIELD_MANAGER)
                        .saveConfig()
                        .validate()
                        .add(Flag.number("value", "", 0, "flag.value").of32Bits())
                        .add(Flag.off("global-default", "", "flag.global-default"))
                        .add(Flag.text("description", "", "", "flag.description"))
                        .add(Flag.text("preemption-policy", "", "PreemptLowerPriority", "flag.preemption-policy")));
        return new Verb(
                List.of("kubectl", "create"),
                List.of(),
                "create -f FILENAME",
                Phrase.of("verb.create"),
                List.of("kubectl create -f agent.yaml", "kubectl create namespace tools"),
                general.list(),
                Stream.concat(
                                Stream.of(alias(namespace, "ns"), alias(priorityClass, "pc")),
                                KeptCreators.verbs().stream())
                        .toList());
    }

    static Verb alias(Verb verb, String... aliases) {
        return new Verb(
                verb.path(),
                List.of(aliases),
                verb.usage(),
                verb.summary(),
                verb.examples(),
                verb.flags(),
                verb.children());
    }

    static Verb group(String name, List<Verb> children) {
        var summary = Phrase.of("verb." + name);
        return new Verb(
                List.of("kubectl", name), List.of(), name + " SUBCOMMAND", summary, List.of(), List.of(), children);
    }

    private static Verb rollout() {
        return group(
                "rollout",
                List.of(
                        child(
                                "rollout",
                                "history",
                                "(TYPE NAME | TYPE/NAME)",
                                new Flags()
                                        .files()
                                        .output()
                                        .labelSelector()
                                        .add(Flag.number("revision", "", 0, "flag.revision"))),
                        child(
                                "rollout",
                                "pause",
                                "RESOURCE",
                                new Flags().files().output().labelSelector()),
                        child(
                                "rollout",
                                "restart",
                                "RESOURCE",
                                new Flags().files().output().labelSelector().fieldManager("kubectl-rollout")),
                        child(
                                "rollout",
                                "resume",
                                "RESOURCE",
                                new Flags().files().output().labelSelector()),
                        child(
                                "rollout",
                                "status",
                                "(TYPE NAME | TYPE/NAME)",
                                new Flags()
                                        .files()
                                        .labelSelector()
                                        .add(Flag.on("watch", "w", "flag.watch.rollout"))
                                        .add(Flag.duration("timeout", "flag.timeout.rollout"))
                                        .add(Flag.number("revision", "", 0, "flag.accepted")
                                                .use(Flag.Use.IGNORED))),
                        child(
                                "rollout",
                                "undo",
                                "(TYPE NAME | TYPE/NAME)",
                                new Flags()
                                        .files()
                                        .output()
                                        .labelSelector()
                                        .dryRun()
                                        .add(Flag.number("to-revision", "", 0, "flag.to-revision")))));
    }

    private static List<Verb> telling() {
        return List.of(
                verb(
                        "api-resources",
                        "api-resources",
                        List.of(),
                        new Flags()
                                .add(Flag.text("output", "o", "", "flag.output.wide"))
                                .add(Flag.on("namespaced", "", "flag.namespaced"))
                                .add(Flag.text("api-group", "", "", "flag.api-group"))
                                .add(Flag.text("verbs", "", "", "flag.verbs"))
                                .add(Flag.text("categories", "", "", "flag.categories"))
                                .add(Flag.text("sort-by", "", "", "flag.sort-by.kinds"))
                                .add(Flag.off("no-headers", "", "flag.no-headers"))),
                verb("api-versions", "api-versions", List.of(), new Flags()),
                verb("cluster-info", "cluster-info", List.of(), new Flags()),
                group("config", List.of(child("config", "current-context", "", new Flags()))),
                verb("options", "options", List.of(), new Flags()),
                verb(
                        "version",
                        "version",
                        List.of(),
                        new Flags()
                                .add(Flag.text("output", "o", "", "flag.output.document"))
                                .add(Flag.off("client", "", "flag.client"))));
    }
}
