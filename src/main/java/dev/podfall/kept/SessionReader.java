package dev.podfall.kept;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.Fields.Findings;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Severity;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a session, whether Podfall wrote it or a person. */
public final class SessionReader {
    private static final String FORMAT = "format";

    /** Kubernetes writes years with four digits. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Set<String> TOP = Set.of(
            "podfall",
            "about",
            "seed",
            "kubelets",
            "start",
            "acts",
            "end",
            "branches",
            "bookmarks",
            "tabs",
            "look",
            "lesson");

    private final Findings findings;
    private final Fields top;

    /**
     * What a text says.
     *
     * @param file null if there are errors
     * @param isNewer whether it is in a format that this version does not know: there may be more in it
     */
    public record Read(@Nullable SessionFile file, List<Finding> findings, boolean isNewer) {
        public Read {
            findings = List.copyOf(findings);
        }
    }

    private SessionReader(Findings findings, Fields top) {
        this.findings = findings;
        this.top = top;
    }

    /** Whether a text says that it is a session, by its name or because it begins like one. */
    public static boolean isSession(Source source) {
        return source.name().toLowerCase(Locale.ROOT).endsWith(SessionFile.EXTENSION) || source.beginsWith("podfall");
    }

    /** What a log has of a lesson; what cannot be read is left out. */
    public static Study study(Tree.Obj tree) {
        var documents = tree.isEmpty()
                ? List.<ManifestDocument>of()
                : ManifestReader.read("", Json.write(tree)).documents();
        if (documents.isEmpty()) {
            return Study.NONE;
        }
        var document = documents.getFirst();
        return Study.of(new Fields(new Findings(document), "", document.object()));
    }

    public static Read read(Source source) {
        var reading = ManifestReader.read(source.name(), source.text());
        var said = new ArrayList<>(reading.findings());
        if (reading.documents().isEmpty()) {
            if (!reading.hasErrors()) {
                said.add(new Finding(
                        Severity.ERROR,
                        source.name(),
                        0,
                        0,
                        "",
                        Phrase.of("saved.no-session"),
                        Phrase.of("saved.no-session.step", SessionFile.FORMAT)));
            }
            return new Read(null, said, false);
        }
        var document = reading.documents().getFirst();
        var findings = new Findings(document);
        var file = new SessionReader(findings, new Fields(findings, "", document.object())).file();
        said.addAll(findings.found());
        if (reading.documents().size() > 1) {
            said.add(Finding.at(
                    reading.documents().get(1),
                    Severity.ERROR,
                    "",
                    Phrase.of("saved.several"),
                    Phrase.of("saved.several.step")));
        }
        boolean wrong = said.stream().anyMatch(Finding::isError);
        return new Read(wrong ? null : file, said, findings.isOfNewer());
    }

    private SessionFile file() {
        var version = version();
        top.only(TOP);
        var main = line(top);
        return new SessionFile(
                version,
                top.text("about", ""),
                options(),
                main,
                branches(main),
                top.maps("tabs").stream().map(SessionReader::tab).toList(),
                bookmarks(),
                look(),
                top.has("lesson") ? Study.of(top.map("lesson")) : Study.NONE);
    }

    private String version() {
        var head = top.map("podfall");
        var format = head.number(FORMAT);
        if (!top.has("podfall")) {
            top.wrong("", Phrase.of("saved.no-session"), Phrase.of("saved.no-session.step", SessionFile.FORMAT));
        } else if (format == null && !head.has(FORMAT)) {
            head.missing(FORMAT);
        } else if (format != null && format > SessionFile.FORMAT) {
            findings.isNewer();
            findings.add(
                    Severity.WARNING,
                    head.path(FORMAT),
                    Phrase.of("saved.newer", head.text("version", "?"), format, SessionFile.FORMAT),
                    Phrase.of("saved.newer.step"));
        } else if (format != null && format < 1) {
            head.wrong(
                    FORMAT,
                    Phrase.of("saved.no-format", format),
                    Phrase.of("saved.no-format.step", SessionFile.FORMAT));
        }
        head.only(Set.of(FORMAT, "version"));
        return head.text("version", ProgramVersion.OWN);
    }

    private SessionOptions options() {
        var usual = SessionOptions.DEFAULT;
        var seed = top.number("seed");
        return new SessionOptions(
                seed == null ? usual.seed() : seed,
                top.choice("kubelets", usual.kubelets(), Arrays.asList(KubeletProfile.values())),
                start(usual.start()));
    }

    private Instant start(Instant usual) {
        if (!top.has("start")) {
            return usual;
        }
        var text = top.text("start", "");
        try {
            var start = Instant.parse(text);
            if (start.isBefore(FIRST) || !start.isBefore(LAST)) {
                top.wrong("start", Phrase.of("saved.start.years", text), Phrase.of("saved.start.step", usual));
                return usual;
            }
            return start;
        } catch (DateTimeParseException unreadable) {
            top.wrong("start", Phrase.of("saved.start", text), Phrase.of("saved.start.step", usual));
            return usual;
        }
    }

    private SessionFile.Line line(Fields of) {
        var acts = new ArrayList<Act>();
        for (var item : of.maps("acts")) {
            act(item, acts);
        }
        return new SessionFile.Line(acts, of.has("end") ? end(of.map("end"), acts) : null);
    }

    /** Adds the act, or adds to the one before what was done in one go with it. */
    private static void act(Fields item, List<Act> acts) {
        var deeds = new ActReader(item).deeds();
        var digest = item.digest("digest");
        if (!item.has("at") && !acts.isEmpty()) {
            for (var key : List.of("timers", "note")) {
                if (item.has(key)) {
                    item.wrong(key, Phrase.of("saved.no-at", key), Phrase.of("saved.no-at.step"));
                }
            }
            var before = acts.removeLast();
            var all = new ArrayList<>(before.deeds());
            all.addAll(deeds);
            acts.add(new Act(before.place(), before.note(), all, digest.isEmpty() ? before.digest() : digest));
            return;
        }
        var place = item.has("at") ? place(item, acts) : Place.at(Duration.ZERO);
        if (place != null && !deeds.isEmpty()) {
            acts.add(new Act(place, item.text("note", ""), deeds, digest));
        }
    }

    private static @Nullable Place place(Fields item, List<Act> acts) {
        var at = item.time("at");
        var timers = item.count("timers");
        if (at == null) {
            return null;
        }
        var before = acts.isEmpty() ? Duration.ZERO : acts.getLast().place().at();
        if (at.compareTo(before) < 0) {
            item.wrong("at", Phrase.of("saved.earlier", item.text("at", "")), Phrase.of("saved.earlier.step"));
        }
        return new Place(at, timers);
    }

    private static SessionFile.@Nullable End end(Fields end, List<Act> acts) {
        end.only(Set.of("at", "timers", "digest"));
        var place = place(end, acts);
        return place == null ? null : new SessionFile.End(place, end.digest("digest"));
    }

    private List<SessionFile.Branch> branches(SessionFile.Line main) {
        var out = new ArrayList<SessionFile.Branch>();
        for (var item : top.maps("branches")) {
            item.only(Set.of("name", "of", "shares", "undone", "acts", "end"));
            if (!item.has("name")) {
                item.missing("name");
            }
            var name = item.text("name", "");
            if (Branches.named(out, name) != null) {
                item.wrong("name", Phrase.of("saved.branch.twice", name), Phrase.of("saved.branch.twice.step"));
            }
            var of = item.text("of", "");
            long acts = of.isEmpty() ? main.acts().size() : actsOf(of, out);
            var shares = item.count("shares");
            if (acts < 0) {
                item.wrong("of", Phrase.of("saved.branch.of", of), Phrase.of("saved.branch.of.step"));
            } else if (shares != null && shares > acts) {
                item.wrong(
                        "shares",
                        Phrase.of("saved.branch.shares", shares, acts),
                        Phrase.of("saved.branch.shares.step"));
            }
            int shared = shares == null ? 0 : (int) Math.min(shares, Integer.MAX_VALUE);
            out.add(new SessionFile.Branch(name, of, shared, line(item), item.flag("undone")));
        }
        return out;
    }

    /** How many acts lead to the end of that branch; below 0 if there is none of that name. */
    private static long actsOf(String name, List<SessionFile.Branch> above) {
        var branch = Branches.named(above, name);
        return branch == null
                ? -1
                : branch.shares() + (long) branch.line().acts().size();
    }

    private static SessionFile.Tab tab(Fields item) {
        item.only(Set.of("name", "path", "text"));
        return new SessionFile.Tab(item.text("name", ""), item.text("path", ""), item.text("text", ""));
    }

    private List<SessionFile.Bookmark> bookmarks() {
        var out = new ArrayList<SessionFile.Bookmark>();
        for (var item : top.maps("bookmarks")) {
            item.only(Set.of("at", "text"));
            var at = item.time("at");
            if (at != null) {
                out.add(new SessionFile.Bookmark(at, item.text("text", "")));
            }
        }
        return out;
    }

    private SessionFile.Look look() {
        var look = top.map("look");
        look.only(Set.of("pace", "selected", "branch", "stops"));
        return new SessionFile.Look(
                look.text("pace", ""), look.text("selected", ""), look.text("branch", ""), look.text("stops", ""));
    }
}
