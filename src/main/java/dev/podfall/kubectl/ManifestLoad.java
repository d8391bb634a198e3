package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Json;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.RequestSize;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.schema.NotSimulated;
import dev.podfall.apiserver.schema.Problem;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Rehearsal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Loads manifests all or nothing: they are applied to a rehearsal first, each as {@code kubectl apply} would, and only if
 * nothing is wrong anywhere does the session get the same requests.
 */
public final class ManifestLoad {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private final List<Finding> findings = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<ManifestDocument> documents = new ArrayList<>();
    private final StringBuilder output = new StringBuilder();
    private final Rehearsal rehearsal;

    private ManifestLoad(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** Finds out what loading the texts into the session would take, without doing it. */
    public static ManifestLoad plan(List<Source> sources, Session session) {
        return plan(sources, session.rehearsal());
    }

    public static ManifestLoad plan(List<Source> sources, Rehearsal rehearsal) {
        var load = new ManifestLoad(rehearsal);
        var split = SplitSources.read(sources);
        load.findings.addAll(split.findings());
        split.objects().stream()
                .sorted(Comparator.comparingInt(ManifestLoad::turn))
                .forEach(load::rehearse);
        load.findings.sort(Comparator.comparing(Finding::source)
                .thenComparingInt(Finding::line)
                .thenComparingInt(Finding::column));
        return load;
    }

    /**
     * What a session that begins with these texts should begin with: copies of a real cluster's objects must not come
     * from the future.
     */
    public static SessionOptions optionsFor(List<Source> sources) {
        var start = SessionOptions.DEFAULT.start();
        for (var source : sources) {
            if (source.text().contains("resourceVersion")) {
                var times = TIME.matcher(source.text());
                while (times.find()) {
                    var time = Instant.parse(times.group());
                    start = time.isAfter(start) ? time : start;
                }
            }
        }
        return SessionOptions.DEFAULT.withStart(start);
    }

    /** What is wrong, doubtful or not simulated, in order of place. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** The requests that load it all; nothing to be done with if there are errors. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    /** What {@code kubectl apply} would say. */
    public String output() {
        return output.toString();
    }

    /** What the load would change, object by object; against {@code before}, from which the rehearsal began. */
    public List<LiveDiff> diff(ClusterState before) {
        return LiveDiff.of(this, before, rehearsal.state());
    }

    /** The documents that were understood. */
    public List<ManifestDocument> documents() {
        return List.copyOf(documents);
    }

    /**
     * Loads it.
     *
     * @throws IllegalStateException if there are errors
     */
    public void apply(Session session) {
        if (hasErrors()) {
            throw new IllegalStateException("a load with errors is not applied");
        }
        commands.forEach(session::execute);
    }

    /** Namespaces and priority classes first: others refer to them. A copied DaemonSet last, when its pods are there. */
    private static int turn(ManifestDocument document) {
        return switch (document.kind()) {
            case "Namespace" -> 0;
            case "PriorityClass" -> 1;
            case "Node" -> 2;
            case "DaemonSet" -> isCopy(document) ? 4 : 3;
            default -> 3;
        };
    }

    /** Whether it came out of a cluster. */
    private static boolean isCopy(ManifestDocument document) {
        var meta = document.object().obj("metadata");
        return !meta.text("uid", "").isEmpty()
                && !meta.text("resourceVersion", "").isEmpty();
    }

    private void rehearse(ManifestDocument document) {
        var kind = Kind.of(document.apiVersion(), document.kind());
        if (kind == null) {
            unknownKind(document);
            return;
        }
        if (tooLarge(document)) {
            return;
        }
        documents.add(document);
        if (!decodes(kind, document)) {
            return;
        }
        for (var notice : NotSimulated.in(kind, document.object())) {
            findings.add(Finding.at(document, Severity.NOTE, notice.path(), notice.reason(), ""));
        }
        if (isCopy(document)) {
            restore(kind, document);
            return;
        }
        findings.addAll(FieldTakenForLabel.in(document));
        var connection = new RecordingConnection(rehearsal);
        var name = "manifest.yaml";
        var io = new TextIo(Map.of(name, Json.write(document.object())));
        int code = Kubectl.run(List.of("apply", "-f", name), io, connection);
        commands.addAll(connection.commands());
        output.append(io.out());
        var refusal = connection.refusal();
        if (refusal != null) {
            refused(document, refusal.status());
        } else if (code != 0) {
            findings.add(Finding.at(document, Severity.ERROR, "", io.err().strip(), ""));
        } else if (!io.err().isBlank()) {
            findings.add(
                    Finding.at(document, Severity.WARNING, "metadata", io.err().strip(), ""));
        }
    }

    /** What came out of a cluster goes in as it was, so that owners and their pods still know each other. */
    private void restore(Kind kind, ManifestDocument document) {
        var command = new Command.Restore(kind, document.object());
        try {
            if (rehearsal.execute(command) != null) {
                commands.add(command);
            }
        } catch (ApiException refused) {
            refused(document, refused.status());
        }
    }

    /** Said before any work is done with it. */
    private boolean tooLarge(ManifestDocument document) {
        var excess = RequestSize.of(document.object());
        for (var found : excess) {
            findings.add(Finding.at(document, Severity.ERROR, found.path(), found.message(), found.nextStep()));
        }
        return !excess.isEmpty();
    }

    private boolean decodes(Kind kind, ManifestDocument document) {
        var decoded = isCopy(document)
                ? StrictDecoder.decodeLenient(kind, document.object())
                : StrictDecoder.decode(kind, document.object());
        for (var problem : decoded.problems()) {
            var found = document.positions().find(problem.path());
            var at = problem.what() == Problem.What.UNKNOWN_FIELD ? found.key() : found.best();
            findings.add(Finding.error(document.source(), at, problem.path(), problem.message(), problem.nextStep()));
        }
        return decoded.ok();
    }

    private void refused(ManifestDocument document, Status status) {
        if (status.causes().isEmpty()) {
            var path = status.reason().equals(Status.NOT_FOUND) ? "metadata.namespace" : "metadata.name";
            findings.add(Finding.at(document, Severity.ERROR, path, status.message(), nextStep(status)));
        }
        for (var cause : status.causes()) {
            findings.add(Finding.at(
                    document,
                    Severity.ERROR,
                    cause.field(),
                    cause.field() + ": " + cause.message(),
                    NextSteps.of(cause)));
        }
    }

    private static String nextStep(Status status) {
        return switch (status.reason()) {
            case Status.NOT_FOUND -> "Add the namespace to what you load, or name one that exists";
            case Status.ALREADY_EXISTS -> "Choose another name, or delete the one that is there";
            default -> "";
        };
    }

    private void unknownKind(ManifestDocument document) {
        if (document.kind().isEmpty() || document.apiVersion().isEmpty()) {
            var missing = document.kind().isEmpty() ? "kind" : "apiVersion";
            findings.add(Finding.at(
                    document,
                    Severity.ERROR,
                    missing,
                    missing + " is not set",
                    "A manifest begins with apiVersion and kind, for example apiVersion: apps/v1 and kind: DaemonSet"));
            return;
        }
        for (var kind : Kind.values()) {
            if (kind.kindName().equals(document.kind())) {
                findings.add(Finding.at(
                        document,
                        Severity.ERROR,
                        "apiVersion",
                        "no matches for kind \"" + document.kind() + "\" in version \"" + document.apiVersion() + "\"",
                        "Write apiVersion: " + kind.apiVersion()));
                return;
            }
        }
        findings.add(Finding.at(
                document,
                Severity.WARNING,
                "kind",
                document.kind() + " " + document.name() + " is left out: Podfall holds no objects of this kind",
                "It holds DaemonSet, Pod, Node, Namespace, PriorityClass and ControllerRevision"));
    }
}
