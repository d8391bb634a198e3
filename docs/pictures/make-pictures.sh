#!/bin/sh
# Makes the pictures of README.md and README.zh-CN.md anew: run it from the project's folder after the window has changed.
set -eu

picture() { # language, folder of samples, name's ending
  run() {
    mvn -q exec:exec -Dpodfall.args="picture --lang $1 $2"
  }
  run "$1" "$2/08-rollout-and-rollback.yaml --for 8s --select node/worker-2 --out docs/pictures/rollout-light$3.png \
    --do 'kubectl annotate ds/fluent-bit kubernetes.io/change-cause=\"3.2: new parser\" --overwrite' \
    --do 'kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2' --do 'wait 12s' \
    --do 'kubectl rollout undo ds/fluent-bit'"
  run "$1" "$2/04-noschedule-and-noexecute.yaml --for 5s --theme dark --select node/worker-3 --out docs/pictures/why-dark$3.png \
    --do 'kubectl taint node worker-1 maintenance=true:NoSchedule'"
  run "$1" "$2/13-two-hundred-nodes.yaml --for 5s --out docs/pictures/pools-light$3.png"
}

mvn -q compile
picture en samples ""
picture zh-CN languages/zh-CN/samples -zh
