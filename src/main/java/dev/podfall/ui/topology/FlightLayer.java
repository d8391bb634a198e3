package dev.podfall.ui.topology;

import dev.podfall.ui.control.FrameTimer;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.topology.Flights.Timed;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Draws what flies, over everything in the centre; it is there only while something does. */
final class FlightLayer extends Region {
    private static final int TRAIL = 9;

    private final SharpCanvas canvas = new SharpCanvas();
    private final Flights flights = new Flights();
    private final Places places;
    private final MapView map;
    private final FontWidths fonts = new FontWidths();
    private boolean reducedMotion;
    private Runnable onFrame = () -> {};
    private final FrameTimer timer = new FrameTimer(this::tickLive);
    private Glow.Part part = Glow.Part.FIRST;

    FlightLayer(MapView map, Places places) {
        this.map = map;
        this.places = places;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
        canvas.setVisible(false);
        map.setAway(flights::isAway);
    }

    void fly(List<Flight> plan, boolean asWave) {
        flights.add(plan, asWave);
        // Some of those that were on their way may have been put down at once.
        map.redraw(flights.takeArrived());
        start();
    }

    void freeze(boolean on) {
        flights.freeze(on);
        if (on && timer.isRunning()) {
            draw(Glow.Part.ALL);
        }
    }

    void clear() {
        flights.clear();
        map.redraw(flights.takeArrived());
        stop();
    }

    /** Whether what begins together is to be told from each other. */
    void setOneByOne(boolean on) {
        flights.setOneByOne(on);
    }

    /** Whether the pod has not arrived in the tray yet. */
    boolean isUnborn(String uid) {
        return flights.isUnborn(uid);
    }

    /** Called with every frame. */
    void setOnFrame(Runnable action) {
        onFrame = action;
    }

    /** How fast it flies, against what is usual. */
    void setMotion(double share) {
        timer.setMotion(share);
    }

    void setReducedMotion(boolean on) {
        reducedMotion = on;
    }

    boolean isIdle() {
        return flights.isEmpty();
    }

    /** Whether something is on its way from one place to another. */
    boolean isFlying() {
        return !flights.isWave();
    }

    private void start() {
        if (!flights.isEmpty()) {
            timer.start();
        }
    }

    private void stop() {
        timer.stop();
        canvas.setVisible(false);
        map.glow(Glow.NONE, Glow.Part.ALL);
        onFrame.run();
    }

    /** A light has few steps: of the screen's frames every third is enough to see each, and a third of the work. */
    private void tickLive(double millis) {
        part = timer.motion() == 0 ? Glow.Part.ALL : part.next();
        tick(millis, part);
    }

    /** Lets animation time pass and draws. */
    void tick(double millis) {
        tick(millis, Glow.Part.ALL);
    }

    private void tick(double millis, Glow.Part lights) {
        flights.advance(millis);
        map.redraw(flights.takeArrived());
        if (flights.isEmpty()) {
            stop();
        } else if (!flights.isFrozen()) {
            draw(lights);
        } else if (millis == 0) {
            // Nothing more is drawn until time goes on, so nothing is left for a later turn.
            draw(Glow.Part.ALL);
        }
        onFrame.run();
    }

    @Override
    protected void layoutChildren() {
        canvas.fit(getWidth(), getHeight());
        if (timer.isRunning()) {
            draw(Glow.Part.ALL);
        }
    }

    private void draw(Glow.Part lights) {
        var sprites = map.sprites();
        if (sprites == null) {
            return;
        }
        var glow = new Glow(map.viewModel().model().get().nodes().size());
        flights.glowing((node, t) -> glow.light(map.viewModel().indexOf(node), 1 - Pose.easeOut(t)));
        // What lands one by one is gone from here at once, and has to be on its tile then.
        map.glow(glow, flights.isWave() ? lights : Glow.Part.ALL);
        // What covers the window has all that is below it drawn again.
        canvas.setVisible(!flights.isWave());
        if (!canvas.isVisible()) {
            return;
        }
        var gc = canvas.pen();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        gc.save();
        // What falls off a tile at the map's lower edge is not to cover what the legend says.
        SharpCanvas.clip(gc, 0, 0, getWidth(), map.getBoundsInParent().getMinY() + map.mapHeight());
        for (var one : flights.visible()) {
            draw(gc, sprites, one, one.progress(flights.clock()));
        }
        gc.restore();
    }

    private void draw(GraphicsContext gc, Sprites sprites, Timed one, double t) {
        var flight = one.flight();
        var pose = pose(flight, t);
        if (pose == null) {
            return;
        }
        Color hue = sprites.tokens().color(Token.pod(flight.pod().hue()));
        if (pose.flash() > 0) {
            flash(gc, sprites, flight, pose.flash());
        }
        if (pose.moving()) {
            trail(gc, hue, one, t);
        }
        double size = Math.max(3, pose.size());
        gc.setGlobalAlpha(pose.alpha() * 0.22);
        gc.setFill(hue);
        if (pose.moving()) {
            gc.fillOval(pose.x() - size * 0.75, pose.y() - size * 0.75, size * 1.5, size * 1.5);
        }
        gc.setGlobalAlpha(pose.alpha());
        int pixels = (int) Math.round(size);
        int x = (int) Math.round(pose.x() - pixels / 2.0);
        int y = (int) Math.round(pose.y() - pixels / 2.0);
        var state = pose.moving() && flight.kind() != Flight.Kind.PUSHED
                ? PodMark.State.READY
                : flight.pod().state();
        if (pixels < 8) {
            gc.fillRect(x, y, pixels, pixels);
            return;
        }
        gc.drawImage(sprites.pod(flight.pod(), state, 22), x, y, pixels, pixels);
        var number = flight.pod().number();
        if (!number.isEmpty() && pixels >= 14) {
            gc.setFont(fonts.font(TextWidth.Face.STRONG, Math.round(pixels * 0.5)));
            gc.setFill(sprites.podText(flight.pod(), state));
            double w = fonts.of(number, TextWidth.Face.STRONG, Math.round(pixels * 0.5));
            gc.fillText(number, Math.round(pose.x() - w / 2), Math.round(pose.y() + pixels * 0.18));
        }
        if (Sprites.hasBadge(state)) {
            int badge = Sprites.badgeSize(pixels);
            int over = Math.max(2, badge / 3);
            gc.drawImage(sprites.podBadge(state, badge), x + pixels - badge + over, y - over, badge, badge);
        }
    }

    private void trail(GraphicsContext gc, Color hue, Timed one, double t) {
        gc.setFill(hue);
        for (int i = 1; i <= TRAIL; i++) {
            double past = t - i * 0.035;
            var pose = past < 0 ? null : pose(one.flight(), past);
            if (pose == null || !pose.moving()) {
                break;
            }
            double share = 1 - i / (TRAIL + 1.0);
            double size = Math.max(2, pose.size() * 0.42 * share);
            gc.setGlobalAlpha(0.38 * share * pose.alpha());
            gc.fillOval(pose.x() - size / 2, pose.y() - size / 2, size, size);
        }
    }

    private void flash(GraphicsContext gc, Sprites sprites, Flight flight, double strength) {
        var chip = map.sight().chipOf(flight.node(), flight.taint());
        if (chip != null) {
            var corner = map.getBoundsInParent();
            gc.setGlobalAlpha(0.75 * strength);
            gc.setStroke(sprites.tokens().color(Token.DANGER));
            gc.setLineWidth(2.5);
            gc.strokeRoundRect(
                    chip.getMinX() + corner.getMinX() - 2,
                    chip.getMinY() + corner.getMinY() - 2,
                    chip.getWidth() + 4,
                    chip.getHeight() + 4,
                    10,
                    10);
        }
    }

    private @Nullable Pose pose(Flight flight, double t) {
        return reducedMotion ? Pose.faded(flight, t, places) : Pose.of(flight, t, places);
    }

    /** The flight under a point of this layer, the topmost, or null. */
    @Nullable
    Flight flightAt(double x, double y) {
        Flight found = null;
        for (var one : flights.visible()) {
            var pose = pose(one.flight(), one.progress(flights.clock()));
            if (pose != null && Math.hypot(pose.x() - x, pose.y() - y) <= Math.max(8, pose.size() * 0.8)) {
                found = one.flight();
            }
        }
        return found;
    }
}
