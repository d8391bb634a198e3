package dev.podfall.kubectl;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Codec;
import dev.podfall.apiserver.Discovery;
import dev.podfall.apiserver.RequestSize;
import dev.podfall.apiserver.Status;
import dev.podfall.apiserver.Warning;
import dev.podfall.apiserver.patch.MergeKeys;
import dev.podfall.apiserver.schema.Defaults;
import dev.podfall.apiserver.schema.NotSimulated;
import dev.podfall.apiserver.schema.Problem;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Rehearsal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.manifest.Upstream;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Loads manifests all or nothing: they are applied to a rehearsal first, each as {@code kubectl apply} would, and only if
 * nothing is wrong anywhere does the session get the same requests.
 */
public final class ManifestLoad {
    private static final List<String> SERVERS = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    /** Of an annotation that holds a whole manifest, with room for the others. */
    private static final int LARGEST_ANNOTATION = 250_000;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<ManifestDocument> documents = new ArrayList<>();
    private final List<Phrase> output = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    /** Namespaces that are not there. */
    private final TreeSet<String> lacking = new TreeSet<>();

    private final KeptFindings keptKinds = new KeptFindings();
    private final CopyNotes copyNotes = new CopyNotes();
    private final Rehearsal rehearsal;
    private final ClusterState before;

    private ManifestLoad(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.before = rehearsal.state();
    }

    /** Finds out what loading the texts into the session would take, without doing it. */
    public static ManifestLoad plan(List<Source> sources, Session session) {
        return plan(sources, session.rehearsal());
    }

    /**
     * Finds out what it would take to begin a new session with the texts: one with {@link #optionsFor}. The session that
     * is there need not go before this is known.
     */
    public static ManifestLoad planAnew(List<Source> sources) {
        return plan(sources, new Session(optionsFor(sources)));
    }

    public static ManifestLoad plan(List<Source> sources, Rehearsal rehearsal) {
        var load = new ManifestLoad(rehearsal);
        var split = SplitSources.read(sources);
        load.findings.addAll(split.findings());
        var twins = Twins.in(split.objects());
        load.findings.addAll(twins.findings());
        twins.counting().stream()
                .sorted(Comparator.comparingInt(ManifestLoad::turn))
                .forEach(load::rehearseSafely);
        load.findings.addAll(load.leftOut.findings());
        load.findings.addAll(load.keptKinds.findings());
        load.findings.addAll(RefusedPods.in(load.documents, load.rehearsal.state()));
        load.findings.addAll(load.copyNotes.findings());
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
            start = CopyTimes.latest(source.text(), start);
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
        return output(Wording.ENGLISH);
    }

    /** @param wording of what kubectl does not know: that a copy was brought back */
    public String output(Wording wording) {
        var out = new StringBuilder();
        output.forEach(line -> out.append(wording.say(line)).append('\n'));
        return out.toString();
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

    /**
     * Namespaces, priority classes and whatever else others refer to first. Copies before what is new, which then gets UIDs that
     * they do not have; a copied DaemonSet when its pods are there.
     */
    private static int turn(ManifestDocument document) {
        boolean copy = isCopy(document);
        int turn = switch (document.kind()) {
            case "Namespace", "CustomResourceDefinition" -> 0;
            case "PriorityClass", "ServiceAccount", "RuntimeClass" -> 1;
            case "Node" -> 2;
            case "DaemonSet" -> copy ? 4 : 5;
            default -> copy ? 3 : 5;
        };
        return 2 * turn + (copy ? 0 : 1);
    }

    /** Whether it came out of a cluster: nobody writes a UID. */
    static boolean isCopy(ManifestDocument document) {
        return !document.object().obj("metadata").text("uid", "").isEmpty();
    }

    /** Nothing that a text says may end the load without a place: what nobody foresaw is a finding, too. */
    private void rehearseSafely(ManifestDocument document) {
        try {
            rehearse(document);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            findings.add(Finding.at(
                    document,
                    Severity.ERROR,
                    "",
                    Phrase.of("load.unforeseen", document.kind(), document.name(), unforeseen.toString()),
                    Phrase.of("load.unforeseen.step")));
        }
    }

    private void rehearse(ManifestDocument document) {
        var kind = Discovery.of(rehearsal.state()).of(document.apiVersion(), document.kind());
        if (kind == null) {
            var wrong = LeftOut.misnamed(document);
            findings.addAll(wrong);
            if (wrong.isEmpty()) {
                leftOut.add(document);
            }
            return;
        }
        if (tooLarge(document)) {
            return;
        }
        documents.add(document);
        if (kind instanceof KeptKind kept) {
            keptKinds.add(kept, document);
        }
        if (decodes(kind, document)) {
            rehearse(kind, document);
        }
    }

    private void rehearse(Kind kind, ManifestDocument document) {
        for (var notice : NotSimulated.in(kind, document.object())) {
            if (isCopy(document)) {
                copyNotes.notSimulated(document, notice);
            } else {
                findings.add(Finding.at(document, Severity.NOTE, notice.path(), notice.reason(), Phrase.NONE));
            }
        }
        var stored = rehearsal.state().get(kind, key(kind, document));
        if (!isCopy(document)) {
            findings.addAll(FieldTakenForLabel.in(document));
            findings.addAll(TemplateFindings.in(document));
            findings.addAll(NodeFindings.in(document));
            if (stored == null || keysAreThere(kind, document)) {
                var plain = withoutServersFields(document.object());
                kubectl(verb(kind, plain, stored), document, plain);
            }
        } else if (stored != null
                && stored.uid().equals(document.object().obj("metadata").text("uid"))) {
            kubectl("replace", document, replacement(stored, document.object()));
        } else if (isGone(kind, document)) {
            copyNotes.gone(document);
        } else {
            restore(kind, document);
        }
    }

    /** What is kept and too large to be remembered in an annotation is not refused for that. */
    private static String verb(Kind kind, Tree.Obj object, @Nullable KubeObject stored) {
        boolean large = kind instanceof KeptKind && Json.write(object).length() > LARGEST_ANNOTATION;
        return !large ? "apply" : stored == null ? "create" : "replace";
    }

    private static ObjectKey key(Kind kind, ManifestDocument document) {
        var namespace = document.namespace().isEmpty() ? Invocation.DEFAULT_NAMESPACE : document.namespace();
        return kind.namespaced() ? ObjectKey.of(namespace, document.name()) : ObjectKey.cluster(document.name());
    }

    /** Whether the copy belongs to somebody who was here before the load and has let it go, or replaced it. */
    private boolean isGone(Kind kind, ManifestDocument document) {
        if (kind != Kind.POD && kind != Kind.CONTROLLER_REVISION) {
            return false;
        }
        for (var owner : document.object().obj("metadata").list("ownerReferences")) {
            if (owner instanceof Tree.Obj reference
                    && reference.flag("controller")
                    && reference.text("kind", "").equals(Kind.DAEMON_SET.kindName())) {
                var namespace = key(kind, document).namespace();
                var there = before.daemonSet(ObjectKey.of(namespace, reference.text("name", "")));
                return there != null && there.uid().equals(reference.text("uid"));
            }
        }
        return false;
    }

    /** What an object that is there has of its own: whoever loads a text does not mean to change it. */
    private static Tree.Obj withoutServersFields(Tree.Obj object) {
        var meta = object.obj("metadata");
        for (var field : SERVERS) {
            var value = meta.get(field);
            if (value != null && !(value instanceof Tree.Nil)) {
                meta = meta.without(field);
            }
        }
        return meta == object.obj("metadata") ? object : object.with("metadata", meta);
    }

    /** A copy that is there already, as what the text says of it now; its status is no longer what it was. */
    private static Tree.Obj replacement(KubeObject stored, Tree.Obj copy) {
        var kind = stored.kind();
        var known = StrictDecoder.decodeLenient(kind, copy).tree();
        var written = stored instanceof Pod pod ? replacement(pod, known) : known;
        return withoutServersFields(written)
                .without("status")
                .with("apiVersion", Tree.text(kind.apiVersion()))
                .with("kind", Tree.text(kind.kindName()));
    }

    /** Nearly nothing of a pod may change: it is written as the store would, and stays on the node that it has got. */
    private static Tree.Obj replacement(Pod stored, Tree.Obj copy) {
        var pod = (Pod) Codec.decode(Kind.POD, Defaults.apply(Kind.POD, copy));
        return (pod.nodeName().isEmpty() ? pod.withSpec(pod.spec().withNodeName(stored.nodeName())) : pod).toTree();
    }

    /** Without the keys that tell items apart no patch can be made of what was and what is to be. */
    private boolean keysAreThere(Kind kind, ManifestDocument document) {
        var missing = MergeKeys.firstMissing(kind, document.object());
        if (missing != null) {
            findings.add(Finding.at(
                    document,
                    Severity.ERROR,
                    missing.path(),
                    Upstream.says(missing.path() + ": " + missing.message()),
                    Phrase.of("refused.merge-key.step", missing.key())));
        }
        return missing == null;
    }

    private void kubectl(String verb, ManifestDocument document, Tree.Obj object) {
        var connection = new RecordingConnection(rehearsal);
        var name = "manifest.yaml";
        var io = new LoadIo(Map.of(name, Json.write(object)));
        var failure = Kubectl.attempt(List.of(verb, "-f", name), io, connection);
        commands.addAll(connection.commands());
        io.out().lines().map(Upstream::says).forEach(output::add);
        var refusal = connection.refusal();
        if (refusal != null && !isToldAlready(document, refusal)) {
            findings.addAll(LoadAnswers.refused(document, refusal));
        } else if (failure != null && refusal == null) {
            findings.add(failed(document, failure.phrase()));
        } else if (refusal == null) {
            findings.addAll(LoadAnswers.warned(document, io.warnings));
        }
    }

    /** Of a namespace that is not there, install files have many objects that nobody acts on. */
    private boolean isToldAlready(ManifestDocument document, ApiException refusal) {
        boolean again = refusal.is(Status.NOT_FOUND) && !lacking.add(document.namespace());
        return again && !(Kind.of(document.apiVersion(), document.kind()) instanceof SimulatedKind);
    }

    private static Finding failed(ManifestDocument document, Phrase said) {
        return document.name().isEmpty()
                ? Finding.at(document, Severity.ERROR, "metadata.name", said, Phrase.of("refused.no-name.step"))
                        .with(Mends.missingName(document, "metadata.name"))
                : Finding.at(document, Severity.ERROR, "", said, Phrase.NONE);
    }

    /** Keeps what kubectl warns of as it is. */
    private static final class LoadIo extends TextIo {
        private final List<Warning> warnings = new ArrayList<>();

        LoadIo(Map<String, String> files) {
            super(files);
        }

        @Override
        public void warning(Warning warning) {
            warnings.add(warning);
        }
    }

    /** What came out of a cluster goes in as it was, so that owners and their pods still know each other. */
    private void restore(Kind kind, ManifestDocument document) {
        var command = new Command.Restore(kind, document.object());
        int accounts = rehearsal.state().count(BuiltInKinds.SERVICE_ACCOUNT);
        try {
            var restored = Objects.requireNonNull(
                    rehearsal.execute(command), () -> command.what().toString());
            commands.add(command);
            output.add(Phrase.of("load.copied", kind.qualifiedSingular() + "/" + restored.name()));
            if (restored instanceof Pod pod) {
                copyNotes.restored(document, pod, rehearsal.now());
            }
            if (kind instanceof SimulatedKind && rehearsal.state().count(BuiltInKinds.SERVICE_ACCOUNT) > accounts) {
                copyNotes.assumedAccount(document);
            }
        } catch (ApiException refused) {
            findings.addAll(LoadAnswers.refused(document, refused));
        }
    }

    /** Said before any work is done with it. */
    private boolean tooLarge(ManifestDocument document) {
        var excess = RequestSize.of(document.object());
        for (var found : excess) {
            findings.add(Finding.at(
                    document, Severity.ERROR, found.path(), Upstream.says(found.message()), found.nextStep()));
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
            findings.add(Finding.error(
                            document.source(), at, problem.path(), Upstream.says(problem.message()), problem.nextStep())
                    .with(problem.mend()));
        }
        if (!decoded.ok() && !isCopy(document)) {
            behind(kind, document, decoded.problems());
        }
        return decoded.ok();
    }

    /**
     * What else is wrong, which the server would say as soon as the document can be read: as if all that one click can mend
     * were mended. Nothing is loaded anyway.
     */
    private void behind(Kind kind, ManifestDocument document, List<Problem> problems) {
        var mended = MendedDocument.of(document, problems);
        if (mended != null
                && StrictDecoder.decode(kind, mended.document().object()).ok()) {
            int before = findings.size();
            rehearse(kind, mended.document());
            findings.subList(before, findings.size()).replaceAll(mended::placed);
        }
    }
}
