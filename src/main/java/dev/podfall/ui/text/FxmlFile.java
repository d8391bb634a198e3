package dev.podfall.ui.text;

/** The views that are written as FXML, by their places in the folder {@code fxml}. */
public enum FxmlFile {
    NODE_ACT("act/NodeAct.fxml"),
    BAR("app/Bar.fxml"),
    CHANGED_FILE("app/ChangedFile.fxml"),
    HELP("app/Help.fxml"),
    LEFT_BEHIND("app/LeftBehind.fxml"),
    PROGRESS("app/Progress.fxml"),
    TROUBLE("app/Trouble.fxml"),
    WINDOW("app/Window.fxml"),
    CAPTION("caption/Caption.fxml"),
    COMPARE("compare/Compare.fxml"),
    DIFFERENCES("compare/Differences.fxml"),
    CONSOLE("console/Console.fxml"),
    EVENTS("events/Events.fxml"),
    DEMO("lesson/Demo.fxml"),
    LESSON("lesson/Lesson.fxml"),
    MANIFEST("manifest/Manifest.fxml"),
    OBJECT_EVENTS("nodes/ObjectEvents.fxml"),
    SUMMARY("nodes/Summary.fxml"),
    YAML("nodes/Yaml.fxml"),
    PLACEMENT("placement/Placement.fxml"),
    START("start/Start.fxml"),
    REVISION("timeline/Revision.fxml"),
    TIMELINE("timeline/Timeline.fxml"),
    TOPOLOGY("topology/Topology.fxml"),
    WHAT_IF("whatif/WhatIf.fxml");

    private final String place;

    FxmlFile(String place) {
        this.place = place;
    }

    /** Where it is on the class path. */
    String path() {
        return "/fxml/" + place;
    }
}
