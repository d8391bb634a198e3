package dev.podfall.benchmarks;

import dev.podfall.Main;
import dev.podfall.ui.app.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * How long the window takes to open: from the start of a JVM to its first frame, beside an empty JavaFX window, by turns.
 *
 * <p>Without arguments from the class path that it is started with. {@code JAR EMPTY_JAR} measures jars with an AOT cache
 * beside them ({@code .aot} instead of {@code .jar}), which are made first if they are missing, beside an empty window with
 * one and an empty window without; {@code -n} says how often.
 */
public final class StartTime {
    private static final String BEGUN = "podfall.begun";
    private static final long LIMIT_SECONDS = 60;

    private StartTime() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var rest = new ArrayList<>(List.of(args));
        int rounds = 7;
        int flag = rest.indexOf("-n");
        if (flag >= 0) {
            rounds = Integer.parseInt(rest.remove(flag + 1));
            rest.remove(flag);
        }
        var path = System.getProperty("java.class.path");
        var starts = new ArrayList<Start>();
        starts.add(new Start("Empty", Empty.class, List.of("-cp", path)));
        if (rest.isEmpty()) {
            starts.add(new Start("Program", Program.class, List.of("-cp", path)));
        } else {
            starts.add(new Start("Empty, AOT", Empty.class, cached(Path.of(rest.get(1)), path, Empty.class)));
            starts.add(new Start("Program, AOT", Program.class, cached(Path.of(rest.get(0)), path, Program.class)));
        }
        var all = new LinkedHashMap<Start, List<Figures>>();
        for (int round = 0; round < rounds; round++) {
            for (var start : starts) {
                all.computeIfAbsent(start, _ -> new ArrayList<>()).add(run(start.options(), start.what()));
            }
        }
        report(all);
    }

    /** What is started, and with which options. */
    private record Start(String name, Class<?> what, List<String> options) {}

    /** In ms since the JVM was started, and of CPU time until then. */
    private record Figures(long frame, long frameCpu, long idle, long idleCpu) {}

    private static void report(Map<Start, List<Figures>> all) {
        System.out.printf(
                Locale.ROOT, "%-13s %22s %12s %22s %12s%n", "ms", "first frame", "CPU", "nothing left to do", "CPU");
        all.forEach((start, figures) -> System.out.printf(
                Locale.ROOT,
                "%-13s %22s %12s %22s %12s%n",
                start.name(),
                spread(figures, Figures::frame),
                middle(figures, Figures::frameCpu),
                spread(figures, Figures::idle),
                middle(figures, Figures::idleCpu)));
        var last = List.copyOf(all.keySet()).getLast();
        all.forEach((start, figures) -> {
            if (start != last) {
                System.out.printf(
                        Locale.ROOT,
                        "first frame of %s against %s, median by median: %.2f times; CPU %.2f times%n",
                        last.name(),
                        start.name(),
                        (double) middle(all.get(last), Figures::frame) / middle(figures, Figures::frame),
                        (double) middle(all.get(last), Figures::frameCpu) / middle(figures, Figures::frameCpu));
            }
        });
    }

    private static long middle(List<Figures> figures, ToLongFunction<Figures> what) {
        return figures.stream().mapToLong(what).sorted().toArray()[figures.size() / 2];
    }

    private static String spread(List<Figures> figures, ToLongFunction<Figures> what) {
        var sorted = figures.stream().mapToLong(what).sorted().toArray();
        return sorted[sorted.length / 2] + " (" + sorted[0] + " to " + sorted[sorted.length - 1] + ")";
    }

    /** The options that run a class from a jar with its cache; makes the cache if there is none. */
    private static List<String> cached(Path jar, String path, Class<?> what) throws IOException, InterruptedException {
        var name = jar.toString();
        var cache = Path.of(name.substring(0, name.length() - ".jar".length()) + ".aot");
        // What measures stands behind the jar: a cache is good for any path that begins with its own.
        if (!Files.exists(cache)) {
            var jars = Arrays.stream(path.split(java.io.File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar"))
                    .toList();
            // As packaging/cache.sh does.
            var training = what == Program.class
                    ? List.of(
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:-AOTRecordTraining",
                            "-XX:AOTCacheOutput=" + cache,
                            "-cp",
                            name,
                            Rehearsal.class.getName())
                    : List.of(
                            "-XX:AOTCacheOutput=" + cache,
                            "-cp",
                            name + java.io.File.pathSeparator + String.join(java.io.File.pathSeparator, jars),
                            Empty.class.getName());
            run(training);
        }
        return List.of("-XX:AOTCache=" + cache, "-cp", name + java.io.File.pathSeparator + path);
    }

    private static Figures run(List<String> options, Class<?> what) throws IOException, InterruptedException {
        var command = new ArrayList<>(options);
        command.add(what.getName());
        var line = run(command)
                .lines()
                .filter(printed -> printed.startsWith(BEGUN))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(what + " printed no figures"));
        var words = line.substring(BEGUN.length()).strip().split(" ");
        return new Figures(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    private static String run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djdk.reflect.useNativeAccessorOnly=true");
        for (var name : List.of("glass.platform", "prism.order", "user.home")) {
            var value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.add("-D" + BEGUN + "=" + System.currentTimeMillis());
        command.addAll(arguments);
        var out = Files.createTempFile("start", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " took more than " + LIMIT_SECONDS + " s");
            }
            var printed = Files.readString(out);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed:\n" + printed);
            }
            return printed;
        } finally {
            Files.delete(out);
        }
    }

    /** The smallest window there is. */
    public static final class Empty {
        private Empty() {}

        public static void main(String[] args) {
            Platform.startup(() -> {
                var stage = new Stage();
                stage.setScene(new Scene(new StackPane(new Label("Empty")), 1440, 900));
                stage.show();
            });
            watch();
        }
    }

    /** Podfall, as it is started without a file. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Main.main(args);
            watch();
        }
    }

    /** Prints when the window that opens has drawn its first frame, and when the screen's thread has nothing left to do. */
    private static void watch() {
        Platform.runLater(() -> {
            var window = Window.getWindows().getFirst();
            var scene = window.getScene();
            scene.addPreLayoutPulseListener(new Runnable() {
                private boolean drawn;

                @Override
                public void run() {
                    if (drawn) {
                        scene.removePreLayoutPulseListener(this);
                        // The second pulse waits for the first frame to be drawn; this comes before all that is done
                        // then.
                        Platform.runLater(StartTime::firstFrame);
                    } else {
                        drawn = true;
                        Platform.runLater(Platform::requestNextPulse);
                    }
                }
            });
            Platform.requestNextPulse();
        });
    }

    private static void firstFrame() {
        long frame = elapsed();
        long cpu = cpu();
        var waiting = new Thread(() -> awaitRest(frame, cpu), "rest");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Rest is when the process takes hardly any CPU time any more. */
    private static void awaitRest(long frame, long frameCpu) {
        long before = frameCpu;
        long idle = frame;
        long idleCpu = frameCpu;
        try {
            for (int quiet = 0; quiet < 4; ) {
                Thread.sleep(50);
                long now = cpu();
                if (now - before <= 10) {
                    quiet++;
                } else {
                    quiet = 0;
                    idle = elapsed();
                    idleCpu = now;
                }
                before = now;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        System.out.println(BEGUN + " " + frame + " " + frameCpu + " " + idle + " " + idleCpu);
        System.exit(0);
    }

    private static long elapsed() {
        return System.currentTimeMillis() - Long.getLong(BEGUN);
    }

    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }
}
