package dev.podfall.ui.topology;

import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.TileLayout.*;
import dev.podfall.ui.topology.TopologyViewModel.Hit;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The map by mouse: hover explains, a click selects, the wheel scrolls, with Ctrl it zooms. */
final class MapMouse {
    private static final double NOTCH = 32;

    /** How many of the pods that share a square are named. */
    private static final int FOLDED = 12;

    private static final double WIDEST = 460;

    private final MapView map;
    private final Tooltip tooltip = new Tooltip();
    private double turned;
    private @Nullable Point2D pointed;

    MapMouse(MapView map) {
        this.map = map;
    }

    void install() {
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        tooltip.setShowDelay(Duration.millis(350));
        map.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            map.hover(map.isOnLegend(event.getY()) ? -1 : map.indexAt(event.getX(), event.getY()));
            pointed = new Point2D(event.getX(), event.getY());
            explain(event.getX(), event.getY());
        });
        map.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            pointed = null;
            map.hover(-1);
        });
        map.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            boolean menu = event.getButton() == MouseButton.SECONDARY;
            if (event.isStillSincePress() && (menu || event.getButton() == MouseButton.PRIMARY)) {
                click(event, menu);
            }
        });
        map.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void click(MouseEvent event, boolean menu) {
        var node = map.isOnLegend(event.getY()) ? null : map.nodeAt(event.getX(), event.getY());
        if (node == null) {
            return;
        }
        var part = map.sight().partAt(event.getX(), event.getY());
        map.cursor().moveTo(node);
        map.cursor().requestFocus();
        map.viewModel()
                .hit(new Hit(
                        node,
                        part instanceof PodPart pod ? pod.mark().uid() : null,
                        part instanceof TaintPart taint ? taint.chip() : null,
                        menu,
                        event.getScreenX(),
                        event.getScreenY()));
    }

    private void scroll(ScrollEvent event) {
        if (!event.isShortcutDown()) {
            map.scrollBy(-event.getDeltaY() * 1.5);
            return;
        }
        turned += event.getDeltaY();
        var zoom = map.viewModel().zoom().get();
        if (Math.abs(turned) >= NOTCH) {
            map.zoom(turned > 0 ? zoom.in() : zoom.out(), event.getX(), event.getY());
            turned = 0;
        }
        event.consume();
    }

    /** What the pointer is on may have changed, or the language: a tooltip that is open says what is so now. */
    void explainAnew() {
        if (pointed != null && tooltip.isActivated()) {
            explain(pointed.getX(), pointed.getY());
        }
    }

    private void explain(double x, double y) {
        var text = text(x, y);
        if (text == null) {
            Tooltip.uninstall(map, tooltip);
        } else if (!text.equals(tooltip.getText()) || !tooltip.isActivated()) {
            tooltip.setText(text);
            Tooltip.install(map, tooltip);
        }
    }

    private @Nullable String text(double x, double y) {
        if (map.isOnLegend(y)) {
            var says = map.legendSays(x);
            return says.isEmpty() ? null : says;
        }
        var node = map.nodeAt(x, y);
        var tile = node == null ? null : map.viewModel().node(node);
        if (tile == null) {
            return null;
        }
        if (map.mapLayout().step().isFar()) {
            return tile.spoken();
        }
        return switch (map.sight().partAt(x, y)) {
            case null -> null;
            case NamePart _ -> tile.name();
            case StatusPart _ -> tile.status();
            case RolePart part -> part.text();
            case LabelPart part -> part.chip().text();
            case TaintPart part ->
                explained(part.chip().text(), Mark.of(part.chip().effect()).term());
            case MorePart _ -> everything(tile);
            case PodPart part -> pod(part.mark());
            case FoldPart part ->
                part.pods().stream()
                                .map(mark -> Words.of("map.pod", mark.name(), state(mark.state())))
                                .limit(FOLDED)
                                .collect(Collectors.joining("\n"))
                        + (part.pods().size() > FOLDED ? "\n+" + (part.pods().size() - FOLDED) : "");
            case ImagePart part -> part.mark().image();
            case GhostPart part -> part.ghost().reason();
            case VerdictPart _ ->
                explained(
                        tile.verdict().detail().isEmpty()
                                ? tile.verdict().text()
                                : tile.verdict().detail(),
                        tile.verdict().kind() == Verdict.Kind.MISSCHEDULED
                                ? Mark.MISSCHEDULED.term()
                                : Optional.empty());
            case BarPart part -> part.bar().text();
        };
    }

    /** With what a word in it means that a learner may not know. */
    private static String explained(String text, Optional<Term> term) {
        return term.map(word -> text + "\n" + word.sentence()).orElse(text);
    }

    private static String pod(PodMark mark) {
        var countdown = mark.countdown();
        return countdown != null && countdown.retry()
                ? Words.of("map.pod.retries", mark.name(), state(mark.state()), countdown.seconds())
                : Words.of("map.pod", mark.name(), state(mark.state()));
    }

    private static Phrase state(PodMark.State state) {
        return Phrase.of(
                switch (state) {
                    case CREATING -> "map.pod.creating";
                    case NOT_READY -> "map.pod.not-ready";
                    case READY -> "map.pod.ready";
                    case TERMINATING -> "map.pod.terminating";
                    case EVICTED -> "map.pod.evicted";
                    case FAILED -> "map.pod.failed";
                    case SUCCEEDED -> "map.pod.succeeded";
                    case PREVIEW -> "map.pod.preview";
                    case LEAVING -> "map.pod.leaving";
                    case PREEMPTED -> "map.pod.preempted";
                    case AWAITED -> "map.pod.awaited";
                    case ELSEWHERE -> "map.pod.elsewhere";
                });
    }

    private static String everything(NodeTile tile) {
        var text = new StringBuilder();
        tile.chips().forEach(chip -> text.append(chip.text()).append('\n'));
        tile.taints().forEach(chip -> text.append(chip.text()).append('\n'));
        return text.toString().strip();
    }
}
