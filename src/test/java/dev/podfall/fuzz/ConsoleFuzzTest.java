package dev.podfall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A flood of console lines, right, nearly right and nonsense, on a small cluster: nothing but words comes out, in time, and
 * the cluster stays usable. {@code -Dpodfall.fuzz.console=N} sets how many, {@code -Dpodfall.fuzz.seed=N} the first seed.
 */
class ConsoleFuzzTest {
    private static final int LINES = Integer.getInteger("podfall.fuzz.console", 5_000);
    private static final long SEED = Long.getLong("podfall.fuzz.seed", 1);
    /** After so many lines a new cluster begins, so that none stays broken. */
    private static final int SESSION = 25;

    private static final int SECONDS_FOR_A_LINE = 20;
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Map<String, String> FILES = Map.of(
            "nodes.yaml",
            """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n2, labels: {pool: gpu}}
            """,
            "agent.yaml",
            daemonSet("1.0"),
            "two.yaml",
            daemonSet("2.0"),
            "broken.yaml",
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: [}\n");

    /** Daemon threads: a line that never ends must not keep the tests from ending. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("console-fuzz").unstarted(task));

    private Session session = new Session(SessionOptions.DEFAULT);

    /** What Podfall adds is said in each language by turns. */
    private Wording wording = Wording.ENGLISH;

    private static String daemonSet(String version) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: registry.example/agent:%s}]}
            """.formatted(version);
    }

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingButWordsComesOut() throws Exception {
        int done = 0;
        for (int i = 0; i < LINES; i++) {
            long seed = SEED + i;
            if (i % SESSION == 0) {
                var languages = Language.all();
                wording = Wording.of(languages.get(i / SESSION % languages.size()));
                begin();
            }
            var line = new ConsoleLines(seed).next();
            done += give(line, "seed " + seed + ": " + line).code() == 0 ? 1 : 0;
            if (i % SESSION == SESSION - 1) {
                isUsable("after seed " + seed);
            }
        }
        assertThat(done).as("lines that did something").isGreaterThan(LINES / 10);
    }

    private void begin() throws Exception {
        session = new Session(SessionOptions.DEFAULT);
        assertThat(give("kubectl apply -f nodes.yaml -f agent.yaml", "the beginning")
                        .code())
                .isZero();
    }

    /** What a line led to. */
    private record Said(int code, String out, String err) {}

    private Said give(String line, String what) throws Exception {
        var said = inTime(
                () -> {
                    var io = new TextIo(FILES, wording);
                    int code = Console.run(line, io, session);
                    session.runToRest(new Limits(QUIET, 100_000), () -> false);
                    return new Said(code, io.out(), io.err());
                },
                what);
        assertThat(said.err()).as(what).doesNotContain("internal error: ");
        assertThat(said.code()).as(what).isIn(0, 1, Console.SYNTAX, Console.UNKNOWN);
        // A filter that finds nothing says nothing.
        if (said.code() != 0 && !line.contains("|")) {
            assertThat(said.out() + said.err()).as(what).isNotBlank();
        }
        return said;
    }

    private <T> T inTime(Callable<T> act, String what) throws Exception {
        try {
            return worker.submit(act).get(SECONDS_FOR_A_LINE, TimeUnit.SECONDS);
        } catch (ExecutionException thrown) {
            throw new AssertionError(what, thrown.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError(what + ": not done after " + SECONDS_FOR_A_LINE + " s", late);
        }
    }

    private void isUsable(String when) throws Exception {
        assertThat(give("kubectl create namespace after-all", when).out())
                .as(when)
                .contains("namespace/after-all created");
        assertThat(give("kubectl get ns after-all", when).out()).as(when).contains("Active");
    }
}
