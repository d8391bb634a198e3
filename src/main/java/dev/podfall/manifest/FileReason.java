package dev.podfall.manifest;

import dev.podfall.language.Phrase;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, in a clause. */
public final class FileReason {
    private FileReason() {}

    public static Phrase of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> Phrase.of("file.missing");
            case AccessDeniedException _ -> Phrase.of("file.denied");
            case NotDirectoryException _ -> Phrase.of("file.no-folder");
            case CharacterCodingException _ -> Phrase.of("file.not-text");
            default -> Phrase.of("file.other", machine(problem));
        };
    }

    /** The machine's own words, without the file's name, which is said anyway. */
    public static String machine(IOException problem) {
        @Nullable String said = problem instanceof FileSystemException named ? named.getReason() : problem.getMessage();
        return said == null ? problem.toString() : said;
    }
}
