package dev.podfall.ui.topology;

import dev.podfall.ui.control.BandedCanvas;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.frame.TileMark;
import dev.podfall.ui.style.FontWidths;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import org.jspecify.annotations.Nullable;

/** What is on the map's canvases, and all that is remembered so that the next picture need not be drawn as a whole. */
final class MapPicture {
    private final BandedCanvas canvas;
    private final SharpCanvas legend;
    private final Lights lights;
    private final FontWidths fonts;
    private final MapFacts facts = new MapFacts();
    private final Painted painted = new Painted();
    private final Dimmed dimmed = new Dimmed();
    private final Colouring colouring = new Colouring();
    private @Nullable CellRaster raster;
    private Set<Mark> explained = Set.of();
    private List<Legend.Said> said = List.of();
    private Glow glow = Glow.NONE;
    private Glow.Part turn = Glow.Part.ALL;
    private final BitSet forgotten = new BitSet();
    private final Owed owed = new Owed();
    private final Owed owedHeaders = new Owed();
    private int anew;

    /**
     * What is looked at.
     *
     * @param away the uids of pods that are drawn elsewhere, on their way
     * @param top the upper edge of what is in sight
     * @param height of the map, without the legend
     * @param legend whether there is one
     */
    record Seen(
            TopologyViewModel viewModel,
            Sprites sprites,
            MapLayout layout,
            TileLayout tiles,
            Predicate<String> away,
            int top,
            int height,
            int hovered,
            boolean legend) {}

    MapPicture(BandedCanvas canvas, SharpCanvas legend, Lights lights, FontWidths fonts) {
        this.canvas = canvas;
        this.legend = legend;
        this.lights = lights;
        this.fonts = fonts;
    }

    /** Nothing that is there can stay. */
    void forget() {
        anew++;
    }

    /** The tile of this node cannot stay. */
    void forget(int node) {
        forgotten.set(node);
    }

    /** The window is being drawn from now on. */
    void take() {
        if (raster != null) {
            raster.take();
        }
    }

    /**
     * Lets nodes light up; returns whether something has to be drawn.
     *
     * @param lights of the bands in which lights change; in the others they stay as they are
     * @param tiles of the bands in which anything else is drawn from now on; what is new in the others is drawn once it is
     *     their turn
     * @param band tells in which one a node is
     */
    boolean glow(Glow next, Glow.Part lights, Glow.Part tiles, IntUnaryOperator band) {
        boolean some = !next.isNone() || !glow.isNone() || owed.isSome() || owedHeaders.isSome();
        turn = tiles;
        next.hold(glow, node -> !lights.isOf(band.applyAsInt(node)));
        glow = next;
        return some;
    }

    /** The colours of the nodes that are shown. */
    Colouring colouring(TopologyViewModel viewModel) {
        colouring.follow(viewModel.model().get().nodes(), viewModel.colourBy().get(), viewModel.selectedHue());
        return colouring;
    }

    void paint(Seen seen) {
        var viewModel = seen.viewModel();
        var layout = seen.layout();
        var model = viewModel.model().get();
        facts.follow(model.nodes(), viewModel.slots(), viewModel.selectedHue());
        dimmed.follow(model.nodes(), viewModel.filter().get(), viewModel.selectedHue());
        colouring(viewModel);
        boolean far = layout.step().isFar();
        var looks =
                new MapPainter.Looks(viewModel.indexOf(viewModel.selectedNode().get()), seen.hovered(), dimmed);
        var ground = new Ground(
                layout,
                seen.sprites(),
                seen.top(),
                (int) canvas.across(),
                (int) canvas.down(),
                viewModel.selectedHue(),
                looks.selected(),
                looks.hovered(),
                colouring.categories(),
                viewModel.tileMarks().get(),
                anew);
        var changed = painted.next(ground, model.nodes(), far ? glow : Glow.NONE);
        var headers = painted.headers(layout.blocks().size(), facts::group);
        var bands = changed == null ? Glow.Part.ALL : turn;
        if (changed == null) {
            owed.clear();
            owedHeaders.clear();
        } else {
            changed.or(forgotten);
            changed = inTurn(owed.due(changed, bands), seen, bands);
            headers = owedHeaders.due(headers, bands);
        }
        forgotten.clear();
        var copied = far ? cells(seen, ground, looks, changed, bands) : new BitSet();
        var touched = touched(seen, changed, headers, bands);
        touched.or(copied);
        for (int band = touched.nextSetBit(0); band >= 0; band = touched.nextSetBit(band + 1)) {
            var gc = canvas.pen(band);
            gc.setFontSmoothingType(FontSmoothingType.GRAY);
            int from = (int) canvas.top(band);
            int to = (int) Math.ceil(canvas.bottom(band));
            var painter = new MapPainter(gc, seen.sprites(), fonts, model, layout, facts, seen.top(), from, to);
            if (!far) {
                tiles(painter, gc, seen, looks, changed);
            }
            // What is copied goes over headers, or over parts of them.
            boolean all = changed == null || copied.get(band);
            painter.headers(all ? null : headers, changed == null);
            mark(gc, seen, from, to);
        }
        lights.show(
                far ? Glow.NONE : glow,
                layout,
                seen.top(),
                seen.height(),
                seen.sprites().tokens());
        explain(seen, changed == null);
    }

    /** Writes the cells and copies them; returns the bands that they are in. */
    private BitSet cells(Seen seen, Ground ground, MapPainter.Looks looks, @Nullable BitSet changed, Glow.Part bands) {
        var dressed = seen.sprites();
        var cells = raster(ground.width(), ground.height(), dressed);
        new CellsPainter(cells, dressed, fonts, seen, looks, colouring, glow).paint(ground, changed);
        return cells.draw(canvas, bands);
    }

    private void tiles(
            MapPainter painter, GraphicsContext gc, Seen seen, MapPainter.Looks looks, @Nullable BitSet changed) {
        var layout = seen.layout();
        var tilePainter = new TilePainter(
                gc, seen.sprites(), fonts, seen.tiles(), layout.step(), layout.tileWidth(), seen.away());
        if (changed == null) {
            painter.tiles(tilePainter, looks);
        } else {
            painter.tiles(tilePainter, looks, changed);
        }
    }

    /** Those of the nodes of which anything is in bands whose turn it is. */
    private BitSet inTurn(BitSet due, Seen seen, Glow.Part bands) {
        if (bands != Glow.Part.ALL) {
            var of = new BitSet();
            for (int node = due.nextSetBit(0); node >= 0; node = due.nextSetBit(node + 1)) {
                of.clear();
                addBands(node, seen, of);
                due.set(node, of.stream().anyMatch(bands::isOf));
            }
        }
        return due;
    }

    /** Adds the bands that a node's tile is in, with its shadow. */
    private void addBands(int node, Seen seen, BitSet bands) {
        var box = seen.layout().boxOf(node);
        if (box != null) {
            int reach = MapPainter.REACH;
            canvas.addTouched(box.y() - seen.top() - reach, box.bottom() - seen.top() + reach, bands);
        }
    }

    /** The bands in which something has to be drawn, of those whose turn it is. */
    private BitSet touched(Seen seen, @Nullable BitSet changed, BitSet headers, Glow.Part bands) {
        var touched = new BitSet();
        if (changed == null) {
            touched.set(0, canvas.size());
            return touched;
        }
        var layout = seen.layout();
        int top = seen.top();
        if (!layout.step().isFar()) {
            // Cells are copied.
            changed.stream().forEach(node -> addBands(node, seen, touched));
        }
        headers.stream()
                .mapToObj(layout.blocks()::get)
                .forEach(block -> canvas.addTouched(block.y() - top, block.tilesTop() - top, touched));
        for (int band = touched.nextSetBit(0); band >= 0; band = touched.nextSetBit(band + 1)) {
            touched.set(band, bands.isOf(band));
        }
        return touched;
    }

    /** Last, over whatever tiles were drawn again. */
    private static void mark(GraphicsContext gc, Seen seen, int from, int to) {
        var painter = new MarkPainter(gc, seen.sprites().tokens());
        seen.viewModel().tileMarks().get().forEach((node, mark) -> {
            var box = seen.layout().boxOf(seen.viewModel().indexOf(node));
            if (box != null && box.bottom() > seen.top() + from && box.y() - MarkPainter.LARGEST < seen.top() + to) {
                painter.paint(mark, box, seen.top());
            }
        });
    }

    /** All that every tile's look depends on. */
    private record Ground(
            MapLayout layout,
            Sprites sprites,
            int top,
            int width,
            int height,
            int hue,
            int selected,
            int hovered,
            List<Colouring.Category> categories,
            Map<String, TileMark> marks,
            int anew) {}

    private CellRaster raster(int width, int height, Sprites dressed) {
        var cells = raster;
        if (cells == null || !cells.fits(width, height, dressed.density())) {
            cells = new CellRaster(width, height, dressed.density());
            raster = cells;
        }
        return cells;
    }

    /** @param all whether nothing of what is there can stay */
    private void explain(Seen seen, boolean all) {
        boolean isFar = seen.layout().step().isFar();
        var marks = facts.marks(isFar);
        if (!all && marks.equals(explained)) {
            return;
        }
        explained = marks;
        boolean some = seen.legend() && !seen.viewModel().model().get().nodes().isEmpty();
        legend.setVisible(some);
        if (!some) {
            return;
        }
        var gc = legend.pen();
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        int width = (int) legend.across();
        var painter = new Legend(gc, seen.sprites(), fonts, seen.viewModel().selectedHue());
        said = isFar && !colouring.isByVerdict()
                ? painter.paint(painter.of(colouring.categories()), 0, width)
                : painter.paint(painter.of(marks, isFar), 0, width);
    }

    /** What there is to say about the legend there: what a word means, or what it has no room for; else empty. */
    String legendSays(double x) {
        return said.stream()
                .filter(each -> x < each.until())
                .findFirst()
                .map(Legend.Said::text)
                .orElse("");
    }
}
