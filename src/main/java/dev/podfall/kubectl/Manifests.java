package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Discovery;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Reading;
import dev.podfall.store.ClusterState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects that {@code -f} names, in the order in which they are written.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go {@code FilenameParam}, {@code Path}; visitor.go
 * {@code StreamVisitor}, {@code SetNamespace}, {@code RequireNamespace}, {@code FilterNamespace}.
 * <br>Differs: reads no URLs and no patterns.
 */
final class Manifests {
    private final KubectlIo io;
    private final String namespace;
    private final boolean enforceNamespace;
    private final Supplier<ClusterState> state;
    private final boolean validates;

    /**
     * @param namespace of objects that name none; if it is empty too, they have none
     * @param validates whether documents are looked at before they are decoded
     */
    Manifests(
            KubectlIo io, String namespace, boolean enforceNamespace, Supplier<ClusterState> state, boolean validates) {
        this.validates = validates;
        this.io = io;
        this.namespace = namespace;
        this.enforceNamespace = enforceNamespace;
        this.state = state;
    }

    /**
     * The files that are meant, directories opened.
     *
     * @throws KubectlException if one does not exist
     */
    List<String> files(List<String> names, boolean recursive) {
        var out = new ArrayList<String>();
        var failures = new ArrayList<Failure>();
        for (var name : names) {
            if (name.startsWith("http://") || name.startsWith("https://")) {
                failures.add(new Failure.Ours(Phrase.of("refuse.url", name)));
                continue;
            }
            List<String> inside;
            boolean there;
            try {
                inside = name.equals("-") ? null : io.filesIn(name, recursive);
                there = inside != null || io.file(name) != null;
            } catch (UncheckedIOException unreadable) {
                failures.add(unreadable(name, unreadable));
                continue;
            }
            if (inside != null) {
                if (inside.isEmpty()) {
                    failures.add(new Failure.Plain(
                            "error reading [" + name + "]: recognized file extensions are [.json .yaml .yml]"));
                }
                out.addAll(inside);
            } else if (!there) {
                failures.add(
                        name.equals("-")
                                ? new Failure.Ours(Phrase.of("refuse.no-input"))
                                : new Failure.Plain("the path " + Quoting.quote(name) + " does not exist"));
            } else {
                out.add(name);
            }
        }
        KubectlException.throwIfAny(failures);
        return out;
    }

    /** What kubectl says of a file that is there and cannot be read. */
    static Failure unreadable(String name, UncheckedIOException unreadable) {
        var problem = unreadable.getCause();
        return new Failure.Plain(
                switch (problem) {
                    case null -> "read " + name + ": " + unreadable.getMessage();
                    case AccessDeniedException _ -> "open " + name + ": permission denied";
                    case CharacterCodingException _ ->
                        "error parsing " + name + ": error converting YAML to JSON: yaml: invalid leading UTF-8 octet";
                    default -> "read " + name + ": " + lowerCase(problem);
                });
    }

    private static String lowerCase(IOException problem) {
        var message = String.valueOf(problem.getMessage());
        return message.equals("Is a directory") ? "is a directory" : message;
    }

    /** Each object of the file, or the failure that stands in its place. */
    List<Supplier<ResourceInfo>> read(String file) {
        var source = file.equals("-") ? "STDIN" : file;
        @Nullable String text;
        try {
            text = io.file(file);
        } catch (UncheckedIOException unreadable) {
            var failure = unreadable(source, unreadable);
            return List.of(() -> {
                throw new KubectlException(failure);
            });
        }
        var reading = ManifestReader.read(source, text == null ? "" : text);
        var out = new ArrayList<Supplier<ResourceInfo>>();
        var error = firstError(reading);
        for (var document : reading.documents()) {
            if (error != null && document.positions().find("").best().line() > error.line()) {
                break;
            }
            if (holdsList(document.object())) {
                out.add(() -> {
                    throw new KubectlException(
                            "*unstructured.Unstructured is not a list: no Items field in this object");
                });
                continue;
            }
            boolean list = document.object().get("items") instanceof Tree.Arr;
            for (var object : document.objects()) {
                out.add(() -> list ? item(object, source) : info(object, source));
            }
        }
        if (error != null) {
            var message = unreadable(source, error);
            out.add(() -> {
                throw new KubectlException(message);
            });
        }
        return out;
    }

    private String unreadable(String source, Finding error) {
        var words = io.wording().say(error.message());
        if (!error.nextStep().equals(ManifestReader.NOT_A_MAP)) {
            return "error parsing " + source + ": " + words;
        }
        return validates
                ? "error validating " + Quoting.quote(source) + ": error validating data: invalid object to validate;"
                        + " if you choose to ignore these errors, turn validation off with --validate=false"
                : "unable to decode " + Quoting.quote(source) + ": " + words;
    }

    /** An item of a list has no file of its own in what is said of it. */
    private ResourceInfo item(ManifestDocument document, String source) {
        var known = Discovery.of(state.get()).of(document.apiVersion(), document.kind());
        if (known == null
                && !document.kind().isEmpty()
                && !document.apiVersion().isEmpty()) {
            throw new KubectlException(new Failure.Bare("unable to recognize no matches for kind "
                    + Quoting.quote(document.kind()) + " in version " + Quoting.quote(document.apiVersion())));
        }
        return info(document, source);
    }

    /** kubectl takes a list apart, but no list in a list. */
    private static boolean holdsList(Tree.Obj document) {
        return document.list("items").stream()
                .anyMatch(item -> item instanceof Tree.Obj inner && inner.get("items") instanceof Tree.Arr);
    }

    private static @Nullable Finding firstError(Reading reading) {
        for (var finding : reading.findings()) {
            if (finding.isError()) {
                return finding;
            }
        }
        return null;
    }

    private ResourceInfo info(ManifestDocument document, String source) {
        requireTypeMeta(document, source);
        requireMetadata(document, source);
        var kind = Discovery.of(state.get()).of(document.apiVersion(), document.kind());
        if (kind == null && !document.path().isEmpty()) {
            throw new KubectlException(new Failure.Bare("unable to recognize no matches for kind "
                    + Quoting.quote(document.kind()) + " in version " + Quoting.quote(document.apiVersion())));
        }
        if (kind == null) {
            throw new KubectlException("resource mapping not found for name: " + Quoting.quote(document.name())
                    + " namespace: " + Quoting.quote(document.namespace()) + " from " + Quoting.quote(source)
                    + ": no matches for kind " + Quoting.quote(document.kind()) + " in version "
                    + Quoting.quote(document.apiVersion()) + "\nensure CRDs are installed first");
        }
        if (!kind.namespaced()) {
            return new ResourceInfo(kind, "", document.name(), source, document.object(), null);
        }
        var there = document.namespace();
        if (!there.isEmpty() && enforceNamespace && !there.equals(namespace)) {
            throw new KubectlException("the namespace from the provided object " + Quoting.quote(there)
                    + " does not match the namespace " + Quoting.quote(namespace) + ". You must pass '--namespace="
                    + there + "' to perform this operation.");
        }
        var in = there.isEmpty() ? namespace : there;
        if (in.isEmpty()) {
            return new ResourceInfo(kind, in, document.name(), source, document.object(), null);
        }
        return new ResourceInfo(kind, in, document.name(), source, inNamespace(document.object(), in), null);
    }

    private static Tree.Obj inNamespace(Tree.Obj object, String namespace) {
        return object.with("metadata", object.obj("metadata").with("namespace", Tree.text(namespace)));
    }

    /** kubectl reads the metadata itself, of whatever kind the object is. */
    private static void requireMetadata(ManifestDocument document, String source) {
        var metadata = document.object().get("metadata");
        var problems = StrictDecoder.decodeLenient(
                        Kind.NAMESPACE,
                        Tree.obj("metadata", metadata == null ? Tree.NIL : metadata),
                        "metadataOnlyObject")
                .problems();
        if (!problems.isEmpty()) {
            var why = problems.getFirst().message();
            throw new KubectlException("unable to decode " + Quoting.quote(source) + ": " + why);
        }
    }

    private static void requireTypeMeta(ManifestDocument document, String source) {
        var missing = new ArrayList<String>();
        if (document.apiVersion().isEmpty()) {
            missing.add("apiVersion not set");
        }
        if (document.kind().isEmpty()) {
            missing.add("kind not set");
        }
        if (!missing.isEmpty()) {
            var what = missing.size() == 1 ? missing.getFirst() : "[" + String.join(", ", missing) + "]";
            throw new KubectlException("error validating " + Quoting.quote(source) + ": error validating data: " + what
                    + "; if you choose to ignore these errors, turn validation off with --validate=false");
        }
    }
}
