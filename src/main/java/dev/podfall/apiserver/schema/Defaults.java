package dev.podfall.apiserver.schema;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that the API server fills in where a document says nothing.
 *
 * <p>Upstream: pkg/apis/core/v1/defaults.go, pkg/apis/apps/v1/defaults.go, pkg/apis/scheduling/v1/defaults.go, the
 * {@code +default} markers of the types, and the twin fields of pkg/apis/core/v1/conversion.go.
 * <br>Differs: huge pages do not get a pod-level limit from those of the containers.
 */
public final class Defaults {
    private static final String RESOURCE_LIST = "v1.ResourceList";
    private static final Map<String, Tree.Obj> OF_NOTHING = new TreeMap<>();

    static {
        for (var type : Schema.structs()) {
            var _ = ofNothing(type.name());
        }
    }

    private Defaults() {}

    /** The document with every default that its kind has. */
    public static Tree.Obj apply(Kind kind, Tree.Obj document) {
        return switch (kind) {
            case SimulatedKind.POD ->
                struct(Schema.of(kind), document.with("spec", PodDefaults.spec(document.obj("spec"))));
            case SimulatedKind.DAEMON_SET,
                    SimulatedKind.NODE,
                    SimulatedKind.NAMESPACE,
                    SimulatedKind.PRIORITY_CLASS,
                    SimulatedKind.CONTROLLER_REVISION,
                    SimulatedKind.EVENT -> struct(Schema.of(kind), document);
            case KeptKind kept -> KeptDefaults.apply(kept, document);
        };
    }

    /** What only pods get, not templates, for a pod that a controller makes of a template with defaults. */
    public static Pod apply(Pod pod) {
        var spec = PodDefaults.spec(pod.spec());
        return spec == pod.spec() ? pod : pod.withSpec(spec);
    }

    private static Tree.Obj struct(StructType type, Tree.Obj value) {
        var out = special(type, value);
        for (var field : type.fields()) {
            var present = out.get(field.name());
            if (field.standard() != null && isUnset(field, present)) {
                out = out.with(field.name(), field.standard());
            } else if (present != null) {
                out = out.with(field.name(), value(field.type(), present));
            } else if (field.type() instanceof Type.Struct(String name) && !field.pointer()) {
                var inside = ofNothing(name);
                out = inside.isEmpty() ? out : out.with(field.name(), inside);
            }
        }
        return out;
    }

    /** The defaults of a type of which a document says nothing. */
    private static Tree.Obj ofNothing(String name) {
        var known = OF_NOTHING.get(name);
        if (known == null) {
            known = struct(Schema.struct(name), Tree.obj());
            OF_NOTHING.put(name, known);
        }
        return known;
    }

    private static boolean isUnset(Field field, @Nullable Tree present) {
        if (present == null || present instanceof Tree.Nil) {
            return true;
        }
        return !field.pointer() && (present.equals(Tree.text("")) || present.equals(Tree.number(0)));
    }

    private static Tree value(Type type, Tree value) {
        return switch (type) {
            case Type.Struct(String name) ->
                value instanceof Tree.Obj fields ? struct(Schema.struct(name), fields) : value;
            case Type.ListOf(Type element) -> value instanceof Tree.Arr items ? items(element, items) : value;
            case Type.MapOf map ->
                value instanceof Tree.Obj amounts && map.goName().equals(RESOURCE_LIST) ? wholeMillis(amounts) : value;
            case Type.Text _,
                    Type.Whole _,
                    Type.Flag _,
                    Type.Amount _,
                    Type.IntOrText _,
                    Type.Moment _,
                    Type.Anything _ -> value;
        };
    }

    private static Tree.Arr items(Type element, Tree.Arr items) {
        if (Schema.below(element) == null) {
            return items;
        }
        var out = new ArrayList<Tree>(items.size());
        boolean same = true;
        for (var item : items.items()) {
            var done = value(element, item);
            same &= done == item;
            out.add(done);
        }
        return same ? items : Tree.list(out);
    }

    /** Amounts are kept to the thousandth, rounded up. */
    private static Tree.Obj wholeMillis(Tree.Obj amounts) {
        var out = new TreeMap<String, Tree>();
        amounts.forEach((name, tree) -> {
            var amount = Quantity.fromTree(tree);
            var rounded = amount.roundedUp(Quantity.MILLI);
            out.put(name, rounded.equals(amount) ? tree : rounded.toTree());
        });
        var rounded = Tree.obj(out);
        return rounded.equals(amounts) ? amounts : rounded;
    }

    private static Tree.Obj special(StructType type, Tree.Obj value) {
        return switch (type.name()) {
            case "PodSpec" -> serviceAccount(value);
            case "Container", "EphemeralContainer" -> pullPolicy(value, "imagePullPolicy", "image");
            case "ImageVolumeSource" -> pullPolicy(value, "pullPolicy", "reference");
            case "Volume" -> value.without("name").isEmpty() ? value.with("emptyDir", Tree.obj()) : value;
            case "DaemonSetUpdateStrategy" -> rollingUpdate(value);
            case "Namespace" -> namespaceLabel(value);
            case "NodeStatus" ->
                value.has("allocatable") || !value.has("capacity")
                        ? value
                        : value.with("allocatable", value.obj("capacity"));
            default -> value;
        };
    }

    /** Two fields that are one: the older name still is written. */
    private static Tree.Obj serviceAccount(Tree.Obj spec) {
        var name = spec.text("serviceAccountName", "");
        var account = name.isEmpty() ? spec.text("serviceAccount", "") : name;
        if (account.isEmpty()) {
            return spec;
        }
        return spec.with("serviceAccountName", Tree.text(account)).with("serviceAccount", Tree.text(account));
    }

    private static Tree.Obj pullPolicy(Tree.Obj value, String policy, String image) {
        if (!value.text(policy, "").isEmpty()) {
            return value;
        }
        boolean latest = ImageName.tag(value.text(image, "")).equals("latest");
        return value.with(policy, Tree.text(latest ? "Always" : "IfNotPresent"));
    }

    private static Tree.Obj rollingUpdate(Tree.Obj strategy) {
        var type = strategy.text("type", "");
        if (!type.isEmpty() && !type.equals("RollingUpdate")) {
            return strategy;
        }
        var rolling = strategy.obj("rollingUpdate");
        if (!rolling.has("maxUnavailable")) {
            rolling = rolling.with("maxUnavailable", Tree.number(1));
        }
        if (!rolling.has("maxSurge")) {
            rolling = rolling.with("maxSurge", Tree.number(0));
        }
        return strategy.with("rollingUpdate", rolling);
    }

    private static Tree.Obj namespaceLabel(Tree.Obj namespace) {
        var meta = namespace.obj("metadata");
        var name = meta.text("name", "");
        if (name.isEmpty()) {
            return namespace;
        }
        var labels = meta.obj("labels").with("kubernetes.io/metadata.name", Tree.text(name));
        return namespace.with("metadata", meta.with("labels", labels));
    }
}
