package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void anotherReaderSeesThePixelsThatWereWritten() throws IOException {
        int[] pixels = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xff123456, 0xffffffff, 0xff000000};
        var out = new ByteArrayOutputStream();
        Png.write(out, 3, 2, pixels);
        var image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(image.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(pixels);
    }
}
