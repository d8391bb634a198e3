package dev.podfall.lesson;

import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file gave.
 *
 * @param lesson null if something is wrong
 * @param document null if it could not even be read as YAML
 * @param findings all that is wrong
 */
public record ReadLesson(@Nullable Lesson lesson, @Nullable ManifestDocument document, List<Finding> findings) {
    public ReadLesson {
        findings = List.copyOf(findings);
    }
}
