package dev.podfall.ui.compare;

import dev.podfall.ui.outlook.OutlookPane;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Two maps beside each other, or below each other where there is more height than width. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class CompareView {
    /** Two maps narrower than this together show a column or two of tiles each. */
    private static final double NARROW = 760;

    /** Two maps lower than this give the place of what waits to the tiles. */
    private static final double TRAYS = 320;

    private final ReadOnlyBooleanWrapper low = new ReadOnlyBooleanWrapper();
    private CompareViewModel model;

    @FXML
    private VBox root;

    @FXML
    private HBox figures;

    @FXML
    private Label note;

    @FXML
    private HBox controls;

    @FXML
    private SplitPane maps;

    @FXML
    private VBox hereSide;

    @FXML
    private VBox thereSide;

    @FXML
    private Label there;

    @FXML
    private Label ended;

    @FXML
    private StackPane hereMap;

    @FXML
    private StackPane thereMap;

    /** Builds the view from {@code fxml/compare/Compare.fxml}. Screen's thread only. */
    public static CompareView load(CompareViewModel model) {
        CompareView view = Fxml.load(FxmlFile.COMPARE, CompareView.class);
        view.model = model;
        model.model().subscribe(view::render);
        Words.follow(view.root, () -> {
            model.sayAgain();
            view.render(model.model().get());
        });
        view.maps.widthProperty().subscribe(view::turn);
        view.maps.heightProperty().subscribe(view::turn);
        return view;
    }

    /**
     * Puts the two maps in their places.
     *
     * @param mapControls what is for both maps
     */
    public void show(Node mapHere, Node mapThere, List<Node> mapControls) {
        controls.getChildren().setAll(mapControls);
        hereMap.getChildren().setAll(mapHere);
        thereMap.getChildren().setAll(mapThere);
        maps.setDividerPosition(0, 0.5);
    }

    /** Gives both maps away. */
    public void clear() {
        controls.getChildren().clear();
        hereMap.getChildren().clear();
        thereMap.getChildren().clear();
    }

    /** Whether there is so little height that a map needs all of it. */
    public ReadOnlyBooleanProperty low() {
        return low.getReadOnlyProperty();
    }

    public VBox root() {
        return root;
    }

    private void turn() {
        low.set(maps.getHeight() < TRAYS);
        boolean below = maps.getWidth() < NARROW && maps.getHeight() > maps.getWidth();
        maps.setOrientation(below ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    }

    private void render(CompareModel shown) {
        there.setText(shown.there());
        note.setText(shown.note());
        OutlookPane.showFigures(figures, shown.outlook());
        for (var figure : figures.getChildren()) {
            if (figure instanceof Label label) {
                label.setWrapText(false);
            }
        }
        ended.setVisible(shown.ended());
        ended.setManaged(shown.ended());
        hereSide.setAccessibleText(Words.of("compare.map-here"));
        thereSide.setAccessibleText(Words.of("compare.map-there", shown.there()));
    }

    @FXML
    private void end() {
        model.end();
    }
}
