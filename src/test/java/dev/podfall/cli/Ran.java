package dev.podfall.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line led to. */
record Ran(int code, String out, String err) {
    static Ran podfall(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = PodfallCommand.execute(args, new PrintWriter(out), new PrintWriter(err));
        return new Ran(code, out.toString(), err.toString());
    }
}
