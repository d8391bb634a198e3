package dev.podfall.kept.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Session;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.Sitting;
import dev.podfall.kept.Study;
import dev.podfall.kept.Way;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a log says comes back as a session, as much of it as can be read; what goes wrong is said, and work goes on. */
class SessionLogTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Phrase> trouble = new LinkedBlockingQueue<>();

    private static Session again(SessionFile file) {
        return Rerun.of(file, Wording.ENGLISH, Rerun.Lines.UNHEARD).session();
    }

    /** Closes it as a program does that has something unsaved, and finds it again. */
    private LeftBehind found(SessionLog log) {
        log.close();
        var remarks = new ArrayList<Phrase>();
        var left = LeftBehind.in(folder, remarks);
        assertThat(remarks).isEmpty();
        assertThat(left).hasSize(1);
        return left.getFirst();
    }

    private SessionLog open() {
        return SessionLog.open(folder, trouble::add);
    }

    @Test
    void whatWasDoneIsThereAgain() throws IOException {
        var log = open();
        var played = new Played(log);
        played.act();
        played.act();

        var left = found(log);

        assertThat(left.remarks()).isEmpty();
        var again = again(left.file());
        assertThat(again.journal().text()).isEqualTo(played.session.journal().text());
        assertThat(left.file().tabs()).containsExactly(new SessionFile.Tab("x.yaml", "", Played.text(2)));
        assertThat(trouble).isEmpty();
        left.remove();
        assertThat(LeftBehind.in(folder, new ArrayList<>())).isEmpty();
    }

    /** Each answer in an exam would else write all sessions that were handed in. */
    @Test
    void ofWhatIsLearnedOnlyNewsAreWritten() throws IOException {
        var log = open();
        var played = new Played(log);
        played.act();
        var file = Objects.requireNonNull(log.path());
        var study = new Study("12-cordon", List.of(), 0, Duration.ZERO).withText("lesson: x\n".repeat(20_000));
        log.study(study);
        var handed = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            handed.add("podfall: {format: 1}\n# %d\n".formatted(i).repeat(10_000));
            log.study(study = in(study, handed));
            long before = Files.size(file);
            for (int hints = 1; hints <= 3; hints++) {
                log.study(study = in(new Study("task-" + i, said(hints), hints, Duration.ofSeconds(hints)), handed));
            }
            assertThat(Files.size(file) - before).as("three answers").isLessThan(2_000);
        }
        assertThat(Files.size(file)).as("each session once").isLessThan(10 * 10_000 * 26 + 500_000L);
        assertThat(found(log).file().study()).isEqualTo(study);
    }

    private static List<Study.Said> said(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Study.Said("question-" + i, "worker-1", i > 0, false))
                .toList();
    }

    private static Study in(Study study, List<String> handed) {
        return study.in(new Sitting(
                "friday",
                new TreeMap<>(),
                Duration.ofMinutes(20),
                Instant.EPOCH,
                Duration.ZERO,
                List.of(new Sitting.Task("12-cordon", "")),
                handed));
    }

    @Test
    void whatIsLearnedAfterALostLineIsNotPutWhereItDoesNotBelong() {
        var one = Tree.obj("a", Tree.list(Tree.text("1"))).with("b", Tree.obj("c", Tree.text("x")));
        var two = Tree.obj("a", Tree.list(Tree.text("1"), Tree.text("2"))).with("b", Tree.obj("d", Tree.text("y")));
        var three = Tree.obj("a", Tree.list(Tree.text("1"), Tree.text("2"), Tree.text("3")));
        assertThat(TreeChange.apply(one, TreeChange.between(one, two))).isEqualTo(two);
        assertThat(TreeChange.apply(two, TreeChange.between(two, three))).isEqualTo(three);
        assertThat(TreeChange.apply(three, TreeChange.between(three, one))).isEqualTo(one);
        assertThat(TreeChange.between(two, two)).isEqualTo(Tree.obj());
        assertThat(TreeChange.apply(one, TreeChange.between(two, three))).isEqualTo(one.without("b"));
    }

    @Test
    void itGoesOnWhereTimeHadGone() throws IOException {
        var log = open();
        var played = new Played(log);
        played.session.runFor(Duration.ofSeconds(100));
        log.passed();

        var left = found(log);

        assertThat(again(left.file()).now()).isEqualTo(played.session.now());
        left.close();
    }

    @Test
    void bookmarksAreThereAgainAsTheyWereLast() throws IOException {
        var log = open();
        new Played(log);
        log.saved(Path.of("x.podfall"));
        assertThat(log.isUnsaved()).isFalse();
        var two = List.of(
                new SessionFile.Bookmark(Duration.ofMillis(1500), "look: here"),
                new SessionFile.Bookmark(Duration.ofHours(2), "#2"));
        log.bookmarks(two.subList(0, 1));
        log.bookmarks(two);
        assertThat(log.isUnsaved()).isTrue();

        var left = found(log);

        assertThat(left.file().bookmarks()).isEqualTo(two);
        left.close();
    }

    @Test
    void whatWasSavedIsNotOffered() {
        var log = open();
        var played = new Played(log);
        played.act();
        assertThat(log.isUnsaved()).isTrue();
        log.saved(Path.of("x.podfall"));
        assertThat(log.isUnsaved()).isFalse();

        log.close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBranchThatWasLeftIsThereToo() throws IOException {
        var log = open();
        var played = new Played(log);
        played.act();
        var place = played.session.position();
        played.act();
        var other = played.recording.ofSibling(played.session.forkAt(place));
        assertThat(played.recording.shares(other)).isEqualTo(2);
        log.ways(new Way("", other, false), List.of(new Way("first", played.recording, false)));

        var left = found(log);

        assertThat(left.file().main().acts()).hasSize(2);
        assertThat(left.file().branches()).hasSize(1);
        var branch = left.file().branches().getFirst();
        assertThat(branch.shares()).isEqualTo(2);
        assertThat(branch.line().acts()).hasSize(1);
        var again = Objects.requireNonNull(Rerun.of(left.file(), branch, Wording.ENGLISH, () -> false));
        assertThat(Digests.of(again.session().state())).isEqualTo(Digests.of(played.session.state()));
        left.close();
    }

    @Test
    void anyEditComesBack() throws IOException {
        var log = open();
        var played = new Played(log);
        var random = new SplittableRandom(4);
        var parts = List.of("a", "b\n", "\uD83D\uDC69", "\uD83D\uDC6A", "中", "\u2028");
        var text = "";
        for (int i = 0; i < 300; i++) {
            int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
            text = random.nextInt(5) == 0
                    ? text.substring(at)
                    : text.substring(0, at) + parts.get(random.nextInt(parts.size())) + text.substring(at);
            log.text(new SessionFile.Tab("t", "", text), true);
        }
        log.text(new SessionFile.Tab("other", "", "gone"), true);
        log.closed("other");

        var left = found(log);

        assertThat(left.remarks()).isEmpty();
        assertThat(left.file().tabs()).containsExactly(new SessionFile.Tab("t", "", text));
        assertThat(played.session.journal()).isNotEmpty();
        left.close();
    }

    @Test
    void twoWindowsDoNotHarmEachOther() throws IOException {
        var one = open();
        var two = open();
        var first = new Played(one);
        first.act();
        new Played(two).act();
        assertThat(LeftBehind.in(folder, new ArrayList<>())).isEmpty();

        two.close();

        var left = LeftBehind.in(folder, new ArrayList<>());
        assertThat(left).hasSize(1);
        assertThat(LeftBehind.in(folder, new ArrayList<>()))
                .as("another one looks")
                .isEmpty();
        first.act();
        left.getFirst().remove();
        var last = found(one);
        assertThat(last.file().main().acts()).hasSize(3);
        last.close();
    }

    private byte[] log(int acts) throws IOException {
        var log = open();
        var played = new Played(log);
        for (int i = 0; i < acts; i++) {
            played.act();
        }
        log.close();
        var path = LogFiles.in(folder).getFirst();
        var bytes = Files.readAllBytes(path);
        Files.delete(path);
        return bytes;
    }

    private static LogReader.Told read(byte[] bytes) {
        return LogReader.read(Path.of("x.log"), new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void aLogThatWasCutOffAnywhereHasAllThatIsWhole() throws IOException {
        var bytes = log(3);
        var whole = Objects.requireNonNull(read(bytes).file()).main().acts();
        int most = 0;
        for (int length = 0; length <= bytes.length; length++) {
            var told = read(Arrays.copyOf(bytes, length));

            var file = told.file();
            int acts = file == null ? 0 : file.main().acts().size();
            assertThat(acts).isGreaterThanOrEqualTo(most);
            most = acts;
            if (file != null) {
                assertThat(file.main().acts()).isEqualTo(whole.subList(0, acts));
                boolean torn = bytes[length - 1] != '\n';
                assertThat(told.remarks()).hasSize(torn ? 1 : 0);
            }
        }
        assertThat(most).isEqualTo(whole.size());
    }

    @Test
    void aDamagedLogIsReadAsFarAsItCanBe() throws IOException {
        var bytes = log(3);
        var random = new SplittableRandom(2);
        for (int i = 0; i < 500; i++) {
            var damaged = bytes.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = (byte) (damaged[at] ^ (1 << random.nextInt(8)));
            }

            var told = read(damaged);

            assertThat(told.file() == null && told.remarks().isEmpty()).isFalse();
            assertThat(told.remarks()).isNotEmpty();
            for (var language : Language.all()) {
                assertThat(Wording.of(language).say(told.remarks().getFirst())).contains("x.log");
            }
        }
    }

    @Test
    void aLogThatCannotBeReadStaysAndIsSaid() throws IOException {
        Files.writeString(folder.resolve("session-1.log"), "nonsense\n");
        Files.writeString(folder.resolve("session-2.log"), "");
        var remarks = new ArrayList<Phrase>();

        assertThat(LeftBehind.in(folder, remarks)).isEmpty();

        assertThat(remarks).hasSize(1);
        assertThat(folder.resolve("session-1.log")).exists();
        assertThat(folder.resolve("session-2.log")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeIsSaidAndWorkGoesOn() throws IOException {
        var taken = Files.writeString(folder.resolve("taken"), "x");

        var log = SessionLog.open(taken, trouble::add);
        new Played(log).act();
        log.close();

        assertThat(trouble).hasSize(1);
        assertThat(trouble.element().toString()).startsWith("Acts cannot be logged in " + taken);
        assertThat(LeftBehind.in(folder.resolve("nowhere"), new ArrayList<>())).isEmpty();
    }

    /** A disk that is full for a while, in the middle of a record, too. */
    private static final class FullDisk implements Sink {
        private final LogFiles.Opened to;
        volatile boolean full;

        FullDisk(LogFiles.Opened to) {
            this.to = to;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            to.write(bytes);
        }

        @Override
        public void sync() throws IOException {
            to.sync();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public void remove() throws IOException {
            to.remove();
        }
    }

    @Test
    void afterAFullDiskNothingIsMissing() throws IOException, InterruptedException {
        var disk = new FullDisk(LogFiles.create(folder, 1));
        var log = SessionLog.to(disk, folder, trouble::add);
        var played = new Played(log);
        disk.full = true;
        played.act();
        played.act();
        var said = Objects.requireNonNull(trouble.poll(10, TimeUnit.SECONDS));
        assertThat(said.toString())
                .isEqualTo("The log in " + folder + " cannot be written: the system says: No space left on"
                        + " device. Work goes on; it is tried again. Make room there, or save the session.");
        disk.full = false;

        var again = Objects.requireNonNull(trouble.poll(10, TimeUnit.SECONDS));

        assertThat(again.toString()).contains("is written again; nothing is missing");
        var left = found(log);
        assertThat(again(left.file()).digest()).isEqualTo(played.session.digest());
        assertThat(trouble).isEmpty();
        left.close();
    }

    /** The system's own full disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsFullForGoodIsSaidOnce() throws IOException, InterruptedException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        var log = SessionLog.to(LogFiles.unlocked(full), full, trouble::add);
        var played = new Played(log);
        played.act();
        log.close();

        var said = Objects.requireNonNull(trouble.poll(10, TimeUnit.SECONDS));
        assertThat(said.toString()).contains("/dev/full cannot be written");
        assertThat(trouble).isEmpty();
        assertThat(played.session.failure()).isNull();
    }

    /** The window closes on another thread than the one that owns the session, and that may be in the midst of an act. */
    @Test
    void closingItDoesNotReadTheSession() throws IOException {
        var log = open();
        var played = new Played(log);
        played.act();
        played.session.execute(new Command.StopKubelet("n1"));

        var left = found(log);

        assertThat(played.recording.told()).isEqualTo(2);
        assertThat(left.file().main().acts()).hasSize(2);
        left.close();
    }

    @Test
    void tabsStayInTheirOrder() throws IOException {
        var log = open();
        new Played(log).act();
        log.text(new SessionFile.Tab("b", "", "b"), true);
        log.text(new SessionFile.Tab("a", "", "a"), true);

        var left = found(log);

        assertThat(left.file().tabs()).extracting(SessionFile.Tab::name).containsExactly("x.yaml", "b", "a");
        left.close();
    }

    @Test
    void whoeverWantsItToLastHearsOfIt() throws IOException {
        var disk = new FullDisk(LogFiles.create(folder, 1));
        var log = SessionLog.to(disk, folder, trouble::add);
        assertThat(log.lasting().orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
        disk.full = true;
        new Played(log).act();
        var lasting = log.lasting();
        log.close();
        assertThat(lasting).isCompletedWithValue(false);
        assertThat(log.lasting()).isCompletedWithValue(false);
        assertThat(SessionLog.nowhere().lasting()).isCompletedWithValue(false);
    }
}
