package dev.podfall.kept.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs are killed while they play; what they had said that they did is there afterwards, to the last act. In each
 * of them several play at once, each at another point of what it does: so there are fifty moments, and not as many JVMs.
 */
class KillTest {
    private static final int PROGRAMS = 10;
    private static final int PLAYERS = 5;

    @TempDir
    private Path folder;

    private record Program(Process process, Path folder, Path said) {}

    @Test
    void nothingIsLostOfProgramsThatAreKilled() throws IOException, InterruptedException {
        var random = new SplittableRandom(1);
        var programs = new ArrayList<Program>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(started(i));
        }
        for (var program : programs) {
            awaitFirstWords(program);
            // While it lives nobody else may have its logs.
            assertThat(LeftBehind.in(program.folder(), new ArrayList<>())).isEmpty();
            Thread.sleep(random.nextInt(60));
            program.process().destroyForcibly();
        }
        int acts = 0;
        int sessions = 0;
        for (var program : programs) {
            assertThat(program.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            var remarks = new ArrayList<Phrase>();
            var left = LeftBehind.in(program.folder(), remarks);
            assertThat(remarks).isEmpty();
            for (var last : lastWords(program).entrySet()) {
                var file = left.stream()
                        .map(LeftBehind::file)
                        .filter(each -> each.options().seed() == last.getKey())
                        .findFirst();
                assertThat(file).isPresent();
                check(file.get(), last.getValue());
                acts += last.getValue().act();
                sessions++;
            }
            for (var each : left) {
                each.remove();
            }
            assertThat(LogFiles.in(program.folder())).isEmpty();
        }
        assertThat(sessions).isBetween(PROGRAMS, PROGRAMS * PLAYERS);
        assertThat(acts).isGreaterThan(sessions);
    }

    private Program started(int number) throws IOException {
        var own = Files.createDirectory(folder.resolve("p" + number));
        var said = folder.resolve("said" + number);
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        classPath,
                        Played.class.getName(),
                        own.toString(),
                        Integer.toString(PLAYERS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        return new Program(process, own, said);
    }

    private static void awaitFirstWords(Program program) throws IOException, InterruptedException {
        for (int i = 0; i < 3000 && Files.size(program.said()) == 0; i++) {
            assertThat(program.process().isAlive()).isTrue();
            Thread.sleep(10);
        }
        assertThat(Files.size(program.said())).isPositive();
    }

    /** What a player said last. */
    private record Said(int act, long digest) {}

    /** By player, whose number is its session's seed. */
    private static Map<Long, Said> lastWords(Program program) throws IOException {
        var text = Files.readString(program.said(), StandardCharsets.UTF_8);
        var out = new TreeMap<Long, Said>();
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            var words = line.split(" ");
            out.put(Long.valueOf(words[0]), new Said(Integer.parseInt(words[1]), Long.parseLong(words[2])));
        }
        return out;
    }

    /** The file has come as far as was said, or one act further: the acts, what they led to, and the editor's text. */
    private static void check(SessionFile file, Said said) {
        // The first act is the node.
        int acts = said.act() + 1;
        assertThat(file.main().acts().size()).isBetween(acts, acts + 1);
        var until = file.withMain(new SessionFile.Line(file.main().acts().subList(0, acts), null));
        assertThat(Rerun.of(until, Wording.ENGLISH, Rerun.Lines.UNHEARD)
                        .session()
                        .digest())
                .isEqualTo(said.digest());
        assertThat(file.tabs().getFirst().text()).isIn(Played.text(said.act()), Played.text(said.act() + 1));
    }
}
