package dev.podfall.ui.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** An animated GIF that runs for ever: each picture's part that is other than before, in 256 colours of its own. */
final class Gif extends Film {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int LONGEST_HUNDREDTHS = 6_000;

    private final ImageWriter writer = ImageIO.getImageWritersBySuffix("gif").next();
    private final ImageOutputStream out;
    private final int hundredths;
    private @Nullable BufferedImage waiting;
    private Png.Area place = new Png.Area(0, 0, 0, 0);
    private int delay;
    private boolean first = true;

    Gif(Path file, int millis) throws IOException {
        this.hundredths = Math.max(2, Math.round(millis / 10f));
        Files.deleteIfExists(file);
        var stream = ImageIO.createImageOutputStream(file.toFile());
        if (stream == null) {
            throw new java.nio.file.AccessDeniedException(file.toString());
        }
        this.out = stream;
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    @Override
    void add(Picture picture, Png.Area changed) throws IOException {
        flush();
        var image = new BufferedImage(changed.width(), changed.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(
                0,
                0,
                changed.width(),
                changed.height(),
                picture.argb(),
                changed.y() * picture.width() + changed.x(),
                picture.width());
        waiting = image;
        place = changed;
        delay = hundredths;
    }

    @Override
    void longer() {
        delay = Math.min(LONGEST_HUNDREDTHS, delay + hundredths);
    }

    private void flush() throws IOException {
        var image = waiting;
        if (image == null) {
            return;
        }
        waiting = null;
        var metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB),
                writer.getDefaultWriteParam());
        describe(metadata);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
        first = false;
    }

    private void describe(IIOMetadata metadata) throws IOException {
        var root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        var control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delay));
        var where = child(root, "ImageDescriptor");
        where.setAttribute("imageLeftPosition", Integer.toString(place.x()));
        where.setAttribute("imageTopPosition", Integer.toString(place.y()));
        if (first) {
            var extension = new IIOMetadataNode("ApplicationExtension");
            extension.setAttribute("applicationID", "NETSCAPE");
            extension.setAttribute("authenticationCode", "2.0");
            extension.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(extension);
        }
        metadata.setFromTree(FORMAT, root);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        var made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
            writer.endWriteSequence();
        } finally {
            writer.dispose();
            out.close();
        }
    }
}
