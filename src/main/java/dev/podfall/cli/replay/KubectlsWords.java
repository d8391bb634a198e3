package dev.podfall.cli.replay;

import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Phrase;
import java.util.Map;

/** Collects what kubectl prints, and nothing that Podfall adds: no recording has it. */
final class KubectlsWords extends TextIo {
    KubectlsWords(Map<String, String> files) {
        super(files);
    }

    @Override
    public void aside(Phrase sentence) {
        // Not kubectl's.
    }
}
