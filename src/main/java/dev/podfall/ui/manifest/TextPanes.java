package dev.podfall.ui.manifest;

import dev.podfall.ui.frame.Failures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The editors of the texts that have been looked at. What a long text needs is made off the screen's thread, so its editor
 * comes a moment later.
 */
final class TextPanes {
    private final Map<EditorDocument, TextPane> made = new HashMap<>();
    private final Map<EditorDocument, List<Consumer<TextPane>>> coming = new HashMap<>();
    private final ManifestViewModel model;
    private final BiFunction<EditorDocument, StyledText, TextPane> maker;

    TextPanes(ManifestViewModel model, BiFunction<EditorDocument, StyledText, TextPane> maker) {
        this.model = model;
        this.maker = maker;
    }

    /** The editor of a text; null if it is not there yet: it is being made now. */
    @Nullable
    TextPane get(EditorDocument document) {
        whenMade(document, pane -> {});
        return made.get(document);
    }

    /** The editor of a text, if it has been made. */
    @Nullable
    TextPane known(EditorDocument document) {
        return made.get(document);
    }

    /** Does something with a text's editor, now or when it is there. */
    void whenMade(EditorDocument document, Consumer<TextPane> action) {
        var pane = made.get(document);
        if (pane != null) {
            action.accept(pane);
            return;
        }
        var waiting = coming.get(document);
        if (waiting != null) {
            waiting.add(action);
        } else if (document.text().length() <= ManifestViewModel.MOST_AT_ONCE) {
            action.accept(make(document, StyledText.of(document.text())));
        } else {
            coming.put(document, new ArrayList<>(List.of(action)));
            var text = document.text();
            Failures.surface(model.later(() -> StyledText.of(text), styled -> {
                var actions = coming.remove(document);
                if (actions != null) {
                    var fresh = make(document, styled);
                    actions.forEach(each -> each.accept(fresh));
                }
            }));
        }
    }

    private TextPane make(EditorDocument document, StyledText text) {
        var pane = maker.apply(document, text);
        made.put(document, pane);
        return pane;
    }

    /** Those of other documents are closed. */
    void retain(Collection<EditorDocument> documents) {
        made.keySet().retainAll(documents);
        coming.keySet().retainAll(documents);
    }
}
