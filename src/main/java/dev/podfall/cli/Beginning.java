package dev.podfall.cli;

import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.kept.Recording;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.MissingNamespaces;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run begins with: a session into which manifests were loaded, or one that was kept in a file. */
final class Beginning {
    private final Session session;
    private final Recording recording;
    private final List<Finding> findings;
    private final SessionFile beside;
    private final boolean kept;
    private final List<String> failed = new ArrayList<>();
    private int lines;

    private Beginning(Session session, Recording recording, List<Finding> findings, SessionFile beside, boolean kept) {
        this.session = session;
        this.recording = recording;
        this.findings = List.copyOf(findings);
        this.beside = beside;
        this.kept = kept;
    }

    /**
     * How it is to begin.
     *
     * @param seed null for the usual one, or the file's
     * @param shown whether the lines that a file has, and what they print, can be seen
     */
    record Wish(String command, @Nullable Long seed, boolean createNamespaces, boolean shown) {}

    /** Null if there is nothing to begin with; why was said then. */
    static @Nullable Beginning of(List<String> files, Wish wish, Terminal terminal) {
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(read(file));
            } catch (IOException e) {
                terminal.failed(wish.command(), FileProblem.reading(file, e));
                return null;
            }
        }
        var sessions = sources.stream().filter(SessionReader::isSession).toList();
        if (sessions.isEmpty()) {
            return loaded(sources, wish, terminal);
        }
        var why = sources.size() > 1
                ? Phrase.of("cli.session.alone", sessions.getFirst().name())
                : wish.seed() != null
                        ? Phrase.of(
                                "cli.session.option",
                                "--seed",
                                sessions.getFirst().name())
                        : wish.createNamespaces()
                                ? Phrase.of(
                                        "cli.session.option",
                                        "--create-namespaces",
                                        sessions.getFirst().name())
                                : Phrase.NONE;
        if (!why.isEmpty()) {
            terminal.failed(wish.command(), why);
            return null;
        }
        return again(sessions.getFirst(), wish, terminal);
    }

    private static Source read(String file) throws IOException {
        try {
            return new Source(file, file.equals("-") ? TextInput.read(System.in) : TextInput.read(Path.of(file)));
        } catch (InvalidPathException unspeakable) {
            // Where the machine's own encoding is ASCII, other characters make no path.
            throw new FileSystemException(file, null, unspeakable.getReason());
        }
    }

    private static @Nullable Beginning loaded(List<Source> given, Wish wish, Terminal terminal) {
        var sources = new ArrayList<>(given);
        if (wish.createNamespaces()) {
            sources.addAll(MissingNamespaces.of(sources));
        }
        var options = ManifestLoad.optionsFor(sources);
        var seed = wish.seed();
        var session = new Session(seed == null ? options : options.withSeed(seed));
        var load = ManifestLoad.plan(sources, session);
        terminal.say(load.findings());
        if (load.hasErrors()) {
            terminal.say(Phrase.of("cli.nothing-loaded"));
            return null;
        }
        load.apply(session);
        var tabs = sources.stream()
                .map(source -> new SessionFile.Tab(source.name(), "", source.text()))
                .toList();
        var beside = SessionFile.of(session.options(), SessionFile.Line.EMPTY).withTabs(tabs);
        return new Beginning(session, new Recording(session), load.findings(), beside, false);
    }

    private static @Nullable Beginning again(Source source, Wish wish, Terminal terminal) {
        var read = SessionReader.read(source);
        terminal.say(read.findings());
        var file = read.file();
        if (file == null) {
            terminal.say(Phrase.of("cli.nothing-loaded"));
            return null;
        }
        var ran = new ArrayList<Ran>();
        var rerun = Rerun.of(file, terminal.words(), (line, code, out, err) -> {
            ran.add(new Ran(line, code));
            if (wish.shown()) {
                terminal.out().println("$ " + line);
            }
            Acts.tell(out, err, wish.shown(), terminal);
        });
        rerun.remarks().forEach(terminal::say);
        var begun = new Beginning(rerun.session(), rerun.recording(), read.findings(), file, true);
        ran.forEach(each -> begun.ran(each.line(), each.code()));
        return begun;
    }

    private record Ran(String line, int code) {}

    Session session() {
        return session;
    }

    Recording recording() {
        return recording;
    }

    /** About the manifests, or about the file. */
    List<Finding> findings() {
        return findings;
    }

    /** Whether it comes from a file, and stands where that ends. */
    boolean isKept() {
        return kept;
    }

    /** Time does not pass in what comes from a file; that it would never come to rest is said all the same. */
    void tellOfCircles(Terminal terminal) {
        if (session.idle()) {
            return;
        }
        var rest = session.fork().runToRest();
        if (rest instanceof Rest.Repeats) {
            terminal.say(rest);
        }
    }

    /** The session as it is now, with all that was beside it. */
    SessionFile file() {
        return beside.withMain(recording.line()).ofThisVersion();
    }

    /** A line of the console was run. */
    void ran(String line, int code) {
        lines++;
        if (code != 0) {
            failed.add(line);
        }
    }

    /** How many lines of the console there were so far. */
    int lines() {
        return lines;
    }

    List<String> failedLines() {
        return List.copyOf(failed);
    }
}
