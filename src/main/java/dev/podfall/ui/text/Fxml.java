package dev.podfall.ui.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import javafx.beans.property.Property;
import javafx.fxml.FXMLLoader;
import javafx.fxml.LoadListener;
import org.jspecify.annotations.Nullable;

/**
 * Loads views. A text that an FXML file writes as {@code %key} is bound to the window's words, so that it follows a change
 * of language; code must not set it, but may bind it anew.
 */
public final class Fxml {
    private static final String KEY = "%";

    private Fxml() {}

    /**
     * Loads a view with its code-behind.
     *
     * @return the controller that the file names
     */
    public static <T> T load(FxmlFile file, Class<T> controller) {
        var path = file.path();
        var loader = new FXMLLoader(
                Objects.requireNonNull(Fxml.class.getResource(path), () -> path + " is not on the class path"),
                new Keys());
        var texts = new Texts();
        loader.setLoadListener(texts);
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be loaded from the class path", e);
        }
        return controller.cast(loader.getController());
    }

    /** What the loader asks for each key; the words of the moment, before they are bound. */
    private static final class Keys extends ResourceBundle {
        @Override
        protected @Nullable Object handleGetObject(String key) {
            return Words.wording().has(key) ? Words.of(key) : null;
        }

        /** Asked for each text of a file: the inherited one wants to know all keys that there are. */
        @Override
        public boolean containsKey(String key) {
            return Words.wording().has(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(handleKeySet());
        }

        @Override
        protected Set<String> handleKeySet() {
            return Words.wording().sentences().keySet();
        }
    }

    /** Binds each text once its element is made. */
    private static final class Texts implements LoadListener {
        private record Text(String property, String key) {}

        /** For each element that is open, the texts it has. */
        private final Deque<List<Text>> open = new ArrayDeque<>();

        private void begin() {
            open.push(new ArrayList<>());
        }

        @Override
        public void readImportProcessingInstruction(String target) {}

        @Override
        public void readLanguageProcessingInstruction(String language) {}

        @Override
        public void readComment(String comment) {}

        @Override
        public void beginInstanceDeclarationElement(Class<?> type) {
            begin();
        }

        @Override
        public void beginUnknownTypeElement(String name) {
            begin();
        }

        @Override
        public void beginIncludeElement() {
            begin();
        }

        @Override
        public void beginReferenceElement() {
            begin();
        }

        @Override
        public void beginCopyElement() {
            begin();
        }

        @Override
        public void beginRootElement() {
            begin();
        }

        @Override
        public void beginPropertyElement(String name, Class<?> sourceType) {
            begin();
        }

        @Override
        public void beginUnknownStaticPropertyElement(String name) {
            begin();
        }

        @Override
        public void beginScriptElement() {
            begin();
        }

        @Override
        public void beginDefineElement() {
            begin();
        }

        @Override
        public void readInternalAttribute(String name, String value) {}

        @Override
        public void readPropertyAttribute(String name, Class<?> sourceType, String value) {
            if (value.startsWith(KEY)) {
                open.element().add(new Text(name, value.substring(KEY.length())));
            }
        }

        @Override
        public void readUnknownStaticPropertyAttribute(String name, String value) {}

        @Override
        public void readEventHandlerAttribute(String name, String value) {}

        @Override
        public void endElement(@Nullable Object value) {
            for (var text : open.pop()) {
                property(Objects.requireNonNull(value), text.property()).bind(Words.text(text.key()));
            }
        }

        /** Texts only: some of them, like {@code accessibleText}, are properties of objects. */
        @SuppressWarnings("unchecked")
        private static Property<String> property(Object element, String name) {
            try {
                return (Property<String>)
                        element.getClass().getMethod(name + "Property").invoke(element);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        element.getClass().getName() + " has no text property " + name
                                + " that could follow the language",
                        e);
            }
        }
    }
}
