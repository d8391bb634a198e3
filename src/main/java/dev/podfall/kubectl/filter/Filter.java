package dev.podfall.kubectl.filter;

import java.util.function.Consumer;

/** Takes lines, without their breaks, and gives lines on. Has a memory: one for each run. */
public interface Filter {

    void line(String line, Consumer<String> out);

    /** No line follows. */
    default void end(Consumer<String> out) {}

    /** Whether further lines change nothing: who makes them without end may stop. */
    default boolean isFull() {
        return false;
    }

    /** The exit code, once it has ended. */
    default int code() {
        return 0;
    }
}
