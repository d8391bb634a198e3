package dev.podfall.ui.manifest;

import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.ReadLimits;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What reading a file gave; not for the screen's thread.
 *
 * @param source its text, if it could be read
 * @param copy the cluster that was copied into it, if one was
 * @param complaint why not, and what to do; nothing to say if it could
 */
record OpenedFile(Path path, Optional<Source> source, Optional<ClusterCopy> copy, Phrase complaint) {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final int MB = 1_000_000;

    /** Objects and their places take about so many times the bytes of a manifest, and the cluster made of them more. */
    private static final int MEMORY_PER_BYTE = 16;

    /** What is in each of these. */
    static List<OpenedFile> all(List<Path> paths) {
        return paths.stream().flatMap(OpenedFile::all).toList();
    }

    /** What is in a file, or in the manifests of a folder but not in its folders: so does {@code kubectl apply -f}. */
    static Stream<OpenedFile> all(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(read(path));
        }
        try (var inside = Files.list(path)) {
            var manifests = inside.filter(OpenedFile::isManifest).sorted().toList();
            return manifests.isEmpty()
                    ? Stream.of(complaining(path, Phrase.of("open.no-manifests", path.toString())))
                    : manifests.stream().map(OpenedFile::read);
        } catch (IOException e) {
            return Stream.of(unreadable(path, e));
        } catch (UncheckedIOException e) {
            return Stream.of(unreadable(path, Objects.requireNonNull(e.getCause(), "it is never made without one")));
        }
    }

    private static boolean isManifest(Path path) {
        var name = String.valueOf(path.getFileName());
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    static OpenedFile read(Path path) {
        return read(
                path,
                Math.min(ReadLimits.STANDARD.characters(), Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE));
    }

    /** @param limit the largest file, in bytes */
    static OpenedFile read(Path path, long limit) {
        try {
            long size = Files.size(path);
            if (size > limit) {
                return complaining(
                        path, Phrase.of("open.too-large", path.toString(), megabytes(size), megabytes(limit)));
            }
            var source = new Source(String.valueOf(path.getFileName()), Files.readString(path));
            return new OpenedFile(path, Optional.of(source), ClusterCopy.in(source), Phrase.NONE);
        } catch (CharacterCodingException e) {
            return complaining(path, Phrase.of("open.no-text", path.toString()));
        } catch (IOException e) {
            return unreadable(path, e);
        }
    }

    private static OpenedFile unreadable(Path path, IOException e) {
        return complaining(path, Phrase.of("open.failed", path.toString(), FileReason.of(e)));
    }

    private static OpenedFile complaining(Path path, Phrase complaint) {
        return new OpenedFile(path, Optional.empty(), Optional.empty(), complaint);
    }

    private static long megabytes(long bytes) {
        return Math.max(1, (bytes + MB / 2) / MB);
    }
}
