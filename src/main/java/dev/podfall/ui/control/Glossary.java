package dev.podfall.ui.control;

import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Explains words where they stand: a tooltip says what they mean, a click or Enter shows that with links. Screen's thread only. */
public final class Glossary {
    private static final double WIDTH = 340;

    private static Consumer<String> opener = Glossary::browse;

    private Glossary() {}

    /** What opens a page: the system's browser, which a test cannot look into. */
    public static void setOpener(Consumer<String> action) {
        opener = action;
    }

    /** From now on the label explains these words; nothing happens without any. */
    public static <T extends Labeled> T explain(T label, List<Term> terms) {
        if (terms.isEmpty()) {
            return label;
        }
        var tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        label.setTooltip(tooltip);
        say(label, tooltip, terms);
        Words.follow(label, () -> say(label, tooltip, terms));
        label.setFocusTraversable(true);
        label.getStyleClass().add("term");
        label.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            show(label, terms);
            event.consume();
        });
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                show(label, terms);
                event.consume();
            }
        });
        return label;
    }

    /** A button for a word has its tooltip; a click does what the button does. */
    public static void tip(ButtonBase button, Term term) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Words.text(term.key()));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        button.setTooltip(tooltip);
    }

    private static void say(Labeled label, Tooltip tooltip, List<Term> terms) {
        var said = Term.sentences(terms);
        tooltip.setText(said);
        label.setAccessibleHelp(said);
    }

    private static void show(Labeled label, List<Term> terms) {
        var scene = label.getScene();
        var at = label.localToScreen(0, label.getHeight());
        if (scene == null || at == null) {
            return;
        }
        var popup = new Popup();
        var card = new VBox(6);
        card.getStyleClass().add("glossary");
        card.setMaxWidth(WIDTH);
        card.getStylesheets().setAll(scene.getStylesheets());
        for (var term : terms) {
            var said = new Label(term.sentence());
            said.setWrapText(true);
            said.setMaxWidth(WIDTH);
            card.getChildren().add(said);
        }
        terms.stream().map(Term::address).distinct().forEach(address -> {
            var link = new Hyperlink(address);
            link.getStyleClass().add("small");
            link.setWrapText(true);
            link.setMaxWidth(WIDTH);
            link.setOnAction(event -> {
                popup.hide();
                opener.accept(address);
            });
            card.getChildren().add(link);
        });
        popup.getContent().add(card);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.show(label, at.getX(), at.getY() + 4);
    }

    /** Lets the system show the page; where it cannot, the address is ready to be pasted. */
    private static void browse(String address) {
        var content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
        Failures.surface(CompletableFuture.runAsync(() -> {
            try {
                new ProcessBuilder(command(address))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException noBrowser) {
                // Its address is in the clipboard.
            }
        }));
    }

    private static List<String> command(String address) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", address);
    }
}
