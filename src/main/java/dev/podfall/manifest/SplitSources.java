package dev.podfall.manifest;

import java.util.ArrayList;
import java.util.List;

/** Several texts read as one load: their objects in order, lists taken apart, and all findings. */
public record SplitSources(List<ManifestDocument> objects, List<Finding> findings) {

    public SplitSources {
        objects = List.copyOf(objects);
        findings = List.copyOf(findings);
    }

    public static SplitSources read(List<Source> sources) {
        return read(sources, ReadLimits.STANDARD);
    }

    public static SplitSources read(List<Source> sources, ReadLimits limits) {
        var objects = new ArrayList<ManifestDocument>();
        var findings = new ArrayList<Finding>();
        for (var source : sources) {
            var reading = ManifestReader.read(source.name(), source.text(), limits);
            objects.addAll(reading.objects());
            findings.addAll(reading.findings());
        }
        return new SplitSources(objects, findings);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }
}
