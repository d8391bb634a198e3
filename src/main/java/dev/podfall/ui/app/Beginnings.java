package dev.podfall.ui.app;

import dev.podfall.cluster.SessionOptions;
import dev.podfall.language.Phrase;
import dev.podfall.play.Player;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.manifest.ManifestView;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.manifest.RecentFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one can begin with: a sample, or an empty cluster; from the menus, or on the start page. Screen's thread only. */
final class Beginnings {
    private final Desk desk;
    private final Player player;
    private final ManifestViewModel editor;
    private final ManifestView manifest;
    private final SessionKeeper keeper;
    private final Loading loading;
    private final StartPage start;

    /** The sample that was opened last, as it was then. */
    private Samples.@Nullable Sample opened;

    Beginnings(
            Desk desk,
            Player player,
            ManifestViewModel editor,
            ManifestView manifest,
            SessionKeeper keeper,
            Loading loading,
            RecentFiles recent) {
        this.desk = desk;
        this.player = player;
        this.editor = editor;
        this.manifest = manifest;
        this.keeper = keeper;
        this.loading = loading;
        this.start = new StartPage(desk.view(), manifest, recent, this::open, this::empty);
        desk.onMoment(start::follow);
        desk.view().acts().setOnHome(start::show);
        offer(Samples.all());
    }

    /** Shows the page that one begins on. */
    void show() {
        start.show();
    }

    /** @param text the lesson that comes next, in the language that is spoken now */
    void offerLesson(String text, Runnable open) {
        start.offerLesson(text, open);
    }

    /** The window speaks another language now: so do the samples, and the one that is open. */
    void sayAnew() {
        var samples = Samples.all();
        offer(samples);
        if (desk.view().isShowing()) {
            manifest.flush();
            translate(samples);
        }
    }

    private void offer(List<Samples.Sample> samples) {
        start.offer(samples);
        desk.view().bar().setSamples(samples.stream().map(this::entry).toList());
    }

    private MenuEntry entry(Samples.Sample sample) {
        return new MenuEntry(sample.number() + "  " + sample.name(), sample.note(), () -> open(sample));
    }

    /** Begins a new session with so many nodes and nothing else. */
    void empty(int nodes) {
        loading.say(Phrase.NONE);
        keeper.leave();
        player.reset(SessionOptions.DEFAULT);
        if (nodes > 0) {
            loading.say(loading.add(NewWorkers.of(ClusterState.EMPTY, nodes)));
        }
    }

    /** Shows a sample in the editor and begins a new session with it. */
    void open(Samples.Sample sample) {
        keeper.leave();
        desk.selection().clear();
        opened = sample;
        editor.show(List.of(sample.source()));
        keeper.texts();
        loading.say(loading.open(List.of(sample.source())));
    }

    /** The sample that is open, if it still stands there as it was opened. */
    private void translate(List<Samples.Sample> samples) {
        var before = opened;
        if (before == null) {
            return;
        }
        samples.stream()
                .filter(sample -> sample.file().equals(before.file()))
                .findFirst()
                .ifPresent(sample -> {
                    editor.replace(before.source(), sample.source());
                    opened = sample;
                });
    }
}
