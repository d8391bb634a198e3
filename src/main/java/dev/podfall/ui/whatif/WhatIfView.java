package dev.podfall.ui.whatif;

import dev.podfall.ui.control.PodSquare;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.whatif.WhatIfModel.Group;
import dev.podfall.ui.whatif.WhatIfModel.Line;
import dev.podfall.ui.whatif.WhatIfModel.Outlook;
import dev.podfall.ui.whatif.WhatIfModel.Row;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box under the inspector; not there while nothing is staged or typed. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class WhatIfView {
    /** Names of up to so many letters leave room for what becomes of them. */
    private static final int SHORT = 20;

    private WhatIfViewModel model;

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
        WhatIfView view = Fxml.load("/fxml/whatif/WhatIf.fxml", WhatIfView.class);
        view.model = model;
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
        outlook(shown);
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

    private void outlook(WhatIfModel shown) {
        Outlook outlook = shown.outlook();
        figures.getChildren().clear();
        boolean first = true;
        for (var figure : outlook.figures()) {
            if (!first) {
                figures.getChildren().add(label("·", "subtle"));
            }
            var style = figure.tone() == Tone.SILENT ? "plain" : figure.tone().styleClass();
            figures.getChildren().add(label(figure.text(), "strong", style));
            first = false;
        }
        visible(figures, !outlook.figures().isEmpty());
        groups.getChildren().clear();
        outlook.groups().forEach(group -> groups.getChildren().add(group(group)));
        if (shown.known() && outlook.groups().isEmpty()) {
            groups.getChildren().add(label(Words.of("outcome.nothing"), "small", "muted"));
        }
        outlook.notes().forEach(note -> groups.getChildren().add(label(note, "caption", "muted")));
        visible(groups, !groups.getChildren().isEmpty());
    }

    private static Node group(Group group) {
        var box = new VBox();
        box.getStyleClass().add("group");
        var head = new HBox(7);
        head.getStyleClass().add("group-head");
        if (group.hue() >= 0) {
            head.getChildren().add(PodSquare.swatch(group.hue()));
        }
        head.getChildren().add(label(group.name(), "strong", "small"));
        box.getChildren().add(head);
        if (!group.counters().isEmpty()) {
            var counters = new FlowPane(10, 1);
            group.counters().forEach(text -> counters.getChildren().add(label(text, "code", "caption", "muted")));
            counters.getStyleClass().add("counters");
            box.getChildren().add(counters);
        }
        group.rows().forEach(row -> box.getChildren().add(row(row)));
        return box;
    }

    private static Node row(Row row) {
        var sign = label(row.tone().sign(), row.tone().styleClass(), "sign");
        var where = label(row.where(), "small");
        var text = label(
                row.text(),
                "small",
                row.tone() == Tone.SOFT ? "muted" : row.tone().styleClass());
        if (row.where().length() <= SHORT) {
            where.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        var said = row.where().length() <= SHORT ? new HBox(8, where, text) : new VBox(where, text);
        HBox.setHgrow(said, Priority.ALWAYS);
        var box = new HBox(sign, said);
        box.getStyleClass().add("outlook-row");
        return box;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
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
