package dev.podfall.ui.act;

import static dev.podfall.ui.control.Controls.visible;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import dev.podfall.ui.control.Glossary;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is in the popover at a tile. */
@SuppressWarnings("NullAway.Init") // FXML and load() fill the fields.
public final class NodeActView {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double OUTLOOK = 30;

    private NodeActViewModel model;
    private Consumer<List<ConsoleLine>> onRun = lines -> {};
    private Consumer<List<ConsoleLine>> onStage = lines -> {};

    @FXML
    private VBox root;

    @FXML
    private Label name;

    @FXML
    private ToggleGroup tools;

    @FXML
    private ToggleGroup effects;

    @FXML
    private ToggleButton taint;

    @FXML
    private ToggleButton label;

    @FXML
    private ToggleButton drain;

    @FXML
    private FlowPane present;

    @FXML
    private HBox pair;

    @FXML
    private ComboBox<String> key;

    @FXML
    private TextField value;

    @FXML
    private HBox effectRow;

    @FXML
    private ToggleButton noSchedule;

    @FXML
    private ToggleButton preferNoSchedule;

    @FXML
    private ToggleButton noExecute;

    @FXML
    private Label meaning;

    @FXML
    private CheckBox removes;

    @FXML
    private VBox flags;

    @FXML
    private CheckBox ignoreDaemonSets;

    @FXML
    private CheckBox force;

    @FXML
    private CheckBox deleteEmptyDir;

    @FXML
    private Label command;

    @FXML
    private Label outlook;

    @FXML
    private Button run;

    @FXML
    private Button stage;

    static NodeActView load(NodeActViewModel model) {
        NodeActView view = Fxml.load(FxmlFile.NODE_ACT, NodeActView.class);
        view.connect(model);
        return view;
    }

    private void connect(NodeActViewModel newModel) {
        model = newModel;
        key.getItems().setAll(NodeActViewModel.KEYS);
        key.getEditor().textProperty().bindBidirectional(model.key());
        // Another prompt, as in another language, makes the box show its value again: let it be what was typed.
        key.getEditor().textProperty().subscribe(typed -> key.setValue(typed));
        value.textProperty().bindBidirectional(model.value());
        removes.selectedProperty().bindBidirectional(model.removes());
        ignoreDaemonSets.selectedProperty().bindBidirectional(model.ignoreDaemonSets());
        force.selectedProperty().bindBidirectional(model.force());
        deleteEmptyDir.selectedProperty().bindBidirectional(model.deleteEmptyDir());
        choose(tools, Map.of(Tool.TAINT, taint, Tool.LABEL, label, Tool.DRAIN, drain), model.tool()::set);
        choose(
                effects,
                Map.of(
                        TaintEffect.NO_SCHEDULE,
                        noSchedule,
                        TaintEffect.PREFER_NO_SCHEDULE,
                        preferNoSchedule,
                        TaintEffect.NO_EXECUTE,
                        noExecute),
                model.effect()::set);
        Glossary.tip(noSchedule, Term.NO_SCHEDULE);
        Glossary.tip(preferNoSchedule, Term.PREFER_NO_SCHEDULE);
        Glossary.tip(noExecute, Term.NO_EXECUTE);
        model.tool().subscribe(() -> refresh());
        model.effect().subscribe(() -> refresh());
        Words.follow(root, () -> {
            sayCommand();
            sayMeaning();
        });
        model.lines().subscribe(lines -> {
            sayCommand();
            // What was said of other lines does not count for these; they can be run until that is known.
            run.setDisable(lines.isEmpty());
            stage.setDisable(lines.isEmpty());
        });
    }

    private void sayCommand() {
        var lines = model.lines().get();
        command.setText(
                lines.isEmpty() ? Words.of("act.nothing") : lines.getFirst().text());
    }

    private void sayMeaning() {
        meaning.setText(
                switch (model.effect().get()) {
                    case NO_SCHEDULE -> Words.of("act.effect.noschedule");
                    case PREFER_NO_SCHEDULE -> Words.of("act.effect.prefernoschedule");
                    case NO_EXECUTE -> Words.of("act.effect.noexecute");
                });
    }

    private static <T> void choose(ToggleGroup group, Map<T, ToggleButton> buttons, Consumer<T> chosen) {
        group.selectedToggleProperty().subscribe((Toggle before, Toggle now) -> {
            if (now == null) {
                // A second click on the chosen one must not leave none chosen.
                group.selectToggle(before);
                return;
            }
            buttons.forEach((choice, button) -> {
                if (button == now) {
                    chosen.accept(choice);
                }
            });
        });
    }

    /** Shows what the model has begun with. */
    void refresh() {
        var node = model.node();
        if (node == null) {
            return;
        }
        var tool = model.tool().get();
        var effect = model.effect().get();
        name.setText(node.name());
        tools.selectToggle(tool == Tool.TAINT ? taint : tool == Tool.LABEL ? label : drain);
        effects.selectToggle(
                switch (effect) {
                    case NO_SCHEDULE -> noSchedule;
                    case PREFER_NO_SCHEDULE -> preferNoSchedule;
                    case NO_EXECUTE -> noExecute;
                });
        sayMeaning();
        visible(meaning, tool == Tool.TAINT);
        visible(pair, tool != Tool.DRAIN);
        visible(effectRow, tool == Tool.TAINT);
        visible(flags, tool == Tool.DRAIN);
        visible(removes, tool == Tool.LABEL || tool == Tool.TAINT && model.changed() != null);
        present.getChildren().clear();
        if (tool == Tool.TAINT) {
            node.taints()
                    .forEach(has -> present.getChildren()
                            .add(chip(has.toString(), style(has.effect()), () -> model.beginWith(node, has))));
        } else if (tool == Tool.LABEL) {
            node.labels()
                    .forEach((has, is) -> present.getChildren()
                            .add(chip(has + "=" + is, "plain", () -> model.beginWith(node, has, is))));
        }
        visible(present, !present.getChildren().isEmpty());
    }

    private Button chip(String text, String style, Runnable begin) {
        var chip = new Button(text);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("chip", style);
        chip.setOnAction(event -> {
            begin.run();
            refresh();
        });
        return chip;
    }

    private static String style(TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> "no-schedule";
            case PREFER_NO_SCHEDULE -> "prefer-no-schedule";
            case NO_EXECUTE -> "no-execute";
        };
    }

    /** Says what would come of it, next to where it is typed; what would be refused cannot be run. */
    void outlook(String text, boolean refused) {
        outlook.setText(text);
        outlook.pseudoClassStateChanged(REFUSED, refused);
        boolean nothing = model.lines().get().isEmpty();
        run.setDisable(nothing || refused);
        stage.setDisable(nothing || refused);
    }

    /** How wide it will be. */
    double width() {
        return root.prefWidth(-1);
    }

    /** How high it will be, with a line or two of what would come of it. */
    double height() {
        root.applyCss();
        return root.prefHeight(root.prefWidth(-1)) + OUTLOOK;
    }

    /** Where typing begins. */
    void focus() {
        (model.tool().get() == Tool.DRAIN ? run : key).requestFocus();
    }

    void setOnRun(Consumer<List<ConsoleLine>> action) {
        onRun = action;
    }

    void setOnStage(Consumer<List<ConsoleLine>> action) {
        onStage = action;
    }

    /** Whether the list of keys is open, which Escape closes first. */
    boolean isChoosing() {
        return key.isShowing();
    }

    VBox root() {
        return root;
    }

    @FXML
    private void run() {
        onRun.accept(model.lines().get());
    }

    @FXML
    private void stage() {
        onStage.accept(model.lines().get());
    }
}
