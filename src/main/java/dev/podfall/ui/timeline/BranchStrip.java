package dev.podfall.ui.timeline;

import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.frame.BranchText;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The branches under the lanes: each a thin line that leaves at its point, with its name. A click or Enter takes it up, F2
 * renames it, Delete deletes it, the menu has all of that.
 */
final class BranchStrip extends Region {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double TOP = 5;
    private static final double WIDEST = 190;
    private static final double TURN = 7;

    private final TimelineViewModel model;
    private final Label title = new Label();
    private final Button more = new Button();
    private final Map<Long, Drawn> shapes = new HashMap<>();
    private TimelineActions actions = TimelineActions.NONE;
    private List<BranchLane> drawn = List.of();
    private BranchRows rows = new BranchRows(List.of(), List.of(), 0);
    private int most = BranchRows.MOST;
    private @Nullable TextField naming;
    private @Nullable ContextMenu menu;

    /** What is drawn of a branch. */
    private record Drawn(Path line, Circle end, Button name, Tooltip tooltip) {}

    BranchStrip(TimelineViewModel model) {
        this.model = model;
        getStyleClass().add("branch-strip");
        title.getStyleClass().addAll("caption", "subtle");
        title.textProperty().bind(Words.text("timeline.branches"));
        more.getStyleClass().addAll("branch-name", "more");
        more.setOnAction(
                event -> open(BranchMenu.ofAll(rows.hidden(), actions, this::rename, this::askToDelete), more));
        getChildren().addAll(title, more);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setVisible(false);
        setManaged(false);
        Words.follow(this, () -> {
            drawn.forEach(this::say);
            requestLayout();
        });
    }

    void setActions(TimelineActions newActions) {
        actions = newActions;
    }

    /** @param height that lanes and branches have together */
    void setRoom(double height) {
        double room = height - LaneLayout.LOWEST - 2 * TOP;
        int fit = (int) Math.clamp(Math.floor(room / BranchRows.ROW), 1, BranchRows.MOST);
        if (fit != most) {
            most = fit;
            arrange();
        }
    }

    /** Shows the branches that the model knows now. */
    void refresh() {
        var lanes = model.branches();
        if (!lanes.equals(drawn)) {
            drawn = lanes;
            make();
        }
        arrange();
    }

    private void make() {
        var numbers = drawn.stream().map(BranchLane::number).toList();
        for (var number : List.copyOf(shapes.keySet())) {
            var shape = shapes.get(number);
            if (shape != null && !numbers.contains(number)) {
                getChildren().removeAll(shape.line(), shape.end(), shape.name());
                shapes.remove(number);
            }
        }
        for (var lane : drawn) {
            if (!shapes.containsKey(lane.number())) {
                shapes.put(lane.number(), shape(lane.number()));
            }
            say(lane);
        }
        order();
    }

    /** Whoever goes on with Tab goes from branch to branch as they lie. */
    private void order() {
        var names = new ArrayList<Node>();
        drawn.forEach(lane -> names.add(of(lane).name()));
        if (!names.isEmpty()) {
            getChildren().removeAll(names);
            getChildren().addAll(names);
        }
        more.toFront();
        if (naming != null) {
            naming.toFront();
        }
    }

    private Drawn of(BranchLane lane) {
        return shapes.computeIfAbsent(lane.number(), this::shape);
    }

    private Drawn shape(long number) {
        var line = new Path();
        line.getStyleClass().add("branch-line");
        var end = new Circle(3.5);
        end.getStyleClass().add("branch-end");
        var name = new Button();
        name.setMnemonicParsing(false);
        name.getStyleClass().add("branch-name");
        name.setOnAction(event -> actions.takeUp(number));
        name.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, number));
        name.setOnContextMenuRequested(event -> menu(event, number, name));
        line.setOnContextMenuRequested(event -> menu(event, number, name));
        line.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                name.fire();
            }
        });
        var tooltip = new Tooltip();
        name.setTooltip(tooltip);
        Tooltip.install(line, tooltip);
        var shape = new Drawn(line, end, name, tooltip);
        for (var part : List.of(line, end, name)) {
            part.hoverProperty().subscribe(() -> point(shape));
        }
        name.focusVisibleProperty().subscribe(() -> point(shape));
        getChildren().addAll(line, end, name);
        return shape;
    }

    private static void point(Drawn shape) {
        boolean on = shape.line().isHover()
                || shape.end().isHover()
                || shape.name().isHover()
                || shape.name().isFocusVisible();
        for (var part : List.of(shape.line(), shape.end(), shape.name())) {
            part.pseudoClassStateChanged(POINTED, on);
        }
    }

    private void say(BranchLane lane) {
        var shape = of(lane);
        var name = BranchText.name(lane.number(), lane.name());
        var leaves = ClockText.exact(model.since(lane.leaves()));
        var end = ClockText.exact(model.since(lane.end()));
        var what = lane.act().isEmpty()
                ? Words.of("timeline.branch", name, leaves, end, lane.steps())
                : Words.of("timeline.branch.act", name, leaves, end, lane.steps(), lane.act());
        shape.name().setText(name);
        shape.name().setAccessibleText(what);
        shape.name().setAccessibleHelp(Words.of("timeline.branch.keys"));
        shape.tooltip().setText(what + "\n" + Words.of("timeline.branch.mouse"));
    }

    private void key(KeyEvent event, long number) {
        if (event.getCode() == KeyCode.F2) {
            lane(number).ifPresent(this::rename);
        } else if (event.getCode() == KeyCode.DELETE) {
            lane(number).ifPresent(this::askToDelete);
        } else {
            return;
        }
        event.consume();
    }

    private Optional<BranchLane> lane(long number) {
        return drawn.stream().filter(lane -> lane.number() == number).findFirst();
    }

    private void menu(ContextMenuEvent event, long number, Button name) {
        lane(number).ifPresent(lane -> {
            var shown = BranchMenu.of(lane, actions, this::rename, this::askToDelete);
            closeMenu();
            menu = shown;
            if (event.isKeyboardTrigger()) {
                shown.show(name, Side.BOTTOM, 0, 2);
            } else {
                shown.show(name, event.getScreenX(), event.getScreenY());
            }
        });
        event.consume();
    }

    private void open(ContextMenu next, Button at) {
        closeMenu();
        menu = next;
        next.show(at, Side.TOP, 0, -2);
    }

    /** Nothing brings a branch back that was deleted, so a second step is wanted. */
    private void askToDelete(BranchLane lane) {
        var name = of(lane).name();
        open(BranchMenu.ofDeleting(lane, actions), name.isVisible() ? name : more);
    }

    private void closeMenu() {
        if (menu != null) {
            menu.hide();
        }
    }

    /** Lets somebody write over the name; Escape leaves it as it was. */
    private void rename(BranchLane lane) {
        endNaming();
        var field = new TextField(lane.name());
        field.setPromptText(BranchText.name(lane.number(), lane.name()));
        field.getStyleClass().add("branch-naming");
        field.accessibleTextProperty().bind(Words.text("timeline.branch.name"));
        naming = field;
        field.setUserData(lane);
        field.setOnAction(event -> {
            actions.rename(lane.number(), field.getText());
            endNaming();
            KeyFocus.give(of(lane).name());
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                endNaming();
                KeyFocus.give(of(lane).name());
                event.consume();
            }
        });
        getChildren().add(field);
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is && naming == field) {
                actions.rename(lane.number(), field.getText());
                endNaming();
            }
        });
        requestLayout();
        field.requestFocus();
        field.selectAll();
    }

    private void endNaming() {
        var field = naming;
        naming = null;
        if (field != null) {
            getChildren().remove(field);
        }
    }

    /** Finds the rows that are needed now; whoever lays this out asks for the height after that. */
    private void arrange() {
        boolean any = !drawn.isEmpty();
        setVisible(any);
        setManaged(any);
        if (any) {
            requestLayout();
            requestParentLayout();
        }
    }

    private BranchRows pack() {
        return BranchRows.of(model, most, lane -> width(of(lane).name()));
    }

    private static double width(Button name) {
        return Math.min(WIDEST, Math.ceil(name.prefWidth(-1)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return 2 * TOP + Math.max(1, pack().rows()) * BranchRows.ROW;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        rows = pack();
        for (var shape : shapes.values()) {
            show(shape, false);
        }
        layoutInArea(title, 12, TOP, LaneLayout.GUTTER - 26, BranchRows.ROW, 0, HPos.LEFT, VPos.CENTER);
        rows.placed().forEach(this::place);
        int hidden = rows.hidden().size();
        more.setVisible(hidden > 0);
        if (hidden > 0) {
            more.setText("+" + hidden);
            more.setAccessibleText(Words.of("timeline.branch.more", hidden));
            double wide = Math.ceil(more.prefWidth(-1));
            more.resizeRelocate(getWidth() - wide - 6, TOP + (rows.rows() - 1) * BranchRows.ROW, wide, BranchRows.ROW);
        }
        var field = naming;
        if (field != null && field.getUserData() instanceof BranchLane lane) {
            var name = of(lane).name();
            boolean there = name.isVisible();
            double x = there ? name.getLayoutX() : getWidth() - WIDEST - 6;
            double y = there ? name.getLayoutY() : TOP + (rows.rows() - 1) * BranchRows.ROW;
            field.resizeRelocate(x, y, WIDEST, BranchRows.ROW);
        }
    }

    private void place(BranchRows.Placed placed) {
        var shape = of(placed.lane());
        show(shape, true);
        double right = getWidth();
        double y = TOP + placed.row() * BranchRows.ROW + BranchRows.ROW / 2;
        double from = LaneLayout.GUTTER + placed.from();
        double to = Math.min(right, LaneLayout.GUTTER + placed.to());
        double left = LaneLayout.GUTTER - LaneLayout.LEAD;
        if (from < left) {
            shape.line().getElements().setAll(new MoveTo(left, y), new LineTo(Math.max(left, to), y));
        } else {
            double turned = Math.max(to, from + TURN);
            shape.line()
                    .getElements()
                    .setAll(
                            new MoveTo(from, 0),
                            new LineTo(from, y - TURN),
                            new CubicCurveTo(from, y, from, y, from + TURN, y),
                            new LineTo(turned, y));
        }
        shape.end().setVisible(LaneLayout.GUTTER + placed.to() <= right);
        shape.end().setCenterX(Math.max(to, from + TURN));
        shape.end().setCenterY(y);
        double wide = width(shape.name());
        shape.name()
                .resizeRelocate(
                        LaneLayout.GUTTER + placed.label(), TOP + placed.row() * BranchRows.ROW, wide, BranchRows.ROW);
    }

    private static void show(Drawn shape, boolean on) {
        shape.line().setVisible(on);
        shape.end().setVisible(on);
        shape.name().setVisible(on);
    }
}
