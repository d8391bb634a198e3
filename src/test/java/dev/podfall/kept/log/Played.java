package dev.podfall.kept.log;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionFile;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who plays: acts, types, lets time pass, and has all of it logged. Also a program of its own, to be killed. */
final class Played {
    static final String NODE = "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\n";

    final Session session;
    final Recording recording;
    private final SessionLog log;
    private int number;

    Played(SessionLog log) {
        this(log, 5);
    }

    private Played(SessionLog log, long seed) {
        this.session = new Session(SessionOptions.DEFAULT.withSeed(seed));
        this.recording = new Recording(session);
        this.log = log;
        log.opened(recording, recording.file(), false);
        run("kubectl apply -f n.yaml");
    }

    private void run(String line) {
        Console.run(line, new StrictIo(Map.of("n.yaml", NODE)), session);
        log.acted();
    }

    /** One more act, and one more word in the editor; returns what it has come to. */
    long act() {
        number++;
        session.runFor(Duration.ofMillis(700));
        log.passed();
        run("kubectl label node n1 turn=" + number + " --overwrite");
        log.text(new SessionFile.Tab("x.yaml", "", text(number)), true);
        return session.digest();
    }

    static String text(int number) {
        return "# Turn " + number + ".\n" + NODE;
    }

    /**
     * Plays until it is killed, and says each act once it was logged.
     *
     * @param args a folder, and how many play at a time
     */
    public static void main(String[] args) throws InterruptedException {
        var players = new ArrayList<Thread>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            int player = i;
            players.add(Thread.ofPlatform().start(() -> {
                var log = SessionLog.open(Path.of(args[0]), said -> {
                    throw new AssertionError(said.toString());
                });
                var played = new Played(log, player);
                // Nobody plays for ever: if nobody kills it, it ends.
                for (int act = 1; act < 20_000; act++) {
                    long digest = played.act();
                    System.out.println(player + " " + act + " " + digest);
                }
            }));
        }
        for (var player : List.copyOf(players)) {
            player.join();
        }
    }
}
