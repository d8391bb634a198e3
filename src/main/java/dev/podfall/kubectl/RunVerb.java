package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.patch.JsonPatch;
import dev.podfall.apiserver.patch.MergePatch;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code kubectl run}: a Pod with one container.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/run/run.go, pkg/generate/versioned/run.go {@code BasicPod}.
 * <br>Differs: attaches to nothing: containers are simulated.
 */
final class RunVerb implements Action {
    private static final String FIELD_MANAGER = "kubectl-run";
    private static final Set<String> RESTARTS = Set.of("", "Always", "OnFailure", "Never");
    private static final Set<String> PULLS = Set.of("", "Always", "IfNotPresent", "Never");

    /** The reference of an image, as the distribution project defines it. */
    private static final Pattern IMAGE = Pattern.compile(
            "(?:(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*"
                    + "[a-zA-Z0-9]))*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?/)?"
                    + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
                    + "(?::\\w[\\w.-]{0,127})?"
                    + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    /** No image is longer; what is matched against a pattern has to end somewhere. */
    private static final int LONGEST_IMAGE = 1000;

    @Override
    public void run(Invocation in) {
        in.checkOutput();
        check(in);
        var pod = overridden(in, pod(in));
        var failures = new ArrayList<Failure>();
        var created = created(in, Kind.POD, ChangeCause.recorded(in, pod));
        if (in.flag("expose")) {
            try {
                exposed(in);
            } catch (KubectlException e) {
                failures.add(e.failure());
            }
        }
        in.reportTyped(Kind.POD, created.obj("metadata").text("name", ""), created, "created");
        KubectlException.throwIfAny(failures);
    }

    private static void check(Invocation in) {
        if (in.arguments().isEmpty()) {
            throw in.usage("NAME is required for run");
        }
        var image = in.text("image");
        if (image.isEmpty()) {
            throw new KubectlException("--image is required");
        }
        if (image.length() > LONGEST_IMAGE || !IMAGE.matcher(image).matches()) {
            throw new KubectlException("Invalid image name " + Quoting.quote(image) + ": invalid reference format");
        }
        if (in.flag("tty") && !in.flag("stdin")) {
            throw in.usage("-i/--stdin is required for containers with -t/--tty=true");
        }
        if (in.flag("expose") && in.text("port").isEmpty()) {
            throw in.usage("--port must be set when exposing a service");
        }
        if (!RESTARTS.contains(in.text("restart"))) {
            throw in.usage("invalid restart policy: " + in.text("restart"));
        }
        boolean attaches =
                in.flag("attach") || (in.flag("stdin") && !in.command().changed("attach"));
        if (in.flag("rm") && !attaches) {
            throw in.usage("--rm should only be used for attached containers");
        }
        if (attaches && in.dryRun() != DryRun.NONE) {
            throw in.usage("--dry-run=[server|client] can't be used with attached containers options (--attach,"
                    + " --stdin, or --tty)");
        }
        if (!PULLS.contains(in.text("image-pull-policy"))) {
            throw in.usage("invalid image pull policy: " + in.text("image-pull-policy"));
        }
        if (attaches) {
            throw new KubectlException(Phrase.of("unsupported.attach"));
        }
    }

    private static Tree.Obj pod(Invocation in) {
        var name = in.arguments().getFirst();
        var words = in.arguments().subList(1, in.arguments().size());
        var container = Tree.builder().put("name", name).put("image", in.text("image"));
        if (!words.isEmpty()) {
            container.put(
                    in.flag("command") ? "command" : "args",
                    Tree.list(words.stream().map(Tree::text).toList()));
        }
        var env = variables(in);
        if (!env.isEmpty()) {
            container.put("env", Tree.list(env));
        }
        container.putUnlessEmpty("imagePullPolicy", in.text("image-pull-policy"));
        if (!in.text("port").isEmpty()) {
            container.put("ports", Tree.list(List.of(Tree.obj("containerPort", Tree.number(port(in))))));
        }
        if (in.flag("privileged")) {
            container.put("securityContext", Tree.obj("privileged", Tree.bool(true)));
        }
        var meta = Tree.builder().put("name", name).put("labels", labels(in, name));
        var annotations = pairs(in.command().values().getOrDefault("annotations", List.of()), "annotations");
        if (!annotations.isEmpty()) {
            meta.put("annotations", annotations);
        }
        if (in.command().changed("namespace") && in.dryRun() == DryRun.CLIENT) {
            meta.put("namespace", in.namespace());
        }
        var restart = in.text("restart");
        var spec = Tree.builder()
                .put("containers", Tree.list(List.of(container.build())))
                .put("dnsPolicy", "ClusterFirst")
                .put("restartPolicy", restart.isEmpty() ? "Always" : restart)
                .build();
        return Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("metadata", meta.build())
                .put("spec", spec)
                .build();
    }

    private static long port(Invocation in) {
        try {
            return Integer.parseInt(in.text("port"));
        } catch (NumberFormatException e) {
            throw new KubectlException("strconv.Atoi: parsing " + Quoting.quote(in.text("port")) + ": invalid syntax");
        }
    }

    private static Tree.Obj labels(Invocation in, String name) {
        var text = in.text("labels");
        if (text.isEmpty()) {
            return Tree.obj("run", Tree.text(name));
        }
        var out = Tree.obj();
        for (var pair : text.split(",", -1)) {
            var parts = pair.split("=", -1);
            if (parts.length != 2) {
                throw new KubectlException("unexpected label spec: " + pair);
            }
            if (parts[0].isEmpty()) {
                throw new KubectlException("unexpected empty label key");
            }
            out = out.with(parts[0], Tree.text(parts[1]));
        }
        return out;
    }

    private static Tree.Obj pairs(List<String> words, String type) {
        var out = Tree.obj();
        for (var change : new Pairs(List.of(), words).changes(type, false).set().entrySet()) {
            out = out.with(change.getKey(), Tree.text(change.getValue()));
        }
        return out;
    }

    private static List<Tree.Obj> variables(Invocation in) {
        var out = new ArrayList<Tree.Obj>();
        for (var word : in.command().values().getOrDefault("env", List.of())) {
            int eq = word.indexOf('=');
            if (eq <= 0) {
                throw new KubectlException("invalid env: " + word);
            }
            SetEnvVerb.checkName(word.substring(0, eq), name -> "invalid env: " + word);
            out.add(Tree.builder()
                    .put("name", word.substring(0, eq))
                    .putUnlessEmpty("value", word.substring(eq + 1))
                    .build());
        }
        return out;
    }

    private static Tree.Obj overridden(Invocation in, Tree.Obj pod) {
        var text = in.text("overrides");
        if (text.isEmpty()) {
            return pod;
        }
        var type = in.text("override-type");
        if (!Set.of("json", "merge", "strategic").contains(type)) {
            throw new KubectlException("invalid override type: " + type);
        }
        Tree patch;
        try {
            patch = JsonReader.parse(text);
        } catch (SyntaxError e) {
            throw new KubectlException(type.equals("merge") ? "Invalid JSON Patch" : e.words());
        }
        return switch (type) {
            case "json" -> JsonPatch.apply(pod, patch);
            case "merge" -> MergePatch.apply(pod, patch);
            default -> StrategicMergePatch.apply(Kind.POD, pod, patch);
        };
    }

    private static Tree.Obj created(Invocation in, Kind kind, Tree.Obj object) {
        if (in.dryRun() == DryRun.CLIENT) {
            return object;
        }
        var body = in.flag("save-config") ? LastApplied.ofFlags(kind, object) : object;
        return in.sendFor(new Command.Create(kind, in.namespace(), body, in.writeOptions(FIELD_MANAGER)))
                .toTree();
    }

    private static void exposed(Invocation in) {
        var kind = Kind.of("v1", "Service");
        if (kind == null) {
            throw new KubectlException(Phrase.of("unsupported.expose"));
        }
        var name = in.arguments().getFirst();
        var port = Tree.builder()
                .put("port", port(in))
                .put("protocol", "TCP")
                .put("targetPort", port(in))
                .build();
        var spec = Tree.builder()
                .put("ports", Tree.list(List.of(port)))
                .put("selector", labels(in, name))
                .build();
        var body = Tree.builder()
                .put("apiVersion", "v1")
                .put("kind", "Service")
                .put("metadata", Tree.obj("name", Tree.text(name)))
                .put("spec", spec)
                .build();
        in.reportTyped(kind, name, created(in, kind, body), "created");
        in.io().out(in.text("output").equals("yaml") ? "---\n" : "");
    }
}
