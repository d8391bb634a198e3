package dev.podfall.kubectl;

import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * All verbs that Podfall's kubectl has, with their flags.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/cmd.go and the commands beside it.
 * <br>Differs: holds what is supported; summaries are our own.
 */
public final class KubectlGrammar {
    /** kubectl itself: the group of all. */
    public static final Verb ROOT = root();

    private KubectlGrammar() {}

    private static Verb root() {
        var verbs = new ArrayList<Verb>();
        verbs.addAll(reading());
        verbs.addAll(writing());
        verbs.addAll(onNodes());
        verbs.add(create());
        verbs.add(rollout());
        verbs.add(set());
        verbs.addAll(telling());
        verbs.sort(Comparator.comparing(Verb::name));
        return new Verb(
                List.of("kubectl"),
                List.of(),
                "[flags] [options]",
                "kubectl asks the simulated control plane, with the real one's grammar and words.",
                List.of(),
                List.of(),
                verbs);
    }

    /** All words that may follow {@code kubectl}, also those that are refused. */
    static List<String> verbNames() {
        var out = new TreeSet<>(Unsupported.verbs());
        ROOT.children().forEach(verb -> out.add(verb.name()));
        return List.copyOf(out);
    }

    private static Verb verb(String name, String usage, String summary, List<String> examples, Flags flags) {
        return new Verb(List.of("kubectl", name), List.of(), usage, summary, examples, flags.list(), List.of());
    }

    private static Verb child(String group, String name, String usage, String summary, Flags flags) {
        var words = group + " " + name + " " + usage;
        return new Verb(List.of("kubectl", group, name), List.of(), words, summary, List.of(), flags.list(), List.of());
    }

    private static List<Verb> reading() {
        return List.of(
                verb(
                        "get",
                        "get (TYPE[,TYPE] [NAME | -l label] | TYPE/NAME ...) [-o FORMAT]",
                        "Display one or many resources.",
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
                                .add(Flag.off("no-headers", "", "Leave out the line of column names."))
                                .add(Flag.off("show-labels", "", "Add a column with all labels."))
                                .add(Flag.off("show-kind", "", "Put the kind before each name."))
                                .add(Flag.texts("label-columns", "L", "Labels that get a column of their own."))
                                .add(Flag.text("sort-by", "", "", "Order by the field at this JSONPath."))
                                .add(Flag.off("ignore-not-found", "", "Say nothing if there is no such object."))
                                .add(Flag.off("watch", "w", "Then print what changes, until nothing does."))
                                .add(Flag.off("watch-only", "", "Print what changes, without the list first."))
                                .add(Flag.number("chunk-size", "", 500, "Accepted, without effect."))
                                .add(Flag.on("server-print", "", "Accepted, without effect."))
                                .add(Flag.off("show-managed-fields", "", "Show in YAML and JSON who owns which field."))
                                .add(Flag.off("allow-missing-template-keys", "", "Accepted, without effect."))),
                verb(
                        "describe",
                        "describe (TYPE [NAME_PREFIX | -l label] | TYPE/NAME)",
                        "Show the details of one or many resources, with their events.",
                        List.of("kubectl describe node n1", "kubectl describe pods -l app=agent"),
                        new Flags()
                                .files()
                                .labelSelector()
                                .allNamespaces()
                                .add(Flag.on("show-events", "", "Show the events of what is described."))
                                .add(Flag.number("chunk-size", "", 500, "Accepted, without effect."))),
                verb(
                        "events",
                        "events [--for TYPE/NAME] [--types=Normal,Warning]",
                        "List events, the oldest first.",
                        List.of("kubectl events --for ds/agent"),
                        new Flags()
                                .output()
                                .allNamespaces()
                                .add(Flag.text("for", "", "", "Only events of this TYPE/NAME."))
                                .add(Flag.texts("types", "", "Only events of these types: Normal, Warning."))
                                .add(Flag.off("no-headers", "", "Leave out the line of column names."))
                                .add(Flag.off("watch", "w", "Not supported: use kubectl get events -w."))),
                verb(
                        "explain",
                        "explain TYPE[.FIELD ...]",
                        "Say what a field means.",
                        List.of("kubectl explain ds.spec.updateStrategy"),
                        new Flags()
                                .add(Flag.off("recursive", "", "Print the names of all fields below."))
                                .add(Flag.text("api-version", "", "", "Accepted: each kind has one version."))));
    }

    private static List<Verb> writing() {
        return List.of(
                verb(
                        "apply",
                        "apply -f FILENAME",
                        "Make objects be as a file says; create those that are not there.",
                        List.of("kubectl apply -f agent.yaml"),
                        new Flags()
                                .files()
                                .output()
                                .labelSelector()
                                .dryRun()
                                .fieldManager(ApplyVerb.FIELD_MANAGER)
                                .deletion("Only with --force: ")
                                .validate()
                                .record()
                                .add(Flag.off("server-side", "", "Not supported."))
                                .add(Flag.off("prune", "", "Not supported."))
                                .add(Flag.on("overwrite", "", "Accepted, without effect."))
                                .add(Flag.on("openapi-patch", "", "Accepted, without effect."))
                                .add(Flag.off("all", "", "Accepted: only pruning uses it."))),
                verb(
                        "replace",
                        "replace -f FILENAME",
                        "Replace objects by what a file says.",
                        List.of("kubectl replace --force -f agent.yaml"),
                        new Flags()
                                .files()
                                .output()
                                .dryRun()
                                .fieldManager(ReplaceVerb.FIELD_MANAGER)
                                .deletion("Only with --force: ")
                                .validate()
                                .saveConfig()
                                .record()
                                .subresource()),
                verb(
                        "delete",
                        "delete ([-f FILENAME] | TYPE [(NAME | -l label | --all)])",
                        "Delete objects by file, name or selector.",
                        List.of("kubectl delete ds agent --cascade=orphan", "kubectl delete pod -l app=agent"),
                        new Flags()
                                .files()
                                .add(Flag.text("output", "o", "", "Format: name."))
                                .labelSelector()
                                .fieldSelector()
                                .allNamespaces()
                                .dryRun()
                                .deletion("")
                                .add(Flag.off("all", "", "Delete all objects of the type in the namespace."))
                                .add(Flag.off("ignore-not-found", "", "It is no failure if there is no such object."))
                                .add(Flag.off("now", "", "The same as --grace-period=1."))),
                verb(
                        "patch",
                        "patch (-f FILENAME | TYPE NAME) [-p PATCH | --patch-file FILE]",
                        "Change fields of an object.",
                        List.of("kubectl patch node n1 -p '{\"spec\":{\"unschedulable\":true}}'"),
                        new Flags()
                                .files()
                                .output()
                                .dryRun()
                                .fieldManager("kubectl-patch")
                                .record()
                                .subresource()
                                .add(Flag.text("patch", "p", "", "The patch, as JSON or YAML."))
                                .add(Flag.text("patch-file", "", "", "A file with the patch."))
                                .add(Flag.text("type", "", "strategic", "One of json, merge, strategic."))),
                verb(
                        "edit",
                        "edit (TYPE NAME | -f FILENAME)",
                        "Change an object in the editor.",
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
                        "Set and remove labels.",
                        List.of("kubectl label node n1 zone=a", "kubectl label node n1 zone-"),
                        new Flags().labelling("kubectl-label")),
                verb(
                        "annotate",
                        "annotate [--overwrite] TYPE NAME KEY=VALUE ... KEY- ...",
                        "Set and remove annotations.",
                        List.of("kubectl annotate ds agent kubernetes.io/change-cause='move to 2.0'"),
                        new Flags().labelling("kubectl-annotate")));
    }

    private static List<Verb> onNodes() {
        return List.of(
                verb(
                        "taint",
                        "taint NODE NAME KEY=VALUE:EFFECT ... KEY:EFFECT- ... KEY-",
                        "Set and remove taints of nodes.",
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
                                .add(Flag.off("all", "", "Change all nodes."))
                                .add(Flag.off("overwrite", "", "Replace taints that are there already."))),
                verb(
                        "cordon",
                        "cordon NODE",
                        "Let no more pods be scheduled to a node.",
                        List.of(),
                        new Flags().labelSelector().dryRun()),
                verb(
                        "uncordon",
                        "uncordon NODE",
                        "Let pods be scheduled to a node again.",
                        List.of(),
                        new Flags().labelSelector().dryRun()),
                verb(
                        "drain",
                        "drain NODE",
                        "Cordon a node and evict its pods.",
                        List.of("kubectl drain n1 --ignore-daemonsets --force"),
                        new Flags()
                                .labelSelector()
                                .dryRun()
                                .add(Flag.off("force", "", "Evict also pods that nobody makes again."))
                                .add(Flag.off("ignore-daemonsets", "", "Leave daemon pods where they are."))
                                .add(Flag.off("ignore-errors", "", "Accepted, without effect."))
                                .add(Flag.off("delete-emptydir-data", "", "Evict also pods with an emptyDir."))
                                .add(Flag.off("disable-eviction", "", "Delete instead of evicting."))
                                .add(Flag.number("grace-period", "", -1, "Seconds for each pod; -1: the pod's own."))
                                .add(Flag.text("pod-selector", "", "", "Only pods with these labels."))
                                .add(Flag.number("chunk-size", "", 500, "Accepted, without effect."))
                                .add(Flag.number("skip-wait-for-delete-timeout", "", 0, "Accepted, without effect."))
                                .add(Flag.duration("timeout", "How long to wait; 0: an hour."))));
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
                "Create a namespace.",
                new Flags()
                        .output()
                        .dryRun()
                        .fieldManager(CreateVerb.FIELD_MANAGER)
                        .validate());
        var priorityClass = child(
                "create",
                "priorityclass",
                "NAME --value=NUMBER",
                "Create a priority class.",
                new Flags()
                        .output()
                        .dryRun()
                        .fieldManager(CreateVerb.FIELD_MANAGER)
                        .validate()
                        .add(Flag.number("value", "", 0, "The priority; higher ones push out lower ones."))
                        .add(Flag.off("global-default", "", "Pods that name no class get this one."))
                        .add(Flag.text("description", "", "", "For people."))
                        .add(Flag.text("preemption-policy", "", "PreemptLowerPriority", "Or Never.")));
        return new Verb(
                List.of("kubectl", "create"),
                List.of(),
                "create -f FILENAME",
                "Create objects from a file.",
                List.of("kubectl create -f agent.yaml", "kubectl create namespace tools"),
                general.list(),
                List.of(alias(namespace, "ns"), alias(priorityClass, "pc")));
    }

    private static Verb alias(Verb verb, String alias) {
        return new Verb(
                verb.path(),
                List.of(alias),
                verb.usage(),
                verb.summary(),
                verb.examples(),
                verb.flags(),
                verb.children());
    }

    private static Verb group(String name, String summary, List<Verb> children) {
        return new Verb(
                List.of("kubectl", name), List.of(), name + " SUBCOMMAND", summary, List.of(), List.of(), children);
    }

    private static Verb rollout() {
        return group(
                "rollout",
                "Follow, repeat and take back the rollouts of a DaemonSet.",
                List.of(
                        child(
                                "rollout",
                                "history",
                                "(TYPE NAME | TYPE/NAME)",
                                "List revisions, or show the template of one.",
                                new Flags()
                                        .files()
                                        .output()
                                        .labelSelector()
                                        .add(Flag.number("revision", "", 0, "Show this revision's template."))),
                        child(
                                "rollout",
                                "pause",
                                "RESOURCE",
                                "Not possible for DaemonSets.",
                                new Flags().files().output().labelSelector()),
                        child(
                                "rollout",
                                "restart",
                                "RESOURCE",
                                "Replace all pods by new ones of the same template.",
                                new Flags().files().output().labelSelector().fieldManager("kubectl-rollout")),
                        child(
                                "rollout",
                                "resume",
                                "RESOURCE",
                                "Not possible for DaemonSets.",
                                new Flags().files().output().labelSelector()),
                        child(
                                "rollout",
                                "status",
                                "(TYPE NAME | TYPE/NAME)",
                                "Say how far a rollout is, until it is done.",
                                new Flags()
                                        .files()
                                        .labelSelector()
                                        .add(Flag.on("watch", "w", "Go on until the rollout is done."))
                                        .add(Flag.duration("timeout", "How long to watch; 0: ten minutes."))
                                        .add(Flag.number("revision", "", 0, "Accepted, without effect."))),
                        child(
                                "rollout",
                                "undo",
                                "(TYPE NAME | TYPE/NAME)",
                                "Go back to an earlier revision.",
                                new Flags()
                                        .files()
                                        .output()
                                        .labelSelector()
                                        .dryRun()
                                        .add(Flag.number("to-revision", "", 0, "Its number; 0: the one before.")))));
    }

    private static Verb set() {
        return group(
                "set",
                "Set parts of a pod template.",
                List.of(
                        child(
                                "set",
                                "env",
                                "RESOURCE/NAME KEY=VALUE ... KEY- ...",
                                "Set and remove environment variables.",
                                new Flags()
                                        .setting()
                                        .add(Flag.text("containers", "c", "*", "The container's name."))
                                        .add(Flag.off("list", "", "List the variables."))),
                        child(
                                "set",
                                "image",
                                "(-f FILENAME | TYPE NAME) CONTAINER=IMAGE ...",
                                "Set the images of containers.",
                                new Flags().setting().record()),
                        child(
                                "set",
                                "resources",
                                "(-f FILENAME | TYPE NAME) [--limits=LIMITS] [--requests=REQUESTS]",
                                "Set requests and limits of containers.",
                                new Flags()
                                        .setting()
                                        .record()
                                        .add(Flag.text("containers", "c", "*", "The container's name."))
                                        .add(Flag.text("limits", "", "", "As cpu=100m,memory=256Mi."))
                                        .add(Flag.text("requests", "", "", "As cpu=100m,memory=256Mi.")))));
    }

    private static List<Verb> telling() {
        return List.of(
                verb(
                        "api-resources",
                        "api-resources",
                        "List the kinds that are held.",
                        List.of(),
                        new Flags()
                                .add(Flag.text("output", "o", "", "Format: name or wide."))
                                .add(Flag.on("namespaced", "", "Only kinds with (true) or without (false) namespaces."))
                                .add(Flag.text("api-group", "", "", "Only kinds of this group."))
                                .add(Flag.off("no-headers", "", "Leave out the line of column names."))),
                verb("api-versions", "api-versions", "List the API's groups and versions.", List.of(), new Flags()),
                verb("cluster-info", "cluster-info", "Say where the control plane is.", List.of(), new Flags()),
                group(
                        "config",
                        "Tell about the configuration.",
                        List.of(child("config", "current-context", "", "Print the one context.", new Flags()))),
                verb("options", "options", "List the options that all commands take.", List.of(), new Flags()),
                verb(
                        "version",
                        "version",
                        "Print the versions that are simulated.",
                        List.of(),
                        new Flags()
                                .add(Flag.text("output", "o", "", "Format: json or yaml."))
                                .add(Flag.off("client", "", "Only the client's."))));
    }
}
