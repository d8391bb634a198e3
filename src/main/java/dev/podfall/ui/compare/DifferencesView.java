package dev.podfall.ui.compare;

import dev.podfall.ui.outlook.OutlookPane;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What two courses have different, as a list; not there while nothing is compared. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class DifferencesView {
    private OutlookPane outlook;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private FlowPane figures;

    @FXML
    private VBox groups;

    /** Builds the view from {@code fxml/compare/Differences.fxml}. Screen's thread only. */
    public static DifferencesView load(CompareViewModel model) {
        DifferencesView view = Fxml.load(FxmlFile.DIFFERENCES, DifferencesView.class);
        view.outlook = new OutlookPane(view.figures, view.groups);
        model.model().subscribe(view::render);
        Words.follow(view.root, () -> view.render(model.model().get()));
        return view;
    }

    public VBox root() {
        return root;
    }

    private void render(CompareModel shown) {
        root.setVisible(shown.on());
        root.setManaged(shown.on());
        title.setText(Words.of("compare.differences", shown.there()));
        outlook.show(shown.outlook(), "");
    }
}
