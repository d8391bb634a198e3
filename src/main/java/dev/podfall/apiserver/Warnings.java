package dev.podfall.apiserver;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.PodSecurity;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.schema.Decoded;
import dev.podfall.apiserver.schema.PatchedDecoder;
import dev.podfall.apiserver.schema.Problem;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.validation.AddressRules;
import dev.podfall.apiserver.validation.FieldPath;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API server adds to its answer in headers: nothing is wrong, but somebody should know.
 *
 * <p>Upstream: {@code WarningsOnCreate} and {@code WarningsOnUpdate} of the strategies in pkg/registry;
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go {@code addStrictDecodingWarnings}.
 * <br>Differs: in nothing that we know of.
 */
public final class Warnings {
    private static final FieldPath TEMPLATE = FieldPath.SPEC.child("template");

    private Warnings() {}

    /** Of a new object's document, before anybody looks at what else is wrong with it. */
    public static List<Warning> beforeCreation(Kind kind, Tree.Obj document, WriteOptions options) {
        var out = new ArrayList<>(unknownFields(kind, document, options));
        if (kind == Kind.POD) {
            out.addAll(AppArmor.warnings(document));
        }
        return List.copyOf(out);
    }

    /** Of a document whose fields are not all known; also if the request is then refused. */
    public static List<Warning> unknownFields(Kind kind, Tree.Obj document, WriteOptions options) {
        return options.fieldValidation() == FieldValidation.WARN
                ? unknown(StrictDecoder.decode(kind, document))
                : List.of();
    }

    /** Of a patch that makes fields which are not known. */
    public static List<Warning> unknownFields(KubeObject stored, PatchType type, Tree patch, WriteOptions options) {
        if (options.fieldValidation() != FieldValidation.WARN) {
            return List.of();
        }
        try {
            var patched = Requests.patched(stored, type, patch);
            return unknown(
                    type == PatchType.STRATEGIC
                            ? PatchedDecoder.decode(stored.kind(), patched)
                            : StrictDecoder.decode(stored.kind(), patched));
        } catch (PatchException refused) {
            return List.of();
        }
    }

    private static List<Warning> unknown(Decoded decoded) {
        var out = new ArrayList<Warning>();
        for (var problem : decoded.problems()) {
            if (problem.what() != Problem.What.UNKNOWN_FIELD) {
                return List.of();
            }
            out.add(new Warning("", problem.message(), Warning.Sort.UNKNOWN_FIELD, ""));
        }
        return List.copyOf(out);
    }

    /** Of an object as it was stored. */
    public static List<Warning> onCreate(KubeObject created, ClusterState state) {
        var out = new ArrayList<>(onCreate(created));
        PodSecurity.warnings(created, state).forEach(words -> out.add(security(words)));
        return List.copyOf(out);
    }

    private static Warning security(String words) {
        return new Warning("", words, Warning.Sort.POD_SECURITY, "");
    }

    private static List<Warning> onCreate(KubeObject created) {
        return switch (created) {
            case Pod pod -> {
                var out = new ArrayList<Warning>();
                var wrong = LabelRules.dns1123Label(pod.name());
                if (!wrong.isEmpty()) {
                    out.add(new Warning(
                            "metadata.name",
                            "this is used in the Pod's hostname, which can result in surprising behavior;"
                                    + " a DNS label is recommended: " + wrong,
                            Warning.Sort.HOSTNAME,
                            ""));
                }
                out.addAll(PodWarnings.of(new FieldPath(""), pod.toTree()));
                yield List.copyOf(out);
            }
            case DaemonSet daemonSet -> ofTemplate(daemonSet);
            case Node node -> ofNode(node);
            default -> List.of();
        };
    }

    /** Of an object that was another before: of a node always, of a template only if it has changed. */
    public static List<Warning> onUpdate(KubeObject updated, KubeObject old, ClusterState state) {
        var out = new ArrayList<>(onUpdate(updated, old));
        if (updated instanceof Namespace now && old instanceof Namespace before) {
            PodSecurity.warnings(now, before, state).forEach(words -> out.add(security(words)));
        } else if (!(updated instanceof Pod)) {
            PodSecurity.warnings(updated, state).forEach(words -> out.add(security(words)));
        }
        return List.copyOf(out);
    }

    private static List<Warning> onUpdate(KubeObject updated, KubeObject old) {
        if (updated instanceof Node node) {
            return ofNode(node);
        }
        return updated instanceof DaemonSet after
                        && old instanceof DaemonSet before
                        && after.templateGeneration() != before.templateGeneration()
                ? ofTemplate(after)
                : List.of();
    }

    private static List<Warning> ofNode(Node node) {
        var spec = node.toTree().obj("spec");
        var out = new ArrayList<Warning>();
        if (!spec.text("externalID", "").isEmpty()) {
            out.add(new Warning("spec.externalID", "this field is deprecated, and is unused by Kubernetes"));
        }
        var ranges = spec.texts("podCIDRs");
        for (int i = 0; i < ranges.size(); i++) {
            var words = AddressRules.cidrWarning(ranges.get(i));
            if (words != null) {
                out.add(new Warning("spec.podCIDRs[" + i + "]", words));
            }
        }
        return List.copyOf(out);
    }

    private static List<Warning> ofTemplate(DaemonSet daemonSet) {
        return PodWarnings.of(TEMPLATE, daemonSet.toTree().obj("spec").obj("template"));
    }
}
