package dev.podfall.ui.app;

import dev.podfall.ui.control.Announcer;
import dev.podfall.ui.control.Magnifier;
import dev.podfall.ui.start.StartView;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The shell: room for the bar, regions, status bar. Panels are put into the regions from outside; it knows none of them. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class WindowView {
    /** Below that a window is low, whatever magnifies it. */
    static final double LOW = 800;

    private final WindowViewModel model = new WindowViewModel();
    /** What is in the centre, and what is said under it. */
    private final BorderPane middle = new BorderPane();

    private final Announcer announcer = new Announcer();
    private @Nullable StartView start;
    private @Nullable BarView bar;
    private Sides sides;
    private @Nullable Presenting presenting;
    private final StackPane shell = new StackPane();
    private @Nullable Node help;
    private final List<WayOut> waysOut = new ArrayList<>();
    private final WindowActs acts = new WindowActs();

    @FXML
    private BorderPane root;

    @FXML
    private VBox head;

    @FXML
    private StackPane work;

    @FXML
    private SidesPane rows;

    @FXML
    private SidesPane columns;

    @FXML
    private StackPane left;

    @FXML
    private StackPane centre;

    @FXML
    private StackPane right;

    @FXML
    private StackPane bottom;

    @FXML
    private HBox status;

    /** Builds the shell from {@code fxml/app/Window.fxml}. Screen's thread only. */
    public static WindowView load() {
        return Fxml.load(FxmlFile.WINDOW, WindowView.class);
    }

    @FXML
    private void initialize() {
        var statusBar = new StatusBar(status);
        for (var said : List.of(model.status(), model.notice(), model.mention(), model.lasting())) {
            said.subscribe(() -> statusBar.show(model));
        }
        Words.follow(status, () -> statusBar.show(model));
        sides = new Sides(rows, columns, left, centre, right, bottom);
        for (BooleanProperty shown : List.of(model.leftShown(), model.rightShown(), model.bottomShown())) {
            shown.subscribe(on -> sides.show(
                    model.leftShown().get(),
                    model.rightShown().get(),
                    model.bottomShown().get()));
        }
        rows.visibleProperty().bind(model.startShown().or(model.helpShown()).not());
        model.helpShown().subscribe((was, on) -> showHelp());
        model.theme().subscribe(this::dress);
        model.magnification().now().subscribe(this::dress);
        // Han is emphasised in another weight.
        Words.follow(root, this::dress);
    }

    private void dress() {
        var scene = root.getScene();
        if (scene != null) {
            boolean other =
                    model.theme().get().apply(scene, model.magnification().now().get());
            if (other && scene.getRoot() instanceof Magnifier magnifier) {
                magnifier.layAnew();
            }
        }
    }

    /** Puts the shell into a scene of its own, dressed in the chosen theme. */
    public Scene scene(double width, double height) {
        if (!model.startShown().get()) {
            showRegions();
        }
        shell.getChildren().addFirst(root);
        shell.getChildren().add(announcer);
        shell.setAlignment(Pos.TOP_LEFT);
        var magnifier = new Magnifier(shell);
        magnifier.scaleProperty().bind(model.magnification().now());
        var scene = new Scene(magnifier, width, height);
        dress();
        new Shortcuts(this, model).install(scene);
        return scene;
    }

    /** Tells what happens to those who do not see it. */
    Announcer announcer() {
        return announcer;
    }

    Sides sides() {
        return sides;
    }

    /** Whether there is little room for the map below what stands above it; a window that was not laid out yet is not low. */
    boolean isLow() {
        return root.getHeight() > 0 && root.getHeight() < LOW;
    }

    /** Whether somebody sees it. */
    boolean isShowing() {
        var scene = root.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    /** Whether it was seen and is no more. */
    boolean isClosed() {
        var scene = root.getScene();
        return scene != null && scene.getWindow() != null && !scene.getWindow().isShowing();
    }

    public WindowViewModel model() {
        return model;
    }

    public BorderPane root() {
        return root;
    }

    /** What one can begin with, over the regions when it is to be shown; it leads nowhere before somebody says where. */
    StartView start() {
        var made = start;
        if (made == null) {
            made = StartView.load();
            start = made;
            var page = made.root();
            page.visibleProperty().bind(model.startShown());
            page.managedProperty().bind(page.visibleProperty());
            work.getChildren().addFirst(page);
        }
        return made;
    }

    /** The bar, which is made when somebody first asks for it: a window is shown sooner without. */
    BarView bar() {
        var made = bar;
        if (made == null) {
            made = BarView.load(model, acts);
            bar = made;
            head.getChildren().set(0, made.root());
        }
        return made;
    }

    /** The same of what is there while the window is shown to others. */
    private Presenting presenting() {
        var made = presenting;
        if (made == null) {
            made = new Presenting(this);
            presenting = made;
            shell.getChildren().add(made.layer());
            shell.sceneProperty().subscribe(made::install);
        }
        return made;
    }

    /** The same of the regions, which are empty before. */
    private void showRegions() {
        if (rows.getParent() == null) {
            work.getChildren().addFirst(rows);
        }
    }

    private void fill(StackPane region, Node panel) {
        region.getChildren().setAll(panel);
        showRegions();
    }

    private void showHelp() {
        if (help == null) {
            help = HelpView.load(() -> model.helpShown().set(false)).root();
            help.visibleProperty().bind(model.helpShown());
            help.managedProperty().bind(help.visibleProperty());
            work.getChildren().add(help);
        }
    }

    /** What the bar and the keys do. */
    WindowActs acts() {
        return acts;
    }

    /** Says where, in the scene, that is which the light falls on; null if it follows the pointer. */
    void setLit(Supplier<@Nullable Bounds> place) {
        presenting().setLit(place);
    }

    /** Puts something under the bar, above everything else. */
    void addAlarm(Node alarm) {
        head.getChildren().add(alarm);
    }

    public void setLeft(Node panel) {
        fill(left, panel);
    }

    public void setCentre(Node panel) {
        middle.setCenter(panel);
        fill(centre, middle);
    }

    /** Puts something under the centre, whatever that is: what to do next, and what is said. */
    void setBelow(Node next, Node caption) {
        middle.setBottom(new VBox(next, caption));
    }

    public void setRight(Node panel) {
        fill(right, panel);
    }

    public void setBottom(Node panel) {
        fill(bottom, panel);
    }

    /**
     * Something that Escape leaves.
     *
     * @param writing also while somebody writes in a field
     * @param action returns whether there was anything to leave
     */
    private record WayOut(boolean writing, BooleanSupplier action) {}

    /**
     * Called when somebody wants to leave something, and neither a control nor what was added before had a use for the key;
     * returns whether he did.
     */
    void addOnEscape(BooleanSupplier action) {
        waysOut.add(new WayOut(false, action));
    }

    /** The same also while somebody writes in a field: for what is shown to a class. */
    void addOnEscapeAnywhere(BooleanSupplier action) {
        waysOut.add(new WayOut(true, action));
    }

    /**
     * One step back: what is innermost is left, and the presentation last.
     *
     * @param writing whether somebody writes in a field
     * @return whether there was anything to leave
     */
    boolean escape(boolean writing) {
        if (!writing) {
            for (var over : List.of(model.helpShown(), model.spotlight())) {
                if (over.get()) {
                    over.set(false);
                    return true;
                }
            }
        }
        for (var way : waysOut) {
            if ((way.writing() || !writing) && way.action().getAsBoolean()) {
                return true;
            }
        }
        boolean shown = model.presenting().get();
        model.presenting().set(false);
        return shown;
    }

    /** The regions in reading order, for keys that jump between them. */
    List<StackPane> regions() {
        return List.of(left, centre, right, bottom);
    }
}
