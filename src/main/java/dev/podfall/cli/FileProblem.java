package dev.podfall.cli;

import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says that a file cannot be read or written, why, and what to look at. */
final class FileProblem {
    private FileProblem() {}

    static Phrase reading(Object file, IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> Phrase.of("cli.unreadable.missing", file);
            case AccessDeniedException _ -> Phrase.of("cli.unreadable.denied", file);
            case CharacterCodingException _ -> Phrase.of("cli.unreadable.not-text", file);
            case TextInput.TooLarge large -> Phrase.of("cli.unreadable.too-large", file, large.limit());
            default -> Phrase.of("cli.unreadable.other", file, FileReason.machine(problem));
        };
    }

    static Phrase writing(Object file, IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> Phrase.of("cli.unwritable.no-folder", file);
            case AccessDeniedException _ -> Phrase.of("cli.unwritable.denied", file);
            default -> Phrase.of("cli.unwritable.other", file, FileReason.machine(problem));
        };
    }
}
