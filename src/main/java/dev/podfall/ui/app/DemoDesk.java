package dev.podfall.ui.app;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Unit;
import dev.podfall.ui.lesson.DemoView;
import dev.podfall.ui.lesson.DemoViewModel;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Demonstrations in the window: the bar that the class reads, the trainer's keys, his notes, the menu. Screen's thread only. */
final class DemoDesk {
    private final DemoViewModel model;
    private final DemoNotesWindow notes;

    DemoDesk(Desk desk, Demonstrating ground, DemoViewModel model) {
        this.model = model;
        var window = desk.view();
        desk.onMoment(ground::show);
        var bar = DemoView.load(model);
        window.addAlarm(bar.root());
        window.root().heightProperty().subscribe(height -> bar.compact(window.isLow()));
        window.addOnEscapeAnywhere(model::escape);
        this.notes = new DemoNotesWindow(window, model, this::install);
        bar.setOnNotes(notes::toggle);
        window.root().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                install(scene);
            }
        });
    }

    /** What a presenter's clicker sends works wherever the focus is. */
    private void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (model.run().get() != null && isPlain(event) && turns(event.getCode())) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && notes.is(scene) && model.escape()) {
                event.consume();
            }
        });
    }

    private static boolean isPlain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    }

    private boolean turns(KeyCode code) {
        if (code == KeyCode.PAGE_DOWN) {
            model.forward();
        } else if (code == KeyCode.PAGE_UP) {
            model.back();
        } else {
            return false;
        }
        return true;
    }

    /** The trainer's notes. */
    DemoNotesWindow notes() {
        return notes;
    }

    /** The entries of a menu, and those that demonstrate these lessons. */
    static List<MenuItem> under(List<MenuItem> items, List<Lesson> lessons, Consumer<Lesson> open) {
        var all = new Menu(Words.of("demo.menu"));
        for (var unit : Unit.values()) {
            var those = lessons.stream()
                    .filter(lesson -> lesson.about().unit() == unit)
                    .filter(lesson -> !lesson.demo().isEmpty())
                    .map(lesson -> item(lesson, open))
                    .toList();
            if (!those.isEmpty()) {
                var sub = new Menu(Words.of("course.unit." + unit.word()));
                sub.getItems().setAll(those);
                all.getItems().add(sub);
            }
        }
        var out = new ArrayList<>(items);
        out.add(new SeparatorMenuItem());
        out.add(all);
        return out;
    }

    private static MenuItem item(Lesson lesson, Consumer<Lesson> open) {
        var out = new MenuItem(lesson.about().title().in(Words.wording().language()));
        out.setMnemonicParsing(false);
        out.setOnAction(event -> open.accept(lesson));
        return out;
    }
}
