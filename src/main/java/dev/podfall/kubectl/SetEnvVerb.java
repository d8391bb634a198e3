package dev.podfall.kubectl;

import dev.podfall.api.core.Container;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.ResourceField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * {@code kubectl set env}: sets, removes and lists the variables of containers.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/set/set_env.go, env/env_parse.go, env/env_resolve.go.
 * <br>Differs: the keys of a ConfigMap or Secret are taken in their order, where upstream's is random.
 */
final class SetEnvVerb implements Action {
    private static final Pattern PAIR = Pattern.compile("(?ms)^(.+)=(.*)$");
    private static final Pattern NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final String NAME_RULE =
            "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must"
                    + " not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for"
                    + " validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

    /** What the line asks for: variables as they are to be, and names that are to go. */
    private record Wish(List<Tree.Obj> set, List<String> removed, int words) {}

    @Override
    public void run(Invocation in) {
        SetTargets.refuseAllWithSelector(in);
        var resources = new ArrayList<String>();
        var words = new ArrayList<String>();
        split(in.arguments(), resources, words);
        check(in, resources);
        var wish = wish(in, words);
        var infos = SetTargets.find(in, resources, false);
        var failures = new ArrayList<Failure>();
        for (var info : infos) {
            try {
                change(in, info, wish);
            } catch (KubectlException e) {
                failures.add(e.failure());
            }
        }
        if (!in.flag("list")) {
            KubectlException.throwIfAny(failures);
        }
    }

    private static void split(List<String> arguments, List<String> resources, List<String> words) {
        for (var argument : arguments) {
            if (PAIR.matcher(argument).find() || argument.endsWith("-")) {
                words.add(argument);
            } else if (words.isEmpty()) {
                resources.add(argument);
            } else {
                throw new KubectlException(
                        "all resources must be specified before environment changes: " + String.join(" ", arguments));
            }
        }
    }

    private static void check(Invocation in, List<String> resources) {
        SetTargets.refuseLocalOnServer(in);
        if (in.filenames().isEmpty() && resources.isEmpty()) {
            throw new KubectlException(
                    "one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        if (in.flag("list") && !in.text("output").isEmpty()) {
            throw new KubectlException("--list and --output may not be specified together");
        }
        if (!in.command().texts("keys").isEmpty() && in.text("from").isEmpty()) {
            throw new KubectlException("when specifying --keys, a configmap or secret must be provided with --from");
        }
    }

    private static Wish wish(Invocation in, List<String> arguments) {
        var words = new ArrayList<>(in.command().values().getOrDefault("env", List.of()));
        words.addAll(arguments);
        var set = new ArrayList<Tree.Obj>();
        var named = new LinkedHashSet<String>();
        var removed = new ArrayList<String>();
        for (var word : words) {
            int eq = word.indexOf('=');
            if (word.equals("-")) {
                set.addAll(fromInput(in));
            } else if (eq >= 0) {
                var name = word.substring(0, eq);
                checkName(name, wrong -> Quoting.quote(name) + " is not a valid key name: " + wrong);
                named.add(name);
                set.add(variable(name, word.substring(eq + 1)));
            } else if (word.endsWith("-")) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                throw new KubectlException("unknown environment variable: " + word);
            }
        }
        if (removed.stream().anyMatch(named::contains)) {
            throw new KubectlException(
                    "can not both modify and remove the same environment variable in the same command");
        }
        if (!in.text("from").isEmpty()) {
            set.addAll(fromObject(in));
        }
        var prefix = in.text("prefix");
        set.replaceAll(each -> each.with("name", Tree.text(prefix + each.text("name", ""))));
        return new Wish(set, removed, set.size() + arguments.size());
    }

    /** @param told makes a message of what is wrong */
    static void checkName(String name, UnaryOperator<String> told) {
        var wrong = new ArrayList<String>();
        if (!NAME.matcher(name).matches()) {
            wrong.add(NAME_RULE);
        }
        if (name.equals(".")) {
            wrong.add("must not be '.'");
        } else if (name.equals("..")) {
            wrong.add("must not be '..'");
        } else if (name.startsWith("..")) {
            wrong.add("must not start with '..'");
        }
        if (!wrong.isEmpty()) {
            throw new KubectlException(told.apply(String.join(";", wrong)));
        }
    }

    private static Tree.Obj variable(String name, String value) {
        return Tree.builder().put("name", name).putUnlessEmpty("value", value).build();
    }

    private static List<Tree.Obj> fromInput(Invocation in) {
        var text = in.io().file("-");
        if (text == null) {
            throw new KubectlException("when '-' is used, STDIN must be open");
        }
        var out = new ArrayList<Tree.Obj>();
        text.lines().forEach(line -> {
            int remark = line.indexOf('#');
            var pair = remark < 0 ? line : line.substring(0, remark);
            int eq = pair.indexOf('=');
            if (eq >= 0) {
                out.add(variable(pair.substring(0, eq), pair.substring(eq + 1)));
            }
        });
        return out;
    }

    /** A variable for each key of a ConfigMap or a Secret. */
    private static List<Tree.Obj> fromObject(Invocation in) {
        var failures = new ArrayList<Failure>();
        var infos = in.query()
                .labelSelector(in.text("selector"))
                .arguments(in.flag("all"), List.of(in.text("from")))
                .find()
                .infos(failures);
        KubectlException.throwIfAny(failures);
        var wanted = in.command().texts("keys");
        var out = new ArrayList<Tree.Obj>();
        for (var info : infos) {
            var ref = switch (info.kind().kindName()) {
                case "ConfigMap" -> "configMapKeyRef";
                case "Secret" -> "secretKeyRef";
                default -> throw new KubectlException("unsupported resource specified in --from");
            };
            for (var key : info.tree().obj("data").keys()) {
                if (wanted.isEmpty() || wanted.contains(key)) {
                    var name = key.replaceAll("[^a-zA-Z0-9_]", "_").toUpperCase(Locale.ROOT);
                    if (!name.equals(key)) {
                        in.warn("key " + key + " transferred to " + name);
                    }
                    var source = Tree.builder()
                            .put("name", info.name())
                            .put("key", key)
                            .build();
                    out.add(Tree.builder()
                            .put("name", name)
                            .put("valueFrom", Tree.obj(ref, source))
                            .build());
                }
            }
        }
        return out;
    }

    private static void change(Invocation in, ResourceInfo info, Wish wish) {
        var before = PodSpecs.in(info);
        var pattern = in.text("containers");
        if (SetTargets.chosen(before, pattern).isEmpty()) {
            in.warn(info.kind().kindName() + "/" + info.name() + " does not have any containers matching "
                    + Quoting.quote(pattern));
            return;
        }
        // Upstream goes by containers first; what the pods run first is written first all the same.
        var changed = new LinkedHashMap<String, Tree.Obj>();
        for (var list : List.of("containers", "initContainers")) {
            for (var container : before.<Tree.Obj>list(list, each -> each)) {
                var name = container.text("name", "");
                if (SetTargets.matches(name, pattern)) {
                    if (!in.flag("overwrite")) {
                        refuseOverwrites(info, container, wish);
                    }
                    var after = changed(container, wish);
                    changed.put(list + "/" + name, after);
                    if (in.flag("list")) {
                        list(in, info, after);
                    }
                }
            }
        }
        if (in.flag("list")) {
            return;
        }
        var spec = before;
        for (var list : List.of("containers", "initContainers")) {
            spec = PodSpecs.mapContainers(
                    spec, list, container -> changed.getOrDefault(list + "/" + container.text("name", ""), container));
        }
        if (wish.words() == 0 && !spec.equals(before)) {
            throw new KubectlException("at least one environment variable must be provided");
        }
        SetTargets.update(in, info, spec, "env updated", "failed to patch env update to pod template: ");
    }

    private static void refuseOverwrites(ResourceInfo info, Tree.Obj container, Wish wish) {
        for (var variable : wish.set()) {
            for (var current : container.<Tree.Obj>list("env", each -> each)) {
                boolean same = current.text("name", "").equals(variable.text("name", ""));
                if (same && !current.text("value", "").equals(variable.text("value", ""))) {
                    throw new KubectlException("error: " + info.objectName() + " '" + current.text("name", "")
                            + "' already has a value (" + current.text("value", "") + "), and --overwrite is false");
                }
                if (same) {
                    break;
                }
            }
        }
    }

    private static Tree.Obj changed(Tree.Obj container, Wish wish) {
        Set<String> covered = new TreeSet<>(wish.removed());
        var out = new ArrayList<Tree>();
        for (var variable : container.<Tree.Obj>list("env", each -> each)) {
            var name = variable.text("name", "");
            if (covered.contains(name)) {
                continue;
            }
            var newer = wish.set().stream()
                    .filter(each -> each.text("name", "").equals(name))
                    .findFirst();
            newer.ifPresent(_ -> covered.add(name));
            out.add(newer.orElse(variable));
        }
        for (var variable : wish.set()) {
            if (covered.add(variable.text("name", ""))) {
                out.add(variable);
            }
        }
        return out.isEmpty() ? container.without("env") : container.with("env", Tree.list(out));
    }

    private static void list(Invocation in, ResourceInfo info, Tree.Obj container) {
        in.out("# " + info.kind().kindName() + " " + info.name() + ", container " + container.text("name", ""));
        var wrong = new TreeMap<String, Set<String>>();
        for (var variable : container.<Tree.Obj>list("env", each -> each)) {
            var name = variable.text("name", "");
            if (!(variable.get("valueFrom") instanceof Tree.Obj from)) {
                in.out(name + "=" + variable.text("value", ""));
                continue;
            }
            if (in.flag("resolve")) {
                try {
                    in.out(name + "=" + resolved(in, info, container, from));
                    continue;
                } catch (KubectlException e) {
                    wrong.computeIfAbsent(e.failure().message(), any -> new TreeSet<>())
                            .add(name);
                }
            }
            in.out("# " + name + " from " + reference(from));
        }
        wrong.forEach(
                (why, names) -> in.err("error retrieving reference for " + String.join(", ", names) + ": " + why));
    }

    private static String reference(Tree.Obj from) {
        if (from.get("configMapKeyRef") instanceof Tree.Obj ref) {
            return "configmap " + ref.text("name", "") + ", key " + ref.text("key", "");
        }
        if (from.get("secretKeyRef") instanceof Tree.Obj ref) {
            return "secret " + ref.text("name", "") + ", key " + ref.text("key", "");
        }
        if (from.get("fieldRef") instanceof Tree.Obj ref) {
            return "field path " + ref.text("fieldPath", "");
        }
        if (from.get("resourceFieldRef") instanceof Tree.Obj ref) {
            var container = ref.text("containerName", "");
            return "resource field " + (container.isEmpty() ? "" : container + "/") + ref.text("resource", "");
        }
        return "invalid valueFrom";
    }

    private static String resolved(Invocation in, ResourceInfo info, Tree.Obj container, Tree.Obj from) {
        if (from.get("secretKeyRef") instanceof Tree.Obj ref) {
            return kept(in, "secrets", "secret", ref);
        }
        if (from.get("configMapKeyRef") instanceof Tree.Obj ref) {
            return kept(in, "configmaps", "config map", ref);
        }
        if (from.get("fieldRef") instanceof Tree.Obj ref) {
            return ofObject(info.tree().obj("metadata"), ref.text("fieldPath", ""));
        }
        if (from.get("resourceFieldRef") instanceof Tree.Obj ref) {
            var value = ResourceField.amount(ref, Container.fromTree(container));
            if (value.isEmpty()) {
                throw new KubectlException("Unsupported container resource : " + ref.text("resource", ""));
            }
            return value;
        }
        throw new KubectlException("invalid valueFrom");
    }

    private static String kept(Invocation in, String type, String what, Tree.Obj ref) {
        var failures = new ArrayList<Failure>();
        var infos =
                in.query().namesOf(type, List.of(ref.text("name", ""))).find().infos(failures);
        KubectlException.throwIfAny(failures);
        var value = infos.getFirst().tree().obj("data").text(ref.text("key", ""));
        if (value == null) {
            throw new KubectlException(
                    "key " + ref.text("key", "") + " not found in " + what + " " + ref.text("name", ""));
        }
        return value;
    }

    private static String ofObject(Tree.Obj meta, String path) {
        int bracket = path.indexOf("['");
        if (path.endsWith("']") && bracket > 0) {
            var map = path.substring(0, bracket);
            var key = path.substring(bracket + 2, path.length() - 2);
            if (!map.equals("metadata.annotations") && !map.equals("metadata.labels")) {
                throw new KubectlException("fieldPath " + Quoting.quote(path) + " does not support subscript");
            }
            var wrong = LabelRules.qualifiedName(key);
            if (!wrong.isEmpty()) {
                throw new KubectlException("invalid key subscript in " + path + ": " + String.join(";", wrong));
            }
            return meta.obj(map.substring("metadata.".length())).text(key, "");
        }
        return switch (path) {
            case "metadata.name", "metadata.namespace", "metadata.uid" ->
                meta.text(path.substring("metadata.".length()), "");
            case "metadata.labels", "metadata.annotations" -> {
                var lines = new ArrayList<String>();
                meta.obj(path.substring("metadata.".length()))
                        .forEach((key, value) ->
                                lines.add(key + "=" + Quoting.quote(value instanceof Tree.Text t ? t.value() : "")));
                yield String.join("\n", lines);
            }
            default -> throw new KubectlException("unsupported fieldPath: " + path);
        };
    }
}
