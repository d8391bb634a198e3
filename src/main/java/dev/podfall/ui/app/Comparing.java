package dev.podfall.ui.app;

import dev.podfall.play.Pace;
import dev.podfall.ui.compare.CompareView;
import dev.podfall.ui.compare.CompareViewModel;
import dev.podfall.ui.compare.DifferencesView;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.TopologyModel;
import dev.podfall.ui.topology.TopologyView;
import dev.podfall.ui.topology.TopologyViewModel;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Puts a second map beside the first one while a branch is compared, and takes it away again. Screen's thread only. */
final class Comparing {
    /** In a window that is not wider two maps and the editor have no room beside each other. */
    private static final double ROOM = 1700;

    private final Desk desk;
    private final CompareViewModel model = new CompareViewModel();
    private final CompareView view = CompareView.load(model);
    private final DifferencesView differences = DifferencesView.load(model);
    private @Nullable TopologyView other;
    private boolean folded;

    Comparing(Desk desk) {
        this.desk = desk;
        desk.onMoment(model::show);
        desk.setOnSeen(this::seen);
        model.compared().subscribe(this::compared);
        desk.view().addOnEscape(this::leave);
        view.low().subscribe(low -> trays());
        model.setOnGone(why -> desk.view().model().mention().set(why));
    }

    /** Holds the branch of that number against the session that is shown. */
    void compare(long branch) {
        model.compare(branch);
    }

    CompareViewModel model() {
        return model;
    }

    /** The second map; null before the first comparison. */
    @Nullable
    TopologyView other() {
        return other;
    }

    /** What is different, as a list for the side. */
    Node list() {
        return differences.root();
    }

    /** One entry for every branch, or one that says why there is none. */
    List<MenuEntry> entries() {
        var choices = model.choices().get();
        if (choices.isEmpty()) {
            return List.of(MenuEntry.disabled(Words.of("compare.menu"), Words.of("compare.menu.none")));
        }
        return choices.stream()
                .map(choice -> new MenuEntry(
                        Words.of("compare.menu.with", choice.said()),
                        Words.of("compare.menu.note"),
                        () -> compare(choice.number())))
                .toList();
    }

    /** Lets the animation's time pass by hand: for pictures. */
    void passAnimationTime(double millis) {
        if (other != null) {
            other.passAnimationTime(millis);
        }
    }

    private void compared(@Nullable Long branch) {
        if (branch == null) {
            end();
            return;
        }
        if (other == null || view.root().getParent() == null) {
            begin();
        }
        second().model().show(TopologyModel.EMPTY);
        desk.compare(new Beside(branch, desk.hues()));
    }

    private void begin() {
        var first = desk.topology();
        var second = second();
        fold();
        first.setTogether(second, true);
        view.show(first.root(), second.root(), first.lendControls());
        desk.view().setCentre(view.root());
        trays();
        first.wishFit();
    }

    private void trays() {
        var second = other;
        if (second != null && view.root().getParent() != null) {
            desk.topology().setTrayShown(!view.low().get());
            second.setTrayShown(!view.low().get());
        }
    }

    private void end() {
        var second = other;
        if (second == null || view.root().getParent() == null) {
            return;
        }
        desk.compare(null);
        boolean focused = isFocused();
        desk.topology().setTogether(second, false);
        second.model().show(TopologyModel.EMPTY);
        view.clear();
        desk.topology().returnControls();
        desk.topology().setTrayShown(true);
        desk.view().setCentre(desk.topology().root());
        if (folded) {
            desk.view().model().leftShown().set(true);
        }
        desk.topology().wishFit();
        if (focused) {
            desk.topology().map().takeFocus();
        }
    }

    private boolean leave() {
        boolean on = model.compared().get() != null;
        model.end();
        return on;
    }

    /** Whether the keyboard is on something that goes when comparing ends. */
    private boolean isFocused() {
        var scene = view.root().getScene();
        for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (at == view.root()) {
                return true;
            }
        }
        return false;
    }

    private void fold() {
        var shown = desk.view().model().leftShown();
        var scene = desk.view().root().getScene();
        folded = shown.get() && scene != null && scene.getWidth() < ROOM;
        if (folded) {
            shown.set(false);
        }
    }

    private TopologyView second() {
        var known = other;
        if (known != null) {
            return known;
        }
        var made = TopologyView.load();
        made.follow(desk.topology());
        made.model().setOnLane(desk::chooseLane);
        made.model().setOnHit(this::hit);
        desk.selection().listen(choice -> made.model().selectedNode().set(choice.node()));
        desk.view().model().frozen().subscribe(made::setFrozen);
        desk.view().model().pace().subscribe(pace -> {
            made.setWaves(pace == Pace.MAX);
            made.setMotion(pace.motion());
            made.setOneByOne(pace.isDirected());
        });
        other = made;
        return made;
    }

    private void seen(Beside.Seen seen) {
        if (other != null) {
            other.model().show(seen.cluster());
        }
        model.told(seen.contrast());
    }

    /** What is chosen in the branch is chosen in the session, as far as it is there; nothing is done to a branch. */
    private void hit(TopologyViewModel.Hit hit) {
        desk.choose(hit);
    }
}
