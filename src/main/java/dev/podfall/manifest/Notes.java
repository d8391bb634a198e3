package dev.podfall.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a reader remarks about a text that it can read. */
interface Notes {
    Notes SILENT = new Notes() {};

    default void duplicateKey(String path, String key, int offset, int firstOffset) {}

    default void ignoredRest(int offset) {}

    /** Remarks that may have to be forgotten. */
    final class Kept implements Notes {
        private final List<Consumer<Notes>> remarks = new ArrayList<>();

        @Override
        public void duplicateKey(String path, String key, int offset, int firstOffset) {
            remarks.add(to -> to.duplicateKey(path, key, offset, firstOffset));
        }

        @Override
        public void ignoredRest(int offset) {
            remarks.add(to -> to.ignoredRest(offset));
        }

        void tell(Notes to) {
            remarks.forEach(r -> r.accept(to));
        }
    }
}
