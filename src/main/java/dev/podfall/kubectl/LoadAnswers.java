package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Upstream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What the API server answers to a document of a load, as findings at the places that it is about. */
final class LoadAnswers {
    private static final int LONGEST_LABEL = 63;

    /** What to do where all of an object is refused, by the reason. */
    private static final Map<String, String> WHOLE = Map.of(
            Status.ALREADY_EXISTS, "refused.exists.step",
            Status.CONFLICT, "refused.conflict.step",
            Status.FORBIDDEN, "refused.whole-forbidden.step",
            Status.BAD_REQUEST, "refused.bad-request.step",
            Status.TOO_LARGE, "refused.too-long.step");

    private LoadAnswers() {}

    /** A refusal: one finding for each field that is wrong. */
    static List<Finding> refused(ManifestDocument document, ApiException refusal) {
        var status = refusal.status();
        if (!status.reason().equals(Status.INVALID)) {
            return List.of(refusedWhole(document, status));
        }
        var kind = Kind.of(document.apiVersion(), document.kind());
        var out = new ArrayList<Finding>();
        for (var cause : new LinkedHashSet<>(status.causes())) {
            boolean hostname = isHostname(document, cause);
            var path = hostname ? "metadata.name" : place(document, cause);
            var step = hostname
                    ? Phrase.of("refused.hostname.step", LONGEST_LABEL)
                    : NextSteps.of(kind, cause, Mends.written(document, path));
            out.add(Finding.at(
                            document,
                            Severity.ERROR,
                            path,
                            Upstream.says(cause.field() + ": " + cause.message()),
                            lacksSelector(document, cause) ? Phrase.of("refused.no-selector.step") : step)
                    .with(Mends.of(document, cause, path)));
        }
        return out;
    }

    private static Finding refusedWhole(ManifestDocument document, Status status) {
        var message = Upstream.says(status.message());
        if (status.reason().equals(Status.NOT_FOUND)) {
            return lacksNamespace(document, message);
        }
        var step = WHOLE.get(status.reason());
        return Finding.at(
                document, Severity.ERROR, "metadata.name", message, step == null ? Phrase.NONE : Phrase.of(step));
    }

    private static boolean lacksSelector(ManifestDocument document, Status.Cause cause) {
        return cause.rule() == FieldError.Rule.SELECTOR_MATCHES_TEMPLATE
                && !(document.positions().at("spec.selector") instanceof Tree.Obj);
    }

    private static Finding lacksNamespace(ManifestDocument document, Phrase message) {
        var step = Phrase.of("refused.namespace.step", QuickFixes.createNamespace(document.namespace()));
        return Finding.at(document, Severity.ERROR, "metadata.namespace", message, step)
                .with(new Mend.CreateNamespace());
    }

    /** Upstream reports taints below the metadata, and a strategy where its type stands. */
    private static String place(ManifestDocument document, Status.Cause cause) {
        var field = cause.field();
        if (document.kind().equals("Node") && field.startsWith("metadata.taints")) {
            return "spec" + field.substring("metadata".length());
        }
        boolean typed = cause.rule() == FieldError.Rule.CHOICE
                && document.positions().at(field) instanceof Tree.Obj map
                && map.has("type");
        return typed ? field + ".type" : field;
    }

    /** Whether it is the label that the kubelet adds: then the name it is made of is too long. */
    private static boolean isHostname(ManifestDocument document, Status.Cause cause) {
        return document.kind().equals("Node")
                && cause.field().equals("metadata.labels")
                && document.name().length() > LONGEST_LABEL
                && !document.object().obj("metadata").obj("labels").has("kubernetes.io/hostname");
    }

    /** What kubectl warns of, each at the field that it is about. */
    static List<Finding> warned(ManifestDocument document, List<Warning> warnings) {
        var out = new ArrayList<Finding>();
        for (var warning : warnings) {
            var path = warning.field();
            boolean isHere =
                    !path.isEmpty() && document.positions().find(path).path().startsWith(root(path));
            out.add(Finding.at(
                            document,
                            Severity.WARNING,
                            isHere ? path : "metadata",
                            Upstream.says(warning.toString()),
                            NextSteps.of(warning))
                    .with(isHere ? Mends.of(warning) : Mend.NOTHING));
        }
        return out;
    }

    private static String root(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }
}
