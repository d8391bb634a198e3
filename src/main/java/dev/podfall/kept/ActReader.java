package dev.podfall.kept;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.FieldValidation;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.kubectl.LastApplied;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one item of a list of acts. */
final class ActReader {
    private static final String DO = "do";
    private static final String APPLY = "apply";
    private static final List<String> VERBS = List.of(
            DO,
            APPLY,
            RequestForm.CREATE,
            RequestForm.RESTORE,
            RequestForm.REPLACE,
            RequestForm.PATCH,
            RequestForm.DELETE,
            RequestForm.EVICT,
            RequestForm.KUBELET);
    private static final List<String> COMMON = List.of("at", "timers", "note", "digest");
    private static final List<String> WRITING = List.of("by", "dryRun", "subresource", "fieldValidation");

    private final Fields item;

    ActReader(Fields item) {
        this.item = item;
    }

    /** What is done; nothing, with findings, if that cannot be read. */
    List<Deed> deeds() {
        var verbs = VERBS.stream().filter(item::has).toList();
        if (verbs.isEmpty()) {
            item.wrong("", Phrase.of("saved.no-deed"), Phrase.of("saved.no-deed.step", Phrase.names(VERBS)));
            return List.of();
        }
        if (verbs.size() > 1) {
            item.wrong(
                    verbs.getLast(),
                    Phrase.of("saved.two-deeds", Phrase.all(verbs)),
                    Phrase.of("saved.two-deeds.step"));
            return List.of();
        }
        var verb = verbs.getFirst();
        return switch (verb) {
            case DO -> line();
            case APPLY -> {
                only(verb, List.of());
                var manifests = item.manifests(verb);
                yield manifests.isEmpty() ? nothing(verb) : List.of(new Deed.Apply(manifests));
            }
            case RequestForm.CREATE -> create();
            case RequestForm.RESTORE -> restore();
            case RequestForm.REPLACE -> replace();
            case RequestForm.PATCH -> patch();
            case RequestForm.DELETE -> delete();
            case RequestForm.EVICT -> evict();
            default -> kubelet();
        };
    }

    private void only(String verb, List<String> more) {
        var known = new TreeSet<>(COMMON);
        known.add(verb);
        known.addAll(more);
        item.only(known);
    }

    private void only(String verb, List<String> more, List<String> evenMore) {
        var all = new ArrayList<>(more);
        all.addAll(evenMore);
        only(verb, all);
    }

    private List<Deed> nothing(String verb) {
        item.wrong(verb, Phrase.of("saved.no-manifests"), Phrase.of("saved.no-manifests.step"));
        return List.of();
    }

    private List<Deed> line() {
        only(DO, List.of("files"));
        var files = new TreeMap<String, String>();
        var given = item.map("files");
        if (item.get("files") instanceof Tree.Obj map) {
            map.keys().forEach(name -> files.put(name, given.text(name, "")));
        }
        var text = item.text(DO, "");
        return List.of(new Deed.Line(text, files));
    }

    private List<Deed> create() {
        only(RequestForm.CREATE, WRITING, List.of("kind", "namespace", "lastApplied"));
        var options = writing(RequestForm.APPLIES);
        var remembered = item.text("lastApplied", "");
        if (!remembered.isEmpty() && !remembered.equals(RequestForm.FORGOTTEN)) {
            item.wrong(
                    "lastApplied",
                    Phrase.of("saved.choice", remembered),
                    Phrase.of("saved.choice.step", RequestForm.FORGOTTEN));
        }
        boolean annotated = options.fieldManager().equals(RequestForm.APPLIES) && remembered.isEmpty();
        var out = new ArrayList<Deed>();
        for (var body : item.manifests(RequestForm.CREATE)) {
            var kind = kind(RequestForm.CREATE, body, out.size());
            if (kind != null) {
                var namespace = item.text("namespace", RequestForm.namespace(kind, body));
                out.add(new Deed.Request(
                        new Command.Create(kind, namespace, annotated ? LastApplied.annotated(body) : body, options)));
            }
        }
        return out.isEmpty() ? nothing(RequestForm.CREATE) : out;
    }

    private List<Deed> restore() {
        only(RequestForm.RESTORE, List.of("kind"));
        var out = new ArrayList<Deed>();
        for (var body : item.manifests(RequestForm.RESTORE)) {
            var kind = kind(RequestForm.RESTORE, body, out.size());
            if (kind != null) {
                out.add(new Deed.Request(new Command.Restore(kind, body)));
            }
        }
        return out.isEmpty() ? nothing(RequestForm.RESTORE) : out;
    }

    private List<Deed> replace() {
        only(RequestForm.REPLACE, WRITING, List.of("kind", "object"));
        var options = writing(RequestForm.REPLACES);
        var named = item.has("object") ? named("object", "object", item.get("object")) : null;
        var out = new ArrayList<Deed>();
        for (var body : item.manifests(RequestForm.REPLACE)) {
            var kind = kind(RequestForm.REPLACE, body, out.size());
            if (kind != null) {
                var key = named == null ? RequestForm.key(kind, body) : named.key();
                out.add(new Deed.Request(new Command.Replace(kind, key, body, options)));
            }
        }
        return out.isEmpty() ? nothing(RequestForm.REPLACE) : out;
    }

    private List<Deed> patch() {
        only(RequestForm.PATCH, WRITING, List.of("type", "with"));
        var options = writing(RequestForm.PATCHES);
        var type = item.choice("type", PatchType.STRATEGIC, Arrays.asList(PatchType.values()));
        var object = named(RequestForm.PATCH, RequestForm.PATCH, item.get(RequestForm.PATCH));
        var patch = item.get("with");
        if (patch == null) {
            item.missing("with");
        }
        return object == null || patch == null
                ? List.of()
                : List.of(new Deed.Request(new Command.Patch(object.kind(), object.key(), type, patch, options)));
    }

    private List<Deed> delete() {
        var options = deleting(RequestForm.DELETE);
        return objects(RequestForm.DELETE).stream()
                .<Deed>map(object -> new Deed.Request(new Command.Delete(object.kind(), object.key(), options)))
                .toList();
    }

    private List<Deed> evict() {
        var options = deleting(RequestForm.EVICT);
        var out = new ArrayList<Deed>();
        for (var object : objects(RequestForm.EVICT)) {
            if (object.kind() == Kind.POD) {
                out.add(new Deed.Request(new Command.Evict(object.key(), options)));
            } else {
                item.wrong(
                        RequestForm.EVICT,
                        Phrase.of("saved.evict", object.kind().singular()),
                        Phrase.of("saved.object.step"));
            }
        }
        return out;
    }

    private DeleteOptions deleting(String verb) {
        only(verb, List.of("grace", "propagation", "uid", "dryRun"));
        return new DeleteOptions(
                item.number("grace"),
                item.choice(
                        "propagation",
                        DeleteOptions.Propagation.BACKGROUND,
                        Arrays.asList(DeleteOptions.Propagation.values())),
                item.has("uid") ? item.text("uid", "") : null,
                item.flag("dryRun"));
    }

    private WriteOptions writing(String usual) {
        return new WriteOptions(
                item.text("by", usual),
                item.flag("dryRun"),
                item.text("subresource", ""),
                item.choice("fieldValidation", FieldValidation.STRICT, Arrays.asList(FieldValidation.values())));
    }

    private List<ObjectName> objects(String verb) {
        var out = new ArrayList<ObjectName>();
        var value = item.get(verb);
        var names = value instanceof Tree.Arr(var items) ? items : value == null ? List.<Tree>of() : List.of(value);
        for (int i = 0; i < names.size(); i++) {
            var object = named(verb, "", names.get(i));
            if (object != null) {
                out.add(object);
            }
        }
        return out;
    }

    private @Nullable ObjectName named(String key, String where, @Nullable Tree tree) {
        var object = tree == null ? null : ObjectName.of(tree);
        if (object == null) {
            item.wrong(
                    where.isEmpty() ? key : where,
                    Phrase.of(
                            "saved.object", tree == null ? "" : tree instanceof Tree.Text(var t) ? t : tree.toString()),
                    Phrase.of("saved.object.step"));
        }
        return object;
    }

    private @Nullable Kind kind(String key, Tree.Obj body, int index) {
        var kind = item.has("kind") ? KindText.read(item.text("kind", "")) : RequestForm.kind(body);
        if (kind == null) {
            item.wrong(
                    key,
                    Phrase.of("saved.kind", index + 1, body.text("apiVersion", ""), body.text("kind", "")),
                    Phrase.of(
                            "saved.kind.step",
                            Phrase.names(Kind.simulated().stream()
                                    .map(each -> each.apiVersion() + " " + each.kindName())
                                    .toList())));
        }
        return kind;
    }

    private List<Deed> kubelet() {
        only(RequestForm.KUBELET, List.of());
        var words = item.get(RequestForm.KUBELET) instanceof Tree.Arr(var items)
                ? items.stream()
                        .map(word -> word instanceof Tree.Text(String text) ? text : word.toString())
                        .toList()
                : Arrays.asList(item.text(RequestForm.KUBELET, "").split(" ", -1));
        var command = kubelet(words);
        if (command == null) {
            item.wrong(
                    RequestForm.KUBELET,
                    Phrase.of("saved.kubelet", String.join(" ", words)),
                    Phrase.of("saved.kubelet.step"));
            return List.of();
        }
        return List.of(new Deed.Request(command));
    }

    private static @Nullable Command kubelet(List<String> words) {
        if (words.size() < 2) {
            return null;
        }
        var node = words.get(1);
        return switch (words.getFirst()) {
            case "stop" -> words.size() == 2 ? new Command.StopKubelet(node) : null;
            case "start" -> words.size() == 2 ? new Command.StartKubelet(node) : null;
            case "condition" -> {
                var condition = words.size() == 3 ? words.get(2) : "";
                int eq = condition.indexOf('=');
                yield eq <= 0
                        ? null
                        : new Command.PostCondition(node, condition.substring(0, eq), condition.substring(eq + 1));
            }
            default -> null;
        };
    }
}
