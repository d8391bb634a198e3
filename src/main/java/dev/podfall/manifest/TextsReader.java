package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of Podfall's own that people write: one YAML document, in which every scalar is a text, whatever it looks
 * like. {@code yes}, {@code on} and {@code 1.10} are what stands there; what is meant, whoever asks for it decides.
 */
public final class TextsReader implements Notes {
    private final Source source;
    private final Lines lines;
    private final List<Finding> findings = new ArrayList<>();

    private TextsReader(Source source) {
        this.source = source;
        this.lines = Lines.of(source.text());
    }

    /** No document if the text has none, or none that can be read; why is said then. */
    public static Reading read(Source source) {
        return new TextsReader(source).read(ReadLimits.STANDARD);
    }

    private Reading read(ReadLimits limits) {
        var text = source.text();
        var documents = new ArrayList<ManifestDocument>();
        try {
            var built = YamlComposer.composeTexts(text.endsWith("\n") ? text : text + "\n", limits, this);
            if (built != null && built.tree() instanceof Tree.Obj map) {
                var positions = new Positions(map, built.place(), built.offset(), built.offset(), lines);
                documents.add(new ManifestDocument(source.name(), 0, "", map, positions));
            } else {
                var at = built == null ? Position.START : lines.at(built.offset());
                findings.add(
                        Finding.error(source.name(), at, "", Phrase.of("text.no-map"), Phrase.of("text.no-map.step")));
            }
        } catch (SyntaxError e) {
            var at = lines.at(Math.min(e.offset(), text.stripTrailing().length()));
            findings.add(Finding.error(source.name(), at, "", Upstream.says(e.words()), e.nextStep()));
        }
        return new Reading(documents, findings);
    }

    @Override
    public void duplicateKey(String path, String key, int offset, int firstOffset) {
        var first = Integer.toString(lines.at(firstOffset).line());
        findings.add(Finding.error(
                source.name(),
                lines.at(offset),
                path,
                Phrase.of("text.key-twice", key),
                Phrase.of("text.duplicate-key.step", first)));
    }

    @Override
    public void ignoredRest(int offset) {
        findings.add(Finding.error(
                source.name(),
                lines.at(offset),
                "",
                Phrase.of("text.second-document"),
                Phrase.of("text.second-document.step")));
    }
}
