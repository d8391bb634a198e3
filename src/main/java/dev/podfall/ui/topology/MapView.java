package dev.podfall.ui.topology;

import dev.podfall.ui.control.BandedCanvas;
import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.control.Magnifier;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.MapLayout.Box;
import java.util.Set;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tiles, drawn on a canvas, far away as pixels. It is redrawn in the layout pass, and only when something asked
 * for it.
 */
public final class MapView extends Region {
    private static final int BAR = 12;

    /** Where there is less height the legend is shown when it is asked for. */
    private static final int LOW = 230;

    private final Tokens.Probe probe = new Tokens.Probe();
    private final BandedCanvas canvas = new BandedCanvas();
    private final SharpCanvas legend = new SharpCanvas();
    private final MiniMap miniMap = new MiniMap(this::scrollTo, this::requestLayout);
    private final ToggleButton legendButton = new ToggleButton();
    private final Lights lights = new Lights();
    private final ScrollBar scroll = new ScrollBar();
    private final Label empty = new Label();
    private final FontWidths fonts = new FontWidths();
    private final MapPicture picture = new MapPicture(canvas, legend, lights, fonts);
    private TopologyViewModel viewModel = new TopologyViewModel();
    private final MapMouse mouse = new MapMouse(this);
    private @Nullable Sprites sprites;
    private MapLayout layout = new MapLayout(Slots.EMPTY, Step.NORMAL, 0);
    private TileLayout tiles = new TileLayout(Step.NORMAL, 188, fonts, Names.NONE);
    private @Nullable Slots laidOut;
    private Predicate<String> away = uid -> false;
    private int hovered = -1;
    private @Nullable MapView twin;
    private boolean mirroring;
    private boolean laying;
    private boolean stale = true;
    private boolean plain;
    private boolean placing;
    private Unasked unasked = new Unasked(null, 0, 0);
    private boolean shownToOthers;

    /** A zoom that nobody has asked for, and the room that it was chosen for. */
    private record Unasked(@Nullable Step zoom, int width, int height) {
        /** Whether it is still shown, and there is other room now. */
        boolean isOver(Step shown, int newWidth, int newHeight) {
            return shown == zoom && (newWidth != width || newHeight != height);
        }
    }

    public MapView() {
        getStyleClass().add("map");
        setMinSize(0, 0);
        empty.textProperty().bind(Words.text("topology.empty"));
        empty.getStyleClass().add("map-empty");
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.valueProperty().subscribe(value -> {
            redraw();
            mirror();
        });
        getChildren().addAll(probe, canvas, lights, legend, empty, scroll, miniMap, legendButton);
        legendButton.textProperty().bind(Words.text("topology.legend"));
        legendButton.getStyleClass().add("legend-button");
        legendButton.selectedProperty().subscribe(shown -> redraw());
        new MapKeys(this).install();
        mouse.install();
        Runnable drawn = () -> {
            picture.take();
            miniMap.take();
        };
        sceneProperty().subscribe((before, after) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(drawn);
            }
            if (after != null) {
                after.addPostLayoutPulseListener(drawn);
            }
        });
    }

    void connect(TopologyViewModel viewModel) {
        this.viewModel = viewModel;
        viewModel.model().subscribe(model -> {
            cursor.follow(model.session());
            renew();
            miniMap.renew();
        });
        viewModel.zoom().subscribe(step -> redraw());
        viewModel.filter().subscribe(filter -> redraw());
        viewModel.tileMarks().subscribe(marks -> redraw());
        viewModel.colourBy().subscribe(colour -> {
            miniMap.redraw();
            redraw();
        });
        viewModel.selectedNode().subscribe(node -> redraw());
        viewModel.selectedPod().subscribe(pod -> {
            laidOut = null;
            redraw();
        });
    }

    /** Shows the same part as another map, whichever of the two is scrolled; null lets it go. */
    void setTwin(@Nullable MapView other) {
        twin = other;
    }

    /** What is scrolled by hand is scrolled in the twin too; what a layout had to clamp is not. */
    private void mirror() {
        var other = twin;
        if (other != null && !mirroring && !laying) {
            other.mirror(this);
        }
    }

    private void mirror(MapView from) {
        mirroring = true;
        try {
            if (laidOut != viewModel.slots()
                    || layout.step() != viewModel.zoom().get()) {
                redraw();
                layout();
            }
            double most = scroll.getMax();
            double value = layout.tileWidth() == from.layout.tileWidth() && layout.width() == from.layout.width()
                    ? from.scroll.getValue()
                    : from.scroll.getMax() <= 0 ? 0 : from.scroll.getValue() / from.scroll.getMax() * most;
            scroll.setValue(Math.clamp(Math.round(value), 0, Math.max(0, (long) most)));
        } finally {
            mirroring = false;
        }
    }

    TopologyViewModel viewModel() {
        return viewModel;
    }

    /** Draws everything again in the next layout pass. */
    void redraw() {
        picture.forget();
        renew();
    }

    /** Draws the tiles of these nodes again in the next layout pass, as far as there are such nodes. */
    void redraw(Set<String> nodes) {
        for (var node : nodes) {
            int index = viewModel.indexOf(node);
            if (index >= 0) {
                picture.forget(index);
                renew();
            }
        }
    }

    /**
     * Lets nodes light up, and draws everywhere or in every third band of the map, while the rest stays as it is. Near tiles
     * are drawn everywhere: one of which only the upper half is new would be seen.
     */
    void glow(Glow next, Glow.Part part) {
        if (picture.glow(next, part, isNear() ? Glow.Part.ALL : part, this::band)) {
            renew();
        }
    }

    /** Whether tiles say all that they have to say. */
    private boolean isNear() {
        return layout.step().detail() == Step.Detail.NEAR;
    }

    private int band(int node) {
        var box = layout.boxOf(node);
        return box == null ? 0 : canvas.bandAt(box.y() - (double) scrollTop());
    }

    /** Draws what has changed in the next layout pass. */
    private void renew() {
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int width = (int) getWidth();
        int height = (int) getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        // Where the scroll bar is nothing has to be drawn anew below it.
        stale |= canvas.fit(Math.max(1, width - BAR), mapHeight());
        stale |= legend.fit(width, Legend.HEIGHT);
        legend.setLayoutY(mapHeight());
        dress();
        laying = true;
        lay(width - BAR, mapHeight());
        laying = false;
        boolean isEmpty = viewModel.model().get().nodes().isEmpty();
        empty.setVisible(isEmpty);
        empty.resizeRelocate(0, height * 0.38, width, 48);
        empty.setAlignment(javafx.geometry.Pos.CENTER);
        scroll.resizeRelocate(width - BAR, 0, BAR, mapHeight());
        legendButton.setVisible(!plain && height < LOW && !isEmpty);
        if (legendButton.isVisible()) {
            legendButton.autosize();
            legendButton.relocate(width - BAR - legendButton.getWidth() - 8, height - legendButton.getHeight() - 3);
        }
        if (stale && !placing) {
            stale = false;
            paint();
            mouse.explainAnew();
        }
        overview(width);
        placeCursor();
    }

    private void overview(int width) {
        var seen = seen();
        if (seen != null && !placing) {
            miniMap.show(
                    new MiniMap.Sight(
                            layout,
                            viewModel.model().get(),
                            picture.colouring(viewModel),
                            viewModel.selectedHue(),
                            scrollTop(),
                            mapHeight(),
                            width - BAR),
                    seen.sprites());
        }
    }

    private void scrollTo(double top) {
        scroll.setValue(Math.clamp(Math.round(top), 0, Math.max(0, (long) scroll.getMax())));
    }

    MiniMap miniMap() {
        return miniMap;
    }

    /** Lets {@code layouts} find out where everything will be; it is drawn later, once for all that changes until then. */
    void placeOnly(Runnable layouts) {
        placing = true;
        layouts.run();
        placing = false;
        requestLayout();
    }

    /** Takes the theme's colours; they may have changed since the last time. */
    private void dress() {
        double density = Magnifier.of(this)
                * (getScene() == null || getScene().getWindow() == null
                        ? 1
                        : getScene().getWindow().getRenderScaleX());
        var tokens = probe.resolve();
        if (sprites == null || !sprites.tokens().equals(tokens) || sprites.density() != density) {
            sprites = new Sprites(tokens, density);
            miniMap.redraw();
            stale = true;
        }
    }

    private void lay(int width, int height) {
        if (viewModel.takeFitWish() || unasked.isOver(viewModel.zoom().get(), width, height)) {
            int nodes = viewModel.model().get().nodes().size();
            var chosen = MapLayout.comfortable(viewModel.slots(), nodes, width, height, shownToOthers);
            unasked = new Unasked(chosen, width, height);
            viewModel.zoom().set(chosen);
        }
        var step = viewModel.zoom().get();
        if (laidOut != viewModel.slots() || layout.step() != step || layout.width() != width) {
            laidOut = viewModel.slots();
            layout = new MapLayout(laidOut, step, width);
            tiles = new TileLayout(
                    step,
                    layout.tileWidth(),
                    fonts,
                    viewModel.names(),
                    viewModel.selectedPod().get());
            stale = true;
        }
        double most = Math.max(0, layout.height() - height);
        scroll.setVisible(most > 0);
        scroll.setMax(most);
        scroll.setVisibleAmount(layout.height() == 0 ? 0 : most * height / layout.height());
        scroll.setBlockIncrement(height * 0.9);
        scroll.setUnitIncrement(step.tileHeight() + step.gap());
        if (scroll.getValue() > most) {
            scroll.setValue(most);
        }
    }

    int scrollTop() {
        return (int) scroll.getValue();
    }

    void scrollBy(double pixels) {
        scroll.setValue(Math.clamp(scroll.getValue() + pixels, 0, Math.max(0, scroll.getMax())));
    }

    private void paint() {
        var seen = seen();
        if (seen != null) {
            picture.paint(seen);
        }
    }

    private MapPicture.@Nullable Seen seen() {
        var dressed = sprites;
        return dressed == null
                ? null
                : new MapPicture.Seen(
                        viewModel, dressed, layout, tiles, away, scrollTop(), mapHeight(), hovered, hasLegend());
    }

    /** What there is to say about the legend there; empty for nothing. */
    String legendSays(double x) {
        return picture.legendSays(x);
    }

    /** The height of the map itself, without the legend below it. */
    int mapHeight() {
        return Math.max(1, (int) getHeight() - (hasLegend() ? Legend.HEIGHT : 0));
    }

    /** Only the map: nothing that explains it. */
    void setPlain() {
        plain = true;
    }

    private boolean hasLegend() {
        return !plain && (getHeight() >= LOW || legendButton.isSelected());
    }

    /** Whether a point is on what explains the map. */
    boolean isOnLegend(double y) {
        return y >= mapHeight();
    }

    /** Zooms so that all nodes are in sight, as large as they can be. */
    void fit() {
        zoom(MapLayout.fitting(viewModel.slots(), (int) getWidth() - BAR, mapHeight()), getWidth() / 2, 0);
    }

    /** The node at a point of this view, or null. */
    public @Nullable String nodeAt(double x, double y) {
        int node = indexAt(x, y);
        return node < 0 ? null : viewModel.model().get().nodes().get(node).name();
    }

    int indexAt(double x, double y) {
        // Nodes may have come or gone since the last frame.
        layout();
        return layout.nodeAt(x, y + scrollTop());
    }

    /** Where the node's tile is in this view, also when scrolled out of sight; null if there is no such node. */
    public @Nullable Rectangle2D boundsOf(String node) {
        return sight().boundsOf(node);
    }

    /** Where in the scene the part of the node's tile is that is in sight; null if none is. */
    public @Nullable Bounds inScene(String node) {
        var box = boundsOf(node);
        if (box == null || box.getMaxY() <= 0 || box.getMinY() >= mapHeight()) {
            return null;
        }
        double top = Math.max(0, box.getMinY());
        double bottom = Math.min(mapHeight(), box.getMaxY());
        return localToScene(new BoundingBox(box.getMinX(), top, box.getWidth(), bottom - top));
    }

    /** What is where on the tiles, as they are now. */
    MapSight sight() {
        layout();
        return new MapSight(viewModel, layout, tiles, scrollTop());
    }

    /** Says which pods are on their way, so that their places stay empty. */
    void setAway(Predicate<String> away) {
        this.away = away;
    }

    @Nullable
    Sprites sprites() {
        return sprites;
    }

    MapLayout mapLayout() {
        return layout;
    }

    void hover(int node) {
        if (node != hovered) {
            hovered = node;
            redraw();
            if (twin != null && node < viewModel.model().get().nodes().size()) {
                twin.hoverToo(
                        node < 0
                                ? null
                                : viewModel.model().get().nodes().get(node).name());
            }
        }
    }

    private void hoverToo(@Nullable String node) {
        int index = viewModel.indexOf(node);
        if (index != hovered) {
            hovered = index;
            redraw();
        }
    }

    /** Zooms so that what is at {@code y} stays there. */
    void zoom(Step step, double x, double y) {
        if (step == viewModel.zoom().get()) {
            return;
        }
        int node = indexAt(x, y);
        double share = layout.height() == 0 ? 0 : (scrollTop() + y) / layout.height();
        viewModel.zoom().set(step);
        layout();
        Box box = node < 0 ? null : layout.boxOf(node);
        double top = box == null ? share * layout.height() - y : box.y() + box.height() / 2.0 - y;
        scroll.setValue(Math.clamp(Math.round(top), 0, Math.max(0, (int) scroll.getMax())));
    }

    /** Scrolls as little as needed to bring the node into sight. */
    public void reveal(String node) {
        layout();
        var box = layout.boxOf(viewModel.indexOf(node));
        if (box == null) {
            return;
        }
        if (box.y() < scrollTop()) {
            scroll.setValue(Math.max(0, box.y() - 2 * MapLayout.MARGIN));
        } else if (box.bottom() > scrollTop() + mapHeight()) {
            scroll.setValue(Math.min(scroll.getMax(), box.bottom() + MapLayout.MARGIN - mapHeight()));
        }
    }

    private void placeCursor() {
        cursor.place(this);
    }

    private final MapCursor cursor = new MapCursor();

    /** Shown to others, a zoom that nobody has asked for is as large as there is room for. */
    void setShownToOthers(boolean on) {
        shownToOthers = on;
    }

    /** Lets the keyboard go on here. */
    public void takeFocus() {
        KeyFocus.give(cursor);
    }

    MapCursor cursor() {
        return cursor;
    }

    void addCursor() {
        getChildren().add(cursor);
    }
}
