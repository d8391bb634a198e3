package dev.podfall.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Writes a text whole or not at all. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes the text, as UTF-8. What a link leads to is written, not the link; a file that is there keeps its mode and
     * group.
     *
     * @throws IOException if it cannot be written; the file is as it was then
     */
    public static void write(Path file, String text) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var next = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeAndForce(next, text);
            keepMode(target, next);
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** To the disk itself: else the name may get there before the text, and after a failure of the machine there is neither. */
    private static void writeAndForce(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whoever is not in the group may not give a file to it; the text is worth more than that. */
    private static void keepGroup(GroupPrincipal group, PosixFileAttributeView to) {
        try {
            to.setGroup(group);
        } catch (IOException notAMember) {
            // It has the group of whoever writes it, as any new file.
        }
    }

    private static void keepMode(Path old, Path next) throws IOException {
        var from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        var to = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (from == null || to == null || !Files.exists(old)) {
            return;
        }
        var attributes = from.readAttributes();
        if (!attributes.group().equals(to.readAttributes().group())) {
            keepGroup(attributes.group(), to);
        }
        to.setPermissions(attributes.permissions());
    }
}
