package dev.podfall.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/** Says that a file cannot be read, why, and what to look at. */
final class Unreadable {
    private Unreadable() {}

    static String because(Object file, IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "cannot read " + file + ": there is no such file. Is the path right?";
            case CharacterCodingException _ ->
                "cannot read " + file + ": it is not UTF-8 text. Is it an archive or a picture?";
            default -> "cannot read " + file + ": " + problem.getMessage() + ". Is the path right?";
        };
    }
}
