package dev.podfall.kept;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.manifest.TextInput;
import dev.podfall.manifest.YamlWriter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What somebody likes the window to be: theme, speed, sizes, the folder of dialogues. What this version does not know is
 * kept as it is.
 *
 * @param tree as the file has it
 */
public record Preferences(Tree.Obj tree) {
    public static final Preferences NONE = new Preferences(Tree.obj());

    /** The user's file; it need not be there. */
    public static Path file() {
        return UserFolder.file("preferences");
    }

    /**
     * What a file says.
     *
     * @param problem why it could not be read, and that what is usual is used instead; nothing to say if it could
     */
    public record Read(Preferences preferences, Phrase problem) {}

    /** None, if there is no such file. */
    public static Read read(Path file) {
        try {
            var text = TextInput.read(file);
            var tree = ManifestReader.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return switch (tree) {
                case Tree.Obj said -> new Read(new Preferences(said), Phrase.NONE);
                case Tree.Nil _ -> new Read(NONE, Phrase.NONE);
                case Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _, Tree.Arr _ ->
                    new Read(NONE, Phrase.of("preferences.damaged", file.toString(), Phrase.of("preferences.no-map")));
            };
        } catch (NoSuchFileException none) {
            return new Read(NONE, Phrase.NONE);
        } catch (IOException unreadable) {
            return new Read(NONE, Phrase.of("preferences.damaged", file.toString(), FileReason.of(unreadable)));
        } catch (SyntaxError damaged) {
            var why = Phrase.verbatim(String.valueOf(damaged.getMessage()));
            return new Read(NONE, Phrase.of("preferences.damaged", file.toString(), why));
        }
    }

    /**
     * Writes them, all or nothing.
     *
     * @throws IOException if that is not possible; the file is as it was
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, tree.isEmpty() ? "" : YamlWriter.write(tree));
    }

    /** Empty if there is none, or something else. */
    public String text(String key) {
        return tree.text(key, "");
    }

    /** Null if there is none, or something else. */
    public @Nullable Double number(String key) {
        return switch (tree.get(key)) {
            case Tree.Int(long value) -> (Double) (double) value;
            case Tree.Real(double value) -> (Double) value;
            case null, default -> null;
        };
    }

    public Preferences with(String key, String text) {
        return new Preferences(tree.with(key, Tree.text(text)));
    }

    /** Hundredths are enough; what is whole is written so. */
    public Preferences with(String key, double number) {
        long hundredths = Math.round(number * 100);
        return new Preferences(tree.with(
                key, hundredths % 100 == 0 ? Tree.number(hundredths / 100) : new Tree.Real(hundredths / 100.0)));
    }
}
