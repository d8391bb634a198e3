package dev.podfall.ui.topology;

import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.frame.TileMark;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import org.jspecify.annotations.Nullable;

/** What is on the map's canvas, and all that is remembered so that the next picture need not be drawn as a whole. */
final class MapPicture {
    private final SharpCanvas canvas;
    private final Lights lights;
    private final FontWidths fonts;
    private final MapFacts facts = new MapFacts();
    private final Painted painted = new Painted();
    private final Dimmed dimmed = new Dimmed();
    private final Colouring colouring = new Colouring();
    private @Nullable CellRaster raster;
    private Set<Mark> explained = Set.of();
    private List<String> hiddenWords = List.of();
    private Glow glow = Glow.NONE;
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

    MapPicture(SharpCanvas canvas, Lights lights, FontWidths fonts) {
        this.canvas = canvas;
        this.lights = lights;
        this.fonts = fonts;
    }

    /** Nothing that is there can stay. */
    void forget() {
        anew++;
    }

    /** The window is being drawn from now on. */
    void take() {
        if (raster != null) {
            raster.take();
        }
    }

    /** Lets nodes light up; returns whether that has to be drawn. */
    boolean glow(Glow next) {
        boolean some = !next.isNone() || !glow.isNone();
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
        var dressed = seen.sprites();
        var layout = seen.layout();
        int width = (int) canvas.across();
        int height = (int) canvas.down();
        var gc = canvas.pen();
        gc.setFontSmoothingType(FontSmoothingType.GRAY);
        var model = viewModel.model().get();
        facts.follow(model.nodes(), viewModel.slots());
        dimmed.follow(model.nodes(), viewModel.filter().get(), viewModel.selectedHue());
        colouring(viewModel);
        int selected = viewModel.indexOf(viewModel.selectedNode().get());
        var painter = new MapPainter(
                gc, dressed, fonts, model, layout, facts, dimmed, glow, colouring, seen.top(), seen.height());
        var ground = new Ground(
                layout,
                dressed,
                seen.top(),
                width,
                height,
                viewModel.selectedHue(),
                selected,
                seen.hovered(),
                colouring.categories(),
                viewModel.tileMarks().get(),
                anew);
        boolean all;
        boolean covered;
        if (layout.step().isFar()) {
            var cells = raster(width, height, dressed);
            var ink = new CellRaster.Ink(dressed.tokens());
            var cellPainter = new CellPainter(
                    cells,
                    ink,
                    dressed,
                    fonts,
                    viewModel.selectedHue(),
                    layout.tileWidth(),
                    layout.step().tileHeight());
            all = painted.next(ground, model.nodes(), glow) == null;
            covered = painter.cells(cells, cellPainter, ground, painted, all, selected, seen.hovered());
        } else {
            var tilePainter =
                    new TilePainter(gc, dressed, fonts, seen.tiles(), layout.step(), layout.tileWidth(), seen.away());
            var changed = painted.next(ground, model.nodes(), Glow.NONE);
            all = changed == null;
            if (all) {
                gc.setFill(dressed.tokens().color(Token.SURFACE_CANVAS));
                gc.fillRect(0, 0, width, height);
            }
            covered = painter.tiles(tilePainter, painted, changed, selected, seen.hovered());
        }
        mark(gc, seen, viewModel.tileMarks().get());
        lights.show(layout.step().isFar() ? Glow.NONE : glow, layout, seen.top(), seen.height(), dressed.tokens());
        explain(gc, seen, all || covered, width);
    }

    /** Last, over whatever tiles were drawn again. */
    private static void mark(GraphicsContext gc, Seen seen, Map<String, TileMark> marks) {
        var painter = new MarkPainter(gc, seen.sprites().tokens());
        marks.forEach((node, mark) -> {
            var box = seen.layout().boxOf(seen.viewModel().indexOf(node));
            if (box != null && box.bottom() > seen.top() && box.y() < seen.top() + seen.height()) {
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

    /** @param covered whether it has been drawn over: by tiles that are in sight in part */
    private void explain(GraphicsContext gc, Seen seen, boolean covered, int width) {
        var marks = facts.marks();
        if (!covered && marks.equals(explained)) {
            return;
        }
        explained = marks;
        if (seen.viewModel().model().get().nodes().isEmpty() || !seen.legend()) {
            return;
        }
        boolean isFar = seen.layout().step().isFar();
        var legend = new Legend(gc, seen.sprites(), fonts, seen.viewModel().selectedHue());
        hiddenWords = isFar && !colouring.isByVerdict()
                ? legend.paint(legend.of(colouring.categories()), seen.height(), width)
                : legend.paint(legend.of(marks, isFar), seen.height(), width);
    }

    /** What the legend has no room for, line by line. */
    List<String> hiddenWords() {
        return hiddenWords;
    }
}
