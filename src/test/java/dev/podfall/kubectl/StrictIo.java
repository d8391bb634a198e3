package dev.podfall.kubectl;

import java.util.Map;

/** Takes a mistake of Podfall's own for what it is in a test: a failure. */
public class StrictIo extends TextIo {
    public StrictIo(Map<String, String> files) {
        super(files);
    }

    @Override
    public void unexpected(Unexpected mistake) {
        throw new AssertionError(mistake.text(wording()), mistake.problem());
    }
}
