package dev.podfall.ui.app;

import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.ManifestView;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.start.StartCard;
import dev.podfall.ui.start.StartView;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The page that one begins on: it gives way to the first thing that is done. Screen's thread only. */
final class StartPage implements StartView.Doors {
    private final WindowView window;
    private final ManifestView manifest;
    private final RecentFiles recent;
    private final Consumer<Samples.Sample> onSample;
    private final IntConsumer onEmpty;
    private final StartView view;
    private final Thumbnails thumbnails;
    private List<Samples.Sample> samples = List.of();
    private List<StartCard> cards = List.of();
    private Runnable onLesson = () -> {};
    private long session = -1;
    private long acts = -1;

    /**
     * @param onSample opens a sample
     * @param onEmpty begins a session with so many nodes
     */
    StartPage(
            WindowView window,
            ManifestView manifest,
            RecentFiles recent,
            Consumer<Samples.Sample> onSample,
            IntConsumer onEmpty) {
        this.window = window;
        this.manifest = manifest;
        this.recent = recent;
        this.onSample = onSample;
        this.onEmpty = onEmpty;
        this.view = window.start();
        view.setDoors(this);
        this.thumbnails = new Thumbnails(
                window.model().theme()::get, () -> window.model().startShown().get() && !window.isClosed());
        window.model().theme().subscribe(theme -> illustrate());
    }

    void show() {
        view.showRecent(recent.list());
        boolean seen = window.model().startShown().get();
        window.model().startShown().set(true);
        if (!seen) {
            illustrate();
        }
    }

    /** @param text the lesson that comes next, in the language that is spoken now */
    void offerLesson(String text, Runnable open) {
        onLesson = open;
        view.showLesson(text);
    }

    /** These are the samples, in the language that is spoken now. */
    void offer(List<Samples.Sample> all) {
        samples = List.copyOf(all);
        cards = samples.stream()
                .map(sample ->
                        new StartCard(sample.number(), sample.name(), sample.note(), () -> onSample.accept(sample)))
                .toList();
        view.showCards(cards);
        illustrate();
    }

    /** Only who sees them needs pictures. */
    private void illustrate() {
        if (window.model().startShown().get()) {
            Failures.surface(thumbnails.give(samples, cards));
        }
    }

    /** Whatever begins or is done, it is to be seen. */
    void follow(Moment moment) {
        long done = moment.position().commands();
        boolean begun = acts >= 0 && (moment.session() != session || done > acts);
        session = moment.session();
        acts = done;
        view.setBack(done > 0);
        if (begun) {
            window.model().startShown().set(false);
        }
    }

    @Override
    public void open() {
        manifest.open();
    }

    @Override
    public void open(Path file) {
        manifest.open(List.of(file));
    }

    @Override
    public void paste() {
        if (!manifest.paste()) {
            window.model().notice().set(Phrase.of("start.paste.nothing"));
        }
    }

    @Override
    public void empty(int nodes) {
        onEmpty.accept(nodes);
        leave();
    }

    @Override
    public void lesson() {
        onLesson.run();
    }

    @Override
    public void leave() {
        window.model().startShown().set(false);
    }
}
