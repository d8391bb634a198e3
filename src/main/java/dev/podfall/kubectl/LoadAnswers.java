package dev.podfall.kubectl;

import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Mend;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;

/** What the API server answers to a document of a load, as findings at the places that it is about. */
final class LoadAnswers {
    private static final String WARNING = "Warning: ";
    private static final int LONGEST_LABEL = 63;

    private LoadAnswers() {}

    /** A refusal: one finding for each field that is wrong. */
    static List<Finding> refused(ManifestDocument document, ApiException refusal) {
        var status = refusal.status();
        var out = new ArrayList<Finding>();
        if (status.causes().isEmpty()) {
            boolean lacksNamespace = status.reason().equals(Status.NOT_FOUND);
            out.add(Finding.at(
                            document,
                            Severity.ERROR,
                            lacksNamespace ? "metadata.namespace" : "metadata.name",
                            status.message(),
                            lacksNamespace ? namespaceStep(document.namespace()) : "")
                    .with(lacksNamespace ? Mend.CREATE_NAMESPACE : Mend.NOTHING));
        }
        for (var cause : status.causes()) {
            boolean hostname = isHostname(document, cause);
            out.add(Finding.at(
                            document,
                            Severity.ERROR,
                            hostname ? "metadata.name" : place(document, cause.field()),
                            cause.field() + ": " + cause.message(),
                            hostname
                                    ? "The kubelet gives its Node the label kubernetes.io/hostname with the Node's name: take a"
                                            + " name of " + LONGEST_LABEL + " characters at most"
                                    : nextStep(cause))
                    .with(mend(cause)));
        }
        return out;
    }

    private static Mend mend(Status.Cause cause) {
        return cause.type() == FieldError.Type.REQUIRED && cause.field().endsWith("containers")
                ? Mend.ADD_CONTAINER
                : Mend.NOTHING;
    }

    private static String namespaceStep(String namespace) {
        return "Create it: in the window with \"" + QuickFixes.createNamespace(namespace)
                + "\", on the command line with --create-namespaces; or name one that exists";
    }

    private static String nextStep(Status.Cause cause) {
        return cause.field().equals("metadata.uid")
                ? "Each object has a UID of its own: give one of them another, or begin a new session with the copy"
                : NextSteps.of(cause);
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

    /** Warnings that kubectl prints, each at the field that it begins with. */
    static List<Finding> warned(ManifestDocument document, String errors) {
        var out = new ArrayList<Finding>();
        for (var line : errors.strip().lines().toList()) {
            var text = line.startsWith(WARNING) ? line.substring(WARNING.length()) : line;
            int end = text.indexOf(": ");
            var path = end < 0 ? "" : text.substring(0, end);
            boolean isField =
                    !path.isEmpty() && document.positions().find(path).path().startsWith(root(path));
            out.add(Finding.at(document, Severity.WARNING, isField ? path : "metadata", text, ""));
        }
        return out;
    }

    private static String root(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }
}
