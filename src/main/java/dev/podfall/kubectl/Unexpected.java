package dev.podfall.kubectl;

import dev.podfall.apiserver.ApiException;
import dev.podfall.language.Wording;
import java.util.function.IntSupplier;

/**
 * A mistake of Podfall's own, found while a command ran: the last line of defence, so that nothing but words comes out.
 *
 * @param command the line as it was typed
 * @param problem what was thrown: a {@link RuntimeException}, or the end of the stack
 */
public record Unexpected(String command, Throwable problem) {
    private static final int SHOWN = 200;

    /** What goes to standard error, with its line break. */
    public String text(Wording wording) {
        var stack = problem.getStackTrace();
        var place = stack.length == 0
                ? ""
                : " at " + stack[0].getClassName() + "." + stack[0].getMethodName() + ":" + stack[0].getLineNumber();
        var message = problem.getMessage();
        var what = problem.getClass().getSimpleName() + (message == null ? "" : ": " + oneLine(message)) + place;
        return wording.of("unexpected", what, oneLine(command)) + "\n";
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    /** Does {@code act}; tells {@code io} of what nobody expects to be thrown, which is exit code 1. */
    static int guarded(String command, KubectlIo io, IntSupplier act) {
        try {
            return act.getAsInt();
        } catch (CommandStopped stopped) {
            throw stopped;
        } catch (ApiException refused) {
            io.err(refused.getMessage() + "\n");
            return 1;
        } catch (RuntimeException | StackOverflowError problem) {
            io.unexpected(new Unexpected(command, problem));
            return 1;
        }
    }
}
