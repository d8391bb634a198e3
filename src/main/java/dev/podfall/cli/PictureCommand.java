package dev.podfall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code podfall picture}: the real window's picture without a display. */
@Command(name = "picture", mixinStandardHelpOptions = true, description = "Writes a picture of the window.")
final class PictureCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return PodfallCommand.BAD_INPUT;
    }
}
