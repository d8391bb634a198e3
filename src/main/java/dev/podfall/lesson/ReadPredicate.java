package dev.podfall.lesson;

import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.manifest.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a predicate gave.
 *
 * @param predicate null if something is wrong
 */
public record ReadPredicate(@Nullable Predicate predicate, List<Finding> findings) {
    public ReadPredicate {
        findings = List.copyOf(findings);
    }
}
