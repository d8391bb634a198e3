package dev.podfall.ui.text;

import dev.podfall.language.Wording;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Does something about a node whenever the language changes; once its window is shown, if that is closed. */
final class Follower implements ChangeListener<Wording> {
    private final Node owner;
    private final Runnable action;
    private Subscription waiting = Subscription.EMPTY;

    Follower(Node owner, Runnable action) {
        this.owner = owner;
        this.action = action;
    }

    @Override
    public void changed(ObservableValue<? extends Wording> words, Wording was, Wording is) {
        waiting.unsubscribe();
        waiting = Subscription.EMPTY;
        var window = window();
        if (window == null || window.isShowing()) {
            action.run();
        } else {
            waiting = window.showingProperty().subscribe(showing -> {
                if (showing) {
                    waiting.unsubscribe();
                    action.run();
                }
            });
        }
    }

    private @Nullable Window window() {
        Scene scene = owner.getScene();
        return scene == null ? null : scene.getWindow();
    }
}
