package dev.podfall.kubectl;

import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Mend;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Upstream;
import java.util.ArrayList;
import java.util.List;

/** What the API server answers to a document of a load, as findings at the places that it is about. */
final class LoadAnswers {
    private static final int LONGEST_LABEL = 63;

    private LoadAnswers() {}

    /** A refusal: one finding for each field that is wrong. */
    static List<Finding> refused(ManifestDocument document, ApiException refusal) {
        var status = refusal.status();
        if (!status.reason().equals(Status.INVALID)) {
            var message = Upstream.says(status.message());
            return List.of(
                    status.reason().equals(Status.NOT_FOUND)
                            ? lacksNamespace(document, message)
                            : Finding.at(document, Severity.ERROR, "metadata.name", message, Phrase.NONE));
        }
        var out = new ArrayList<Finding>();
        for (var cause : status.causes()) {
            boolean hostname = isHostname(document, cause);
            out.add(Finding.at(
                            document,
                            Severity.ERROR,
                            hostname ? "metadata.name" : place(document, cause.field()),
                            Upstream.says(cause.field() + ": " + cause.message()),
                            hostname ? Phrase.of("refused.hostname.step", LONGEST_LABEL) : NextSteps.of(cause))
                    .with(mend(cause)));
        }
        return out;
    }

    private static Finding lacksNamespace(ManifestDocument document, Phrase message) {
        var step = Phrase.of("refused.namespace.step", QuickFixes.createNamespace(document.namespace()));
        return Finding.at(document, Severity.ERROR, "metadata.namespace", message, step)
                .with(Mend.CREATE_NAMESPACE);
    }

    private static Mend mend(Status.Cause cause) {
        return cause.rule() == FieldError.Rule.POD_HAS_CONTAINERS ? Mend.ADD_CONTAINER : Mend.NOTHING;
    }

    /** Upstream reports taints below the metadata. */
    private static String place(ManifestDocument document, String field) {
        return document.kind().equals("Node") && field.startsWith("metadata.taints")
                ? "spec" + field.substring("metadata".length())
                : field;
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
                    Phrase.NONE));
        }
        return out;
    }

    private static String root(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }
}
