package dev.podfall.kubectl.print;

/** Something cannot be printed as asked; the message is kubectl's, without its leading {@code error: }. */
public final class PrintException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PrintException(String message) {
        super(message);
    }
}
