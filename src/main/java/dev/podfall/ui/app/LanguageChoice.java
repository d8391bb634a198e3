package dev.podfall.ui.app;

import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.UserFolder;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which language the window speaks: the one that was asked for when it was started, else the one that was chosen in it
 * before, else the one nearest to the system's. Screen's thread only.
 */
public final class LanguageChoice {
    /** What the file says of somebody who wants whatever the system speaks. */
    private static final String SYSTEM = "system";

    /** Bytes; no language's tag has as many. */
    private static final int LONGEST = 100;

    private final Locale system;
    private final @Nullable Path store;
    private @Nullable Language chosen;
    private Phrase problem = Phrase.NONE;

    private LanguageChoice(@Nullable Path store, Locale system, @Nullable Language chosen) {
        this.store = store;
        this.system = system;
        this.chosen = chosen;
    }

    /**
     * The user's own choice, kept from one start to the next.
     *
     * @param asked what was asked for at the start; it holds for this window and is not kept. Null if nothing was
     */
    public static LanguageChoice ofUser(@Nullable Language asked) {
        return kept(UserFolder.file("language"), asked, Locale.getDefault());
    }

    /** @param store need not exist */
    static LanguageChoice kept(Path store, @Nullable Language asked, Locale system) {
        var choice = new LanguageChoice(store, system, asked);
        if (asked == null) {
            choice.read(store);
        }
        return choice;
    }

    /** One that begins with what is spoken at the moment and is forgotten with its window: for pictures and tests. */
    public static LanguageChoice forgotten() {
        return new LanguageChoice(null, Locale.getDefault(), Words.wording().language());
    }

    private void read(Path file) {
        try {
            var tag = said(file);
            if (tag.isEmpty() || tag.equals(SYSTEM)) {
                return;
            }
            chosen = Language.of(tag).orElse(null);
            if (chosen == null) {
                problem = Phrase.of("language.unknown", file.toString(), tag, spoken().name());
            }
        } catch (NoSuchFileException nothingChosen) {
            // Nobody has chosen yet.
        } catch (IOException unreadable) {
            problem = Phrase.of("language.unreadable", file.toString(), spoken().name(), FileReason.of(unreadable));
        }
    }

    /** Whatever somebody has put into the file: no more of it than there can be to say, without an editor's byte order mark. */
    private static String said(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return Shorten.oneLine(text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .strip();
        }
    }

    /** What is spoken by this choice. */
    public Language spoken() {
        var some = chosen;
        return some != null ? some : ofSystem();
    }

    /** What was chosen; null for whatever the system speaks. */
    public @Nullable Language chosen() {
        return chosen;
    }

    /** What the system speaks, or comes nearest to it. */
    public Language ofSystem() {
        return Language.nearest(system);
    }

    /** Why a choice could not be read or kept, and what is done instead; nothing to say if it could. */
    public Phrase problem() {
        return problem;
    }

    /** The window speaks it from now on, without being opened again. */
    public void speak() {
        var wording = Wording.of(spoken());
        if (!wording.equals(Words.wording())) {
            Words.use(wording);
        }
    }

    /**
     * Chooses another one, speaks it and keeps the choice.
     *
     * @param language null for whatever the system speaks
     */
    public void choose(@Nullable Language language) {
        chosen = language;
        problem = Phrase.NONE;
        speak();
        var file = store;
        if (file != null) {
            try {
                AtomicFile.write(file, (language == null ? SYSTEM : language.tag()) + "\n");
            } catch (IOException unwritable) {
                problem = Phrase.of("language.not-kept", file.toString(), FileReason.of(unwritable));
            }
        }
    }
}
