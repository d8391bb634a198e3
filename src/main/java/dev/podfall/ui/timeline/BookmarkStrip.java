package dev.podfall.ui.timeline;

import dev.podfall.kept.SessionFile.Bookmark;
import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The bookmarks below the axis, each with its text: a click or Enter goes there, F2 renames it, Delete deletes it, the menu
 * has all of that.
 */
final class BookmarkStrip extends Region {
    static final double ROW = 20;
    private static final double WIDEST = 190;
    private static final double GAP = 4;
    /** With less room there is the sign alone. */
    private static final double LEAST = 22;

    private final TimelineViewModel model;
    private final Consumer<Instant> onSeek;
    private final Consumer<List<Bookmark>> onChange;
    private final Label title = new Label();
    private final List<Button> buttons = new ArrayList<>();
    private List<Bookmark> drawn = List.of();
    private @Nullable TextField naming;
    private Duration named = Duration.ZERO;
    private @Nullable ContextMenu menu;

    /**
     * @param onSeek is given the time of a bookmark that somebody wants to go to
     * @param onChange is given all bookmarks when somebody has changed one
     */
    BookmarkStrip(TimelineViewModel model, Consumer<Instant> onSeek, Consumer<List<Bookmark>> onChange) {
        this.model = model;
        this.onSeek = onSeek;
        this.onChange = onChange;
        getStyleClass().add("branch-strip");
        title.getStyleClass().addAll("caption", "subtle");
        title.textProperty().bind(Words.text("timeline.bookmarks"));
        getChildren().add(title);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        Words.follow(this, this::make);
        arrange();
    }

    /** Others are to be shown, maybe of another session: what is being written belongs to those before. */
    void show() {
        endNaming();
        refresh();
    }

    /** Shows the bookmarks that the model has now, where they lie now. */
    void refresh() {
        if (!model.bookmarks().equals(drawn)) {
            make();
        }
        arrange();
    }

    private void make() {
        drawn = model.bookmarks();
        getChildren().removeAll(buttons);
        buttons.clear();
        for (var bookmark : drawn) {
            var button = button(bookmark);
            buttons.add(button);
            getChildren().add(button);
        }
        if (naming != null) {
            naming.toFront();
        }
    }

    private Button button(Bookmark bookmark) {
        var button = new Button(bookmark.text(), new FontIcon(Feather.BOOKMARK));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("branch-name", "bookmark");
        button.setOnAction(event -> go(bookmark));
        var what = Words.of("timeline.bookmark", bookmark.text(), ClockText.exact(bookmark.at()));
        button.setAccessibleText(what);
        button.setAccessibleHelp(Words.of("timeline.bookmark.keys"));
        button.setTooltip(new Tooltip(what + "\n" + Words.of("timeline.bookmark.mouse")));
        button.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, bookmark));
        button.setOnContextMenuRequested(event -> menu(event, bookmark, button));
        return button;
    }

    private void key(KeyEvent event, Bookmark bookmark) {
        if (event.getCode() == KeyCode.F2) {
            name(bookmark.at(), bookmark.text(), bookmark);
        } else if (event.getCode() == KeyCode.DELETE) {
            delete(bookmark);
        } else {
            return;
        }
        event.consume();
    }

    private void menu(ContextMenuEvent event, Bookmark bookmark, Button button) {
        var shown = new ContextMenu(
                item("timeline.bookmark.go", () -> go(bookmark)),
                item("timeline.bookmark.rename", () -> name(bookmark.at(), bookmark.text(), bookmark)),
                item("timeline.bookmark.delete", () -> delete(bookmark)));
        open(shown);
        if (event.isKeyboardTrigger()) {
            shown.show(button, Side.BOTTOM, 0, 2);
        } else {
            shown.show(button, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(Words.of(words));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void open(ContextMenu next) {
        if (menu != null) {
            menu.hide();
        }
        menu = next;
    }

    private void go(Bookmark bookmark) {
        onSeek.accept(model.timeline().start().plus(bookmark.at()));
    }

    private void delete(Bookmark bookmark) {
        change(bookmark, null);
        requestParentLayout();
    }

    /** Puts one in the place of another one; either may be missing. */
    private void change(@Nullable Bookmark before, @Nullable Bookmark after) {
        var now = new ArrayList<>(model.bookmarks());
        if (before != null) {
            now.remove(before);
        }
        if (after != null) {
            now.add(after);
        }
        onChange.accept(List.copyOf(now));
    }

    /** Lets somebody write what to call the moment that is shown. */
    void add() {
        name(model.playhead(), "", null);
    }

    /** Escape leaves everything as it was; a text that is empty becomes the time. */
    private void name(Duration at, String text, @Nullable Bookmark before) {
        endNaming();
        var field = new TextField(text);
        field.setPromptText(Words.of("timeline.bookmark.name"));
        field.getStyleClass().addAll("branch-naming", "bookmark-naming");
        field.accessibleTextProperty().bind(Words.text("timeline.bookmark.name"));
        naming = field;
        named = at;
        field.setOnAction(event -> {
            endNaming();
            var said = field.getText().strip();
            var after = new Bookmark(at, said.isEmpty() ? ClockText.brief(at) : said);
            if (!after.equals(before)) {
                change(before, after);
            }
            focus(after);
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                endNaming();
                event.consume();
            }
        });
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is && naming == field) {
                endNaming();
            }
        });
        getChildren().add(field);
        arrange();
        field.requestFocus();
        field.selectAll();
    }

    private void focus(Bookmark bookmark) {
        int at = drawn.indexOf(bookmark);
        if (at >= 0) {
            KeyFocus.give(buttons.get(at));
        }
    }

    private void endNaming() {
        var field = naming;
        naming = null;
        if (field != null) {
            getChildren().remove(field);
            arrange();
        }
    }

    private void arrange() {
        boolean any = naming != null || !drawn.isEmpty();
        setVisible(any);
        setManaged(any);
        requestLayout();
        requestParentLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return ROW + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return ROW + 2;
    }

    @Override
    protected void layoutChildren() {
        layoutInArea(title, 12, 1, LaneLayout.GUTTER - 26, ROW, 0, HPos.LEFT, VPos.CENTER);
        double right = getWidth() - GAP;
        double next = right;
        // From the right: each has the room up to the one after it.
        for (int i = drawn.size() - 1; i >= 0; i--) {
            var button = buttons.get(i);
            double x = LaneLayout.GUTTER + model.scale().x(drawn.get(i).at()) - LEAST / 2;
            boolean there = x >= LaneLayout.GUTTER - LEAST && x <= right - LEAST / 2;
            button.setVisible(there);
            if (there) {
                double left = Math.min(x, next - LEAST);
                double most = Math.max(LEAST, Math.min(WIDEST, Math.ceil(button.prefWidth(-1))));
                double wide = Math.clamp(next - GAP - left, LEAST, most);
                button.resizeRelocate(left, 1, wide, ROW);
                next = left;
            }
        }
        var field = naming;
        if (field != null) {
            double x = LaneLayout.GUTTER + model.scale().x(named) - LEAST / 2;
            field.resizeRelocate(Math.clamp(x, 0, Math.max(0, right - WIDEST)), 1, WIDEST, ROW);
            field.toFront();
        }
    }
}
