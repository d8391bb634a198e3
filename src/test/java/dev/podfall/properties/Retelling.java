package dev.podfall.properties;

import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Tells stories and prints what stands for all that happened in each: run in a JVM of its own, too. */
final class Retelling {
    private Retelling() {}

    static Session session(Story story) {
        var session = new Session(story.options());
        for (var act : story.acts()) {
            if (act.equals(Story.REST)) {
                session.runToRest();
            } else {
                Console.run(act, new StrictIo(story.texts()), session);
            }
        }
        session.runFor(Duration.ofMinutes(2));
        return session;
    }

    /** The journal's bytes and the state, each as a digest. */
    static String line(long seed) {
        var session = session(Storyteller.story(seed));
        return seed + " " + sha256(session.journal().text()) + " " + Digests.of(session.state());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static void main(String[] seeds) {
        for (var seed : seeds) {
            System.out.println(line(Long.parseLong(seed)));
        }
    }
}
