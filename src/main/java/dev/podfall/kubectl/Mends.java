package dev.podfall.kubectl;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.schema.Suggestion;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.manifest.ManifestDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What one click could do about what the API server says of a document, where one thing is most likely meant. */
final class Mends {
    private static final String SELECTOR = "spec.selector";
    private static final String LABELS = "spec.template.metadata.labels";
    private static final String IMAGE = "registry.k8s.io/pause:3.10";
    private static final Pattern NAMED =
            Pattern.compile("metadata\\.name|spec\\.(template\\.spec\\.)?(initC|c)ontainers\\[[0-9]+]\\.name");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private Mends() {}

    /** @param path where the cause is told */
    static Mend of(ManifestDocument document, Status.Cause cause, String path) {
        return switch (cause.rule()) {
            case CHOICE -> choice(cause, written(document, path));
            case NAME -> name(document, path);
            case POD_HAS_CONTAINERS -> new Mend.Add(path, Tree.list(container(document)));
            case CONTAINER_HAS_IMAGE -> new Mend.Add(path, Tree.text(IMAGE));
            case SELECTOR_MATCHES_TEMPLATE -> selector(document);
            case SELECTOR_NOT_EMPTY -> emptySelector(document);
            case EVERY_KEY_NEEDS_EXISTS -> everyKey(document, path);
            case PERCENT -> percent(written(document, path));
            case EXCLUDES -> excluded(document, cause, path);
            case OTHER ->
                cause.type() == FieldError.Type.REQUIRED && path.endsWith("name")
                        ? missingName(document, path)
                        : Mend.NOTHING;
            case KEY,
                    LABEL_VALUE,
                    PORT_NAME,
                    VARIABLE_NAME,
                    CONFIG_KEY,
                    RESOURCE_NAME,
                    NOT_NEGATIVE,
                    RANGE,
                    STAYS,
                    PATH,
                    UNIQUE,
                    WITHIN_LIMIT,
                    SELECTOR_STAYS,
                    SECONDS_NEED_NO_EXECUTE,
                    NO_SURGE_WHILE_UNAVAILABLE,
                    SURGE_OR_UNAVAILABLE,
                    UID_IS_UNIQUE,
                    NAMESPACE_STAYS -> Mend.NOTHING;
        };
    }

    static Mend of(Warning warning) {
        return switch (warning.sort()) {
            case KEY_RENAMED -> new Mend.Rename(warning.instead());
            case LABEL_RENAMED -> new Mend.Write(Tree.text(warning.instead()));
            case OTHER,
                    ANNOTATION_IS_FIELD,
                    ANNOTATION_BECOMES_FIELD,
                    VOLUME_GONE,
                    NO_SELECTOR,
                    TWICE,
                    FRACTION_OF_BYTE,
                    VARIABLE_HIDDEN,
                    PORT_TWICE,
                    GRACE_PERIOD,
                    LABEL_VALUE,
                    HOSTNAME,
                    POD_SECURITY,
                    UNKNOWN_FIELD -> Mend.NOTHING;
        };
    }

    /** The text that stands at a path; empty if none does. */
    static String written(ManifestDocument document, String path) {
        return document.positions().at(path) instanceof Tree.Text(String text) ? text : "";
    }

    private static Mend choice(Status.Cause cause, String written) {
        var near =
                cause.choices().size() == 1 ? cause.choices().getFirst() : Suggestion.nearest(cause.choices(), written);
        return near.isEmpty() || written.isEmpty() ? Mend.NOTHING : new Mend.Write(Tree.text(near));
    }

    /** In small letters, with dashes for all that a name may not have; others may refer to what is not so named here. */
    private static Mend name(ManifestDocument document, String path) {
        if (!NAMED.matcher(path).matches()) {
            return Mend.NOTHING;
        }
        var name = nameOf(written(document, path), path.equals("metadata.name"));
        return name.isEmpty() ? Mend.NOTHING : new Mend.Write(Tree.text(name));
    }

    private static String nameOf(String wish, boolean dots) {
        var plain = wish.toLowerCase(Locale.ROOT)
                .replaceAll(dots ? "[^a-z0-9.-]+" : "[^a-z0-9-]+", "-")
                .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        boolean good = (dots ? LabelRules.dns1123Subdomain(plain) : LabelRules.dns1123Label(plain)).isEmpty();
        return good ? plain : "";
    }

    private static Tree.Obj container(ManifestDocument document) {
        var name = document.name();
        var good = !name.isEmpty() && LabelRules.dns1123Label(name).isEmpty();
        return Tree.builder()
                .put("name", good ? name : "main")
                .put("image", IMAGE)
                .build();
    }

    /** A name for an object: that of its label, of its first container, of its kind. */
    static Mend missingName(ManifestDocument document, String path) {
        var object = document.object();
        if (!path.equals("metadata.name")) {
            var image = written(document, path.substring(0, path.lastIndexOf('.') + 1) + "image");
            var name = nameOf(image.replaceAll("^.*/|[:@].*$", ""), false);
            return path.contains("ontainers[") && !name.isEmpty() ? new Mend.Add(path, Tree.text(name)) : Mend.NOTHING;
        }
        var spec = object.obj("spec");
        var template = document.kind().equals("DaemonSet") ? spec.obj("template") : object;
        var name = nameOf(template.obj("metadata").obj("labels").text("app", ""), false);
        return new Mend.Add(
                path, Tree.text(name.isEmpty() ? "my-" + document.kind().toLowerCase(Locale.ROOT) : name));
    }

    /** The selector is made of the template's labels, or the labels of the selector. */
    private static Mend selector(ManifestDocument document) {
        var labels = labels(document);
        var selector = document.object().at("spec", "selector");
        if (selector == null || selector instanceof Tree.Nil) {
            if (!labels.isEmpty()) {
                return new Mend.Add(SELECTOR, Tree.obj("matchLabels", labels));
            }
            var name = nameOf(document.name(), false);
            var made = Tree.obj("app", Tree.text(name.isEmpty() ? "agent" : name));
            return new Mend.All(
                    List.of(new Mend.Add(SELECTOR, Tree.obj("matchLabels", made)), new Mend.Add(LABELS, made)));
        }
        if (!(selector instanceof Tree.Obj map) || !map.list("matchExpressions").isEmpty()) {
            return Mend.NOTHING;
        }
        var wanted = map.obj("matchLabels");
        if (labels.isEmpty()) {
            return wanted.isEmpty() ? Mend.NOTHING : new Mend.Add(LABELS, wanted);
        }
        var parts = new ArrayList<Mend>();
        wanted.forEach((key, value) -> {
            var path = LABELS + "[" + key + "]";
            if (!labels.has(key)) {
                parts.add(new Mend.Add(path, value));
            } else if (!value.equals(labels.get(key))) {
                parts.add(new Mend.At(path, new Mend.Write(value)));
            }
        });
        return parts.size() == 1 ? parts.getFirst() : Mend.NOTHING;
    }

    private static Tree.Obj labels(ManifestDocument document) {
        return document.object().at("spec", "template", "metadata", "labels") instanceof Tree.Obj map
                ? map
                : Tree.obj();
    }

    private static Mend emptySelector(ManifestDocument document) {
        var labels = labels(document);
        return !labels.isEmpty()
                        && document.object().at("spec", "selector") instanceof Tree.Obj selector
                        && selector.isEmpty()
                ? new Mend.Add(SELECTOR + ".matchLabels", labels)
                : Mend.NOTHING;
    }

    private static Mend everyKey(ManifestDocument document, String path) {
        var toleration = path.substring(0, path.lastIndexOf('.'));
        boolean valueless = written(document, toleration + ".value").isEmpty();
        return valueless ? put(document, path, Tree.text("Exists")) : Mend.NOTHING;
    }

    /** Writes what is there already, or adds it. */
    private static Mend put(ManifestDocument document, String path, Tree value) {
        return document.positions().find(path).exact()
                ? new Mend.At(path, new Mend.Write(value))
                : new Mend.Add(path, value);
    }

    /** A whole number in quotes is neither a number nor a percentage. */
    private static Mend percent(String written) {
        return DIGITS.matcher(written).matches() ? new Mend.Write(Tree.number(Long.parseLong(written))) : Mend.NOTHING;
    }

    /** What may not stand beside something else goes; of a toleration for every value it is the value. */
    private static Mend excluded(ManifestDocument document, Status.Cause cause, String path) {
        if (cause.type() == FieldError.Type.FORBIDDEN) {
            return document.positions().find(path).exact() ? new Mend.Remove() : Mend.NOTHING;
        }
        var value = path.substring(0, path.lastIndexOf('.') + 1) + "value";
        return path.contains("tolerations[")
                        && path.endsWith(".operator")
                        && document.positions().find(value).exact()
                ? new Mend.At(value, new Mend.Remove())
                : Mend.NOTHING;
    }
}
