package dev.podfall.kubectl;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.grammar.Flag;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.grammar.Verb;
import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code kubectl create} of kinds that are kept: {@code serviceaccount}, {@code configmap}, {@code secret generic},
 * {@code deployment}, {@code job}, {@code quota}, {@code service clusterip}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/create, create_serviceaccount.go, create_configmap.go, create_secret.go,
 * create_deployment.go, create_job.go, create_quota.go, create_service.go.
 * <br>Differs: no other generators; no folders or env files as sources of data, no commands.
 */
final class KeptCreators {
    private static final Kind DEPLOYMENT = Objects.requireNonNull(Kind.of("apps/v1", "Deployment"));
    private static final Kind JOB = Objects.requireNonNull(Kind.of("batch/v1", "Job"));

    /** By what is typed behind kubectl. */
    static final Map<String, Action> ACTIONS = Map.of(
            "create serviceaccount", KeptCreators::serviceAccount,
            "create configmap", KeptCreators::configMap,
            "create secret generic", KeptCreators::secret,
            "create deployment", KeptCreators::deployment,
            "create job", KeptCreators::job,
            "create quota", KeptCreators::quota,
            "create service clusterip", KeptCreators::service);

    private KeptCreators() {}

    static List<Verb> verbs() {
        var literals = Flag.texts("from-literal", "", "flag.from-literal");
        var files = Flag.texts("from-file", "", "flag.from-file");
        var image = Flag.texts("image", "", "flag.image");
        return List.of(
                verb(List.of("serviceaccount"), "sa", "NAME"),
                verb(List.of("configmap"), "cm", "NAME --from-literal=KEY=VALUE", literals, files),
                verb(
                        List.of("quota"),
                        "resourcequota",
                        "NAME --hard=RESOURCE=AMOUNT,...",
                        Flag.text("hard", "", "", "flag.hard"),
                        Flag.text("scopes", "", "", "flag.scopes")),
                group(
                        "secret",
                        verb(
                                List.of("secret", "generic"),
                                "",
                                "NAME --from-literal=KEY=VALUE",
                                literals,
                                files,
                                Flag.text("type", "", "", "flag.secret-type"))),
                verb(
                        List.of("deployment"),
                        "deploy",
                        "NAME --image=IMAGE",
                        image,
                        Flag.number("replicas", "r", 1, "flag.replicas")),
                verb(List.of("job"), "", "NAME --image=IMAGE", image),
                group(
                        "service",
                        verb(
                                List.of("service", "clusterip"),
                                "",
                                "NAME --tcp=PORT:TARGET",
                                Flag.texts("tcp", "", "flag.tcp"))));
    }

    private static Verb group(String name, Verb child) {
        return new Verb(
                List.of("kubectl", "create", name),
                name.equals("service") ? List.of("svc") : List.of(),
                "create " + name + " SUBCOMMAND",
                Phrase.of("verb.create." + name),
                List.of(),
                List.of(),
                List.of(child));
    }

    private static Verb verb(List<String> name, String alias, String usage, Flag... flags) {
        var path = new ArrayList<>(List.of("kubectl", "create"));
        path.addAll(name);
        var all = new ArrayList<>(new Flags()
                .output()
                .dryRun()
                .fieldManager(CreateVerb.FIELD_MANAGER)
                .validate()
                .saveConfig()
                .list());
        all.addAll(List.of(flags));
        var words = "create " + String.join(" ", name);
        return new Verb(
                path,
                alias.isEmpty() ? List.of() : List.of(alias),
                words + " " + usage,
                Phrase.of("verb." + words.replace(' ', '.')),
                List.of(),
                all,
                List.of());
    }

    private static void serviceAccount(Invocation in) {
        send(in, BuiltInKinds.SERVICE_ACCOUNT, Tree.obj(), Tree.obj(), "serviceaccount");
    }

    private static void configMap(Invocation in) {
        var data = data(in, false, " in Data for ConfigMap " + Quoting.quote(name(in)));
        var content = data.isEmpty() ? Tree.obj() : Tree.obj("data", data);
        send(in, BuiltInKinds.CONFIG_MAP, Tree.obj(), content, "configmap");
    }

    private static void secret(Invocation in) {
        var data = data(in, true, "");
        var content = data.isEmpty() ? Tree.obj() : Tree.obj("data", data);
        var type = in.text("type");
        send(
                in,
                BuiltInKinds.SECRET,
                Tree.obj(),
                type.isEmpty() ? content : content.with("type", Tree.text(type)),
                "secret");
    }

    private static void quota(Invocation in) {
        name(in);
        var spec = Tree.builder();
        var hard = new TreeMap<String, Tree>();
        for (var item : parts(in.text("hard"))) {
            int at = item.indexOf('=');
            if (at <= 0 || item.indexOf('=', at + 1) >= 0) {
                throw new KubectlException("Invalid argument syntax " + item + ", expected <resource>=<value>");
            }
            hard.put(item.substring(0, at), amount(item.substring(at + 1)));
        }
        spec.putUnlessEmpty("hard", Tree.obj(hard));
        spec.putUnlessEmpty("scopes", Tree.listOf(parts(in.text("scopes")), Tree::text));
        var content = Tree.obj("spec", spec.build()).with("status", Tree.obj());
        send(in, BuiltInKinds.RESOURCE_QUOTA, Tree.obj(), content, "quota");
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static Tree amount(String text) {
        try {
            return Quantity.parse(text).toTree();
        } catch (IllegalArgumentException e) {
            throw new KubectlException(String.valueOf(e.getMessage()));
        }
    }

    /** @param where said behind a key that is there twice */
    private static Tree.Obj data(Invocation in, boolean encoded, String where) {
        var out = new TreeMap<String, Tree>();
        for (var source : in.command().texts("from-file")) {
            int at = source.indexOf('=');
            var file = source.substring(at + 1);
            var text = in.io().file(file);
            if (text == null) {
                throw new KubectlException("error reading " + file + ": no such file or directory");
            }
            var key = at < 0 ? file.substring(file.lastIndexOf('/') + 1) : source.substring(0, at);
            put(out, key, encoded ? base64(text) : text, where);
        }
        for (var literal : in.command().texts("from-literal")) {
            int at = literal.indexOf('=');
            if (at <= 0) {
                throw new KubectlException("invalid literal source " + literal + ", expected key=value");
            }
            var value = literal.substring(at + 1);
            put(out, literal.substring(0, at), encoded ? base64(value) : value, where);
        }
        return Tree.obj(out);
    }

    private static void put(TreeMap<String, Tree> data, String key, String value, String where) {
        if (data.put(key, Tree.text(value)) != null) {
            throw new KubectlException("cannot add key " + (where.isEmpty() ? key : Quoting.quote(key))
                    + ", another key by that name already exists" + where);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void deployment(Invocation in) {
        var name = name(in);
        var labels = Tree.obj("app", Tree.text(name));
        var images = in.command().texts("image");
        if (images.isEmpty()) {
            throw new KubectlException("required flag(s) \"image\" not set");
        }
        var containers = new ArrayList<Tree>();
        for (var image : images) {
            containers.add(container(base(image), image));
        }
        var template = Tree.obj("metadata", Tree.obj("labels", labels))
                .with("spec", Tree.obj("containers", Tree.list(containers)));
        var spec = Tree.builder()
                .put("replicas", in.command().number("replicas"))
                .put("selector", Tree.obj("matchLabels", labels))
                .put("strategy", Tree.obj())
                .put("template", template)
                .build();
        send(in, DEPLOYMENT, labels, Tree.obj("spec", spec).with("status", Tree.obj()), "deployment");
    }

    private static void job(Invocation in) {
        var images = in.command().texts("image");
        if (images.isEmpty()) {
            throw new KubectlException("either --image or --from must be specified");
        }
        var pod = Tree.obj("containers", Tree.list(container(name(in), images.getFirst())))
                .with("restartPolicy", Tree.text("Never"));
        var template = Tree.obj("metadata", Tree.obj()).with("spec", pod);
        var content = Tree.obj("spec", Tree.obj("template", template)).with("status", Tree.obj());
        send(in, JOB, Tree.obj(), content, "job");
    }

    private static Tree.Obj container(String name, String image) {
        return Tree.builder()
                .put("image", image)
                .put("name", name)
                .put("resources", Tree.obj())
                .build();
    }

    /** {@code web} of {@code registry.example/web:1} */
    private static String base(String image) {
        var last = image.substring(image.lastIndexOf('/') + 1);
        int end = last.indexOf('@') >= 0 ? last.indexOf('@') : last.indexOf(':');
        return end < 0 ? last : last.substring(0, end);
    }

    private static void service(Invocation in) {
        name(in);
        var ports = new ArrayList<Tree>();
        for (var text : in.command().texts("tcp")) {
            ports.add(port(text));
        }
        if (ports.isEmpty()) {
            throw new KubectlException("at least one tcp port specifier must be provided");
        }
        var labels = Tree.obj("app", Tree.text(name(in)));
        var spec = Tree.builder()
                .put("ports", Tree.list(ports))
                .put("selector", labels)
                .put("type", "ClusterIP")
                .build();
        var content = Tree.obj("spec", spec).with("status", Tree.obj("loadBalancer", Tree.obj()));
        send(in, BuiltInKinds.SERVICE, labels, content, "ClusterIP service");
    }

    private static Tree.Obj port(String text) {
        int colon = text.indexOf(':');
        var port = colon < 0 ? text : text.substring(0, colon);
        var target = colon < 0 ? port : text.substring(colon + 1);
        return Tree.builder()
                .put("name", text.replace(':', '-'))
                .put("port", number(port))
                .put("protocol", "TCP")
                .put("targetPort", target.matches("[0-9]+") ? Tree.number(number(target)) : Tree.text(target))
                .build();
    }

    private static long number(String port) {
        if (!port.matches("[0-9]{1,5}")) {
            throw new KubectlException("strconv.ParseInt: parsing " + Quoting.quote(port) + ": invalid syntax");
        }
        return Long.parseLong(port);
    }

    private static String name(Invocation in) {
        if (in.arguments().size() != 1) {
            throw in.usage("exactly one NAME is required, got " + in.arguments().size());
        }
        return in.arguments().getFirst();
    }

    private static void send(Invocation in, Kind kind, Tree.Obj labels, Tree.Obj content, String called) {
        var name = name(in);
        var meta = Tree.obj("name", Tree.text(name));
        meta = labels.isEmpty() ? meta : meta.with("labels", labels);
        meta = in.text("namespace").isEmpty() ? meta : meta.with("namespace", Tree.text(in.namespace()));
        var body = content.with("apiVersion", Tree.text(kind.apiVersion()))
                .with("kind", Tree.text(kind.kindName()))
                .with("metadata", meta);
        if (in.dryRun() == DryRun.CLIENT) {
            in.report(kind, name, body, "created");
            return;
        }
        try {
            var sent = LastApplied.updated(body, in.flag("save-config"));
            var created = in.sendFor(
                    new Command.Create(kind, in.namespace(), sent, in.writeOptions(CreateVerb.FIELD_MANAGER)));
            in.report(kind, name, created.toTree(), "created");
        } catch (KubectlException e) {
            // For secrets kubectl forgets the colon.
            var colon = called.equals("secret") ? " " : ": ";
            throw new KubectlException(
                    "failed to create " + called + colon + e.failure().message());
        }
    }
}
