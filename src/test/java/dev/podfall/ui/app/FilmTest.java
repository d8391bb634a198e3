package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A square that moves, in each kind of file. */
class FilmTest {
    @TempDir
    private Path folder;

    private static Picture square(int x) {
        return Picture.of(() -> {
            var square = new Rectangle(x, 10, 8, 8);
            square.setFill(Color.RED);
            return new Scene(new Pane(square), 60, 40, Color.WHITE);
        });
    }

    private int film(Path file) throws IOException {
        try (var film = Film.begin(file)) {
            film.add(square(4));
            film.add(square(4));
            film.add(square(20));
            return film.frames();
        }
    }

    @Test
    void aGifHasWhatChangesAndIsSeenAsLongAsItIs() throws IOException {
        var file = folder.resolve("x.gif");
        assertThat(film(file)).isEqualTo(2);

        var reader = ImageIO.getImageReadersBySuffix("gif").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(2);
            assertThat(reader.read(0).getRGB(5, 12) & 0xffffff).isEqualTo(0xff0000);
            assertThat(reader.read(0).getWidth()).isEqualTo(60);
            // From the square that is gone to the one that has come.
            assertThat(reader.read(1).getWidth()).isEqualTo(24);
            assertThat(reader.read(1).getHeight()).isEqualTo(8);
            var delays = new ArrayList<String>();
            for (int i = 0; i < 2; i++) {
                var root = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node.getNodeName().equals("GraphicControlExtension")) {
                        delays.add(
                                node.getAttributes().getNamedItem("delayTime").getNodeValue());
                    }
                }
            }
            assertThat(delays).containsExactly("10", "5");
        }
    }

    @Test
    void anApngIsAPngWithMoreFrames() throws IOException {
        var file = folder.resolve("x.png");
        assertThat(film(file)).isEqualTo(2);

        // Whoever knows no animation sees the first one.
        var first = ImageIO.read(file.toFile());
        assertThat(first.getRGB(5, 12) & 0xffffff).isEqualTo(0xff0000);
        var chunks = new ArrayList<String>();
        var delays = new ArrayList<Integer>();
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            var type = "";
            while (!type.equals("IEND")) {
                var content = new byte[in.readInt()];
                type = new String(in.readNBytes(4), java.nio.charset.StandardCharsets.US_ASCII);
                in.readFully(content);
                in.readInt();
                chunks.add(type);
                if (type.equals("fcTL")) {
                    delays.add((content[20] & 0xff) << 8 | content[21] & 0xff);
                }
            }
        }
        assertThat(chunks).containsExactly("IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "IEND");
        assertThat(delays).containsExactly(100, 50);
    }

    @Test
    void aFolderHasEveryPicture() throws IOException {
        film(folder.resolve("frames"));
        try (var files = Files.list(folder.resolve("frames"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .isEqualTo(List.of("0001.png", "0002.png", "0003.png"));
        }
    }

    @Test
    void whereNothingCanBeWrittenItIsSaidBeforehand() {
        for (var name : List.of("x.gif", "x.png")) {
            assertThatThrownBy(() -> film(folder.resolve("none").resolve(name))).isInstanceOf(IOException.class);
        }
    }
}
