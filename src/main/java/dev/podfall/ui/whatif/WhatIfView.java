package dev.podfall.ui.whatif;

import static dev.podfall.ui.control.Controls.label;
import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.ui.outlook.OutlookPane;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.whatif.WhatIfModel.Line;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box under the inspector; not there while nothing is staged or typed. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class WhatIfView {
    private WhatIfViewModel model;
    private OutlookPane outlook;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label working;

    @FXML
    private VBox lines;

    @FXML
    private FlowPane figures;

    @FXML
    private VBox groups;

    @FXML
    private HBox buttons;

    /** Builds the view from {@code fxml/whatif/WhatIf.fxml}. Screen's thread only. */
    public static WhatIfView load(WhatIfViewModel model) {
        WhatIfView view = Fxml.load(FxmlFile.WHAT_IF, WhatIfView.class);
        view.model = model;
        view.outlook = new OutlookPane(view.figures, view.groups);
        model.model().subscribe(view::render);
        Words.follow(view.root, () -> {
            model.sayAgain();
            view.render(model.model().get());
        });
        return view;
    }

    public VBox root() {
        return root;
    }

    private void render(WhatIfModel shown) {
        visible(root, !shown.isEmpty());
        title.setText(Words.of("whatif.title", shown.staged()));
        working.setVisible(shown.working());
        lines.getChildren().clear();
        for (int i = 0; i < shown.lines().size(); i++) {
            lines.getChildren().add(line(shown.lines().get(i), i));
        }
        outlook.show(shown.outlook(), shown.known() ? "outcome.nothing" : "");
        visible(buttons, shown.staged() > 0);
    }

    private Node line(Line line, int index) {
        var sign = label(line.draft() ? "…" : "+", "strong", line.draft() ? "subtle" : "accent-text");
        sign.getStyleClass().add("sign");
        var text = label(line.text(), "code", "small", line.draft() ? "muted" : "plain");
        var said = new VBox(text);
        if (line.draft()) {
            said.getChildren().add(label(Words.of("whatif.typing"), "caption", "subtle"));
        }
        if (!line.complaint().isEmpty()) {
            said.getChildren().add(label(line.complaint(), "caption", "danger-text"));
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = new HBox(sign, said);
        row.getStyleClass().add("staged-line");
        if (!line.draft()) {
            var remove = new Button(null, new FontIcon(Feather.X));
            remove.getStyleClass().addAll("flat", "icon", "tiny");
            remove.setAccessibleText(Words.of("whatif.remove.name", line.text()));
            remove.setTooltip(new Tooltip(Words.of("whatif.remove")));
            remove.setOnAction(event -> model.remove(index));
            row.getChildren().add(remove);
        }
        return row;
    }

    @FXML
    private void apply() {
        model.apply();
    }

    @FXML
    private void keep() {
        model.keep();
    }

    @FXML
    private void discard() {
        model.discard();
    }
}
