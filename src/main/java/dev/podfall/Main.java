package dev.podfall;

import dev.podfall.cli.PodfallCommand;

/** The program's entrance: with arguments the headless front end, without the window. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = PodfallCommand.execute(args);
        if (code != PodfallCommand.GOES_ON) {
            System.exit(code);
        }
    }
}
