package dev.podfall.ui.manifest;

import dev.podfall.kept.SessionFile;
import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.kubectl.LiveDiff;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The editor without its drawing. Screen's thread only. */
public final class ManifestViewModel {
    private static final String UNTITLED = "editor.untitled";

    /** Longer texts are looked at off the screen's thread first. */
    static final int MOST_AT_ONCE = 50_000;

    private final Executor worker;
    private final Executor screen;
    private final List<EditorDocument> documents = new ArrayList<>();
    private final List<EditorDocument> closed = new ArrayList<>();
    private @Nullable EditorDocument current;
    private Function<List<Source>, CompletableFuture<List<Finding>>> checker =
            sources -> CompletableFuture.completedFuture(List.of());
    private Function<List<Source>, CompletableFuture<List<Finding>>> onApply = checker;
    private Function<List<Source>, CompletableFuture<List<Finding>>> onRunAnew = checker;
    private Function<List<Source>, CompletableFuture<List<LiveDiff>>> differ =
            sources -> CompletableFuture.completedFuture(List.of());
    private Listener listener = new Listener() {};
    private boolean checking;
    private boolean checkAgain;
    private int untitled;

    /** What the view wants to know. */
    interface Listener {
        /** Documents came, went, or another one is shown. */
        default void documentsChanged() {}

        /** What is to be said about a document, or whether it is dirty. */
        default void said(EditorDocument document) {}
    }

    /**
     * @param worker runs tasks off the screen's thread
     * @param screen runs a task later on the screen's thread
     */
    public ManifestViewModel(Executor worker, Executor screen) {
        this.worker = worker;
        this.screen = screen;
    }

    void setListener(Listener newListener) {
        listener = newListener;
    }

    /** Finds out what is to be said about texts without loading them; off the screen's thread. */
    public void setOnCheck(Function<List<Source>, CompletableFuture<List<Finding>>> action) {
        checker = action;
        check();
    }

    /** Loads texts into what is there, all or nothing; gives the findings. */
    public void setOnApply(Function<List<Source>, CompletableFuture<List<Finding>>> action) {
        onApply = action;
    }

    /** Begins a new session with texts, all or nothing; gives the findings. */
    public void setOnRunAnew(Function<List<Source>, CompletableFuture<List<Finding>>> action) {
        onRunAnew = action;
    }

    /** Finds out what loading texts would change. */
    public void setOnDiff(Function<List<Source>, CompletableFuture<List<LiveDiff>>> action) {
        differ = action;
    }

    List<EditorDocument> documents() {
        return List.copyOf(documents);
    }

    @Nullable
    EditorDocument current() {
        return current;
    }

    /** All texts, for a session of their own and for {@code -f} in the console. */
    public List<Source> sources() {
        return documents.stream()
                .filter(document -> !document.isEdit())
                .map(EditorDocument::source)
                .toList();
    }

    /**
     * A text for those who keep it.
     *
     * @param dirty whether it is kept nowhere
     */
    public record Text(SessionFile.Tab tab, boolean dirty) {}

    /** All texts; those of one name get different ones. */
    public List<Text> texts() {
        var names = new TreeSet<String>();
        var out = new ArrayList<Text>();
        for (var document : documents) {
            if (document.isEdit()) {
                continue;
            }
            var name = document.name();
            for (int i = 2; !names.add(name); i++) {
                name = document.name() + "#" + i;
            }
            var path = document.path();
            var tab = new SessionFile.Tab(name, path == null ? "" : path.toString(), document.text());
            out.add(new Text(tab, document.isDirty()));
        }
        return out;
    }

    /** What is open, by name; of several of one name the first. */
    public Map<String, String> byName() {
        var out = new LinkedHashMap<String, String>();
        sources().forEach(source -> out.putIfAbsent(source.name(), source.text()));
        return Collections.unmodifiableMap(out);
    }

    /** Shows these texts and no others but those that somebody has changed. */
    public void show(List<Source> sources) {
        begin(sources.stream().map(source -> EditorDocument.of(source, null)).toList());
    }

    /**
     * Shows the texts that a session was left with, and no others but those that somebody has changed.
     *
     * @param dirty those that are kept nowhere else
     */
    public void showAgain(List<SessionFile.Tab> tabs, Set<SessionFile.Tab> dirty) {
        begin(tabs.stream()
                .map(tab -> EditorDocument.again(tab, dirty.contains(tab)))
                .toList());
    }

    private void begin(List<EditorDocument> next) {
        documents.removeIf(document -> !document.isDirty() && !document.isEdit());
        current = null;
        documents.addAll(next);
        for (var document : next) {
            if (document.text().length() > MOST_AT_ONCE) {
                // What is in the editor of a session that was kept may be a copied cluster.
                Failures.surface(later(
                        () -> ClusterCopy.in(document.source()),
                        copy -> copy.ifPresent(found -> {
                            document.copy(found);
                            listener.documentsChanged();
                        })));
            }
        }
        select(next.isEmpty() ? null : next.getFirst());
    }

    /** Puts another text in the place of one that nobody has touched; does nothing if it is not open, or is another by now. */
    public void replace(Source untouched, Source next) {
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            if (!document.isDirty()
                    && !document.isEdit()
                    && document.path() == null
                    && document.source().equals(untouched)) {
                var fresh = EditorDocument.of(next, null);
                documents.set(i, fresh);
                if (document.equals(current)) {
                    select(fresh);
                }
                return;
            }
        }
    }

    /** Does work off the screen's thread, and something with what came of it on it. */
    <T> CompletableFuture<Void> later(Supplier<T> work, Consumer<? super T> then) {
        return CompletableFuture.supplyAsync(work, worker).thenAcceptAsync(then, screen);
    }

    /** Shows no texts but those that somebody has changed. */
    void clear() {
        documents.removeIf(document -> !document.isDirty() && !document.isEdit());
        select(documents.isEmpty() ? null : documents.getLast());
    }

    /**
     * Shows a text in a tab of its own; one of the same file in the same tab.
     *
     * @param copy the cluster that was copied into it, if one was
     */
    void open(Source source, @Nullable Path path, @Nullable ClusterCopy copy) {
        var document = EditorDocument.of(source, path);
        if (copy != null) {
            document.copy(copy);
        }
        for (var other : documents) {
            boolean same = path == null ? other.name().equals(source.name()) : path.equals(other.path());
            if (same && !other.isDirty()) {
                documents.set(documents.indexOf(other), document);
                select(document);
                return;
            }
        }
        documents.removeIf(other -> other.path() == null && other.text().isEmpty() && !other.isEdit());
        documents.add(document);
        select(document);
    }

    /** An empty text with the next name. */
    Source untitled() {
        untitled++;
        while (documents.stream().anyMatch(document -> document.name().equals(untitledName(untitled)))) {
            untitled++;
        }
        return new Source(untitledName(untitled), "");
    }

    /** Whether it is the name of a text that somebody began from nothing, whatever the window's language was then. */
    public static boolean isUntitled(String name) {
        var digits = name.replaceAll("[^0-9]", "");
        return !digits.isEmpty()
                && digits.length() < 5
                && Language.all().stream()
                        .anyMatch(language -> Wording.of(language)
                                .of(UNTITLED, Integer.parseInt(digits))
                                .equals(name));
    }

    private static String untitledName(int number) {
        return Words.of(UNTITLED, number);
    }

    /** Shows a text that nobody has written yet, under a name that no other one has. */
    void openNew(Source begun) {
        var names = documents.stream().map(EditorDocument::name).toList();
        var name = begun.name();
        for (int i = 2; names.contains(name); i++) {
            name = begun.name().replace(".yaml", "-" + i + ".yaml");
        }
        documents.add(EditorDocument.of(new Source(name, begun.text()), null));
        select(documents.getLast());
    }

    /** Lets somebody edit a text; completes when he is done, with the text as it was if he gives up. */
    public CompletableFuture<@Nullable String> edit(String name, String text) {
        var edit = new CompletableFuture<@Nullable String>();
        documents.add(EditorDocument.edited(new Source(name, text), edit));
        select(documents.getLast());
        return edit;
    }

    /** Shows the text of a copied cluster. */
    void showText(EditorDocument document) {
        document.showText();
        listener.documentsChanged();
        check();
    }

    void select(@Nullable EditorDocument document) {
        current = document;
        listener.documentsChanged();
        check();
    }

    /** Shows the tab so many to the right, round and round. */
    void selectNext(int by) {
        if (current != null) {
            select(documents.get(Math.floorMod(documents.indexOf(current) + by, documents.size())));
        }
    }

    void close(EditorDocument document) {
        int at = documents.indexOf(document);
        if (at < 0) {
            return;
        }
        documents.remove(at);
        document.cancelEdit();
        if (!document.isEdit() && !document.text().isBlank()) {
            closed.add(document);
        }
        if (document == current) {
            select(documents.isEmpty() ? null : documents.get(Math.min(at, documents.size() - 1)));
        } else {
            listener.documentsChanged();
        }
    }

    /** Brings back the tab that was closed last. */
    void reopen() {
        if (!closed.isEmpty()) {
            documents.add(closed.removeLast());
            select(documents.getLast());
        }
    }

    boolean canReopen() {
        return !closed.isEmpty();
    }

    void typed(EditorDocument document, String text) {
        if (!document.text().equals(text)) {
            document.text(text);
            listener.said(document);
            check();
        }
    }

    /** Asks what is to be said about the shown text; while an answer is worked on, only the newest text waits. */
    void check() {
        var document = current;
        if (document == null || document.isEdit() || !document.isText()) {
            return;
        }
        if (checking) {
            checkAgain = true;
            return;
        }
        checking = true;
        var source = document.source();
        Failures.surface(checker.apply(List.of(source))
                .thenApplyAsync(findings -> FindingRow.of(source.text(), findings), worker)
                .whenCompleteAsync((rows, failed) -> checked(document, source, rows), screen));
    }

    /** What loading texts has found, for those of them that are not shown and so not checked. */
    public void told(List<Source> sources, List<Finding> findings) {
        for (var document : documents) {
            if (!document.isText() && sources.contains(document.source())) {
                document.rows(findings.stream()
                        .filter(finding -> finding.source().equals(document.name()))
                        .map(finding -> new FindingRow(finding, Optional.empty()))
                        .toList());
                listener.said(document);
            }
        }
    }

    private void checked(EditorDocument document, Source source, @Nullable List<FindingRow> rows) {
        checking = false;
        boolean again = checkAgain || current != document || !document.text().equals(source.text());
        checkAgain = false;
        if (rows != null && document.text().equals(source.text())) {
            document.rows(rows);
            listener.said(document);
        }
        if (again) {
            check();
        }
    }

    /** Applies the shown text, or hands it to whoever waits for it. */
    void apply() {
        var document = current;
        if (document == null) {
            return;
        }
        if (document.isEdit()) {
            document.finishEdit();
            close(document);
            return;
        }
        done(List.of(document), onApply.apply(List.of(document.source())));
    }

    /** Begins a new session with all texts. */
    void runAnew() {
        var all = documents.stream().filter(document -> !document.isEdit()).toList();
        done(all, onRunAnew.apply(sources()));
    }

    private void done(List<EditorDocument> asked, CompletableFuture<List<Finding>> findings) {
        var texts = asked.stream().map(EditorDocument::text).toList();
        Failures.surface(findings.whenCompleteAsync(
                (found, failed) -> {
                    boolean loaded = found != null && found.stream().noneMatch(Finding::isError);
                    for (int i = 0; loaded && i < asked.size(); i++) {
                        var document = asked.get(i);
                        if (document.path() == null && document.text().equals(texts.get(i))) {
                            document.settle();
                            listener.said(document);
                        }
                    }
                    check();
                },
                screen));
    }

    /** What applying the shown text would change. */
    CompletableFuture<List<LiveDiff>> diff() {
        return current == null || current.isEdit()
                ? CompletableFuture.completedFuture(List.of())
                : differ.apply(List.of(current.source()));
    }
}
