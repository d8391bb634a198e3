package dev.podfall.ui.app;

import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Words;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The bar's menu of languages, each by its own name; the one that was chosen is marked. */
final class LanguageMenu {
    private final MenuButton button;
    private final Consumer<Phrase> tell;
    private final ToggleGroup group = new ToggleGroup();
    private LanguageChoice choice = LanguageChoice.forgotten();

    /** @param tell says why a choice could not be kept */
    LanguageMenu(MenuButton button, Consumer<Phrase> tell) {
        this.button = button;
        this.tell = tell;
        show(choice);
        Words.follow(button, this::mark);
    }

    void show(LanguageChoice newChoice) {
        choice = newChoice;
        var system = item(null);
        system.textProperty()
                .bind(Words.text("language.system", choice.ofSystem().name()));
        button.getItems().setAll(system, new SeparatorMenuItem());
        for (var language : Language.all()) {
            var item = item(language);
            item.setText(language.name());
            button.getItems().add(item);
        }
        mark();
    }

    private RadioMenuItem item(@Nullable Language language) {
        var item = new RadioMenuItem();
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setUserData(language);
        item.setOnAction(event -> choose(language));
        return item;
    }

    /** What is spoken, or the system if it is the system that has chosen it. */
    private void mark() {
        var spoken = Words.wording().language();
        var marked = choice.chosen() == null && choice.spoken().equals(spoken) ? null : spoken;
        for (var item : button.getItems()) {
            if (item instanceof RadioMenuItem one && Objects.equals(one.getUserData(), marked)) {
                group.selectToggle(one);
            }
        }
    }

    private void choose(@Nullable Language language) {
        choice.choose(language);
        mark();
        if (!choice.problem().isEmpty()) {
            tell.accept(choice.problem());
        }
    }
}
