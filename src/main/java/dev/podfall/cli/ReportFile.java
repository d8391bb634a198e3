package dev.podfall.cli;

import dev.podfall.cli.report.JsonReport;
import dev.podfall.cli.report.MarkdownReport;
import dev.podfall.cli.report.Report;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import picocli.CommandLine;

/** Where a report goes, and in what form: as its name ends. */
record ReportFile(Path file, BiFunction<Report, Wording, String> form) {

    static ReportFile of(Path file, CommandLine commandLine) {
        var name = file.toString();
        if (name.endsWith(".json")) {
            return new ReportFile(file, JsonReport::write);
        }
        if (name.endsWith(".md")) {
            return new ReportFile(file, MarkdownReport::write);
        }
        throw new BadArgument(commandLine, Phrase.of("cli.report.form", name));
    }

    void write(Report report, Wording words) throws IOException {
        Files.writeString(file, form.apply(report, words));
    }
}
