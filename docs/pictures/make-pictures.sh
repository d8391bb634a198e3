#!/bin/sh
# Makes the pictures and films of README.md and README.zh-CN.md anew: run it from the project's folder after the window has changed.
set -eu

picture() { # everything after "picture"
  mvn -q compile exec:exec -Dpodfall.args="picture $1"
}

film() { # everything after "film"
  mvn -q compile exec:exec -Dpodfall.args="film $1"
}

pictures() { # language, folder of samples, ending of the names
  picture "$2/08-rollout-and-rollback.yaml --lang $1 --for 8s --select node/worker-2 --out docs/pictures/rollout-light$3.png \
--do \"kubectl annotate ds/fluent-bit kubernetes.io/change-cause='3.2: new parser' --overwrite\" \
--do 'kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:3.2' --do 'wait 12s' --do 'kubectl rollout undo ds/fluent-bit'"
  picture "$2/04-noschedule-and-noexecute.yaml --lang $1 --for 5s --theme dark --select node/worker-3 \
--out docs/pictures/why-dark$3.png --do 'kubectl taint node worker-1 maintenance=true:NoSchedule'"
  picture "$2/13-two-hundred-nodes.yaml --lang $1 --for 5s --out docs/pictures/pools-light$3.png"
}

pictures en samples ""
pictures zh-CN languages/zh-CN/samples -zh
film "samples/01-first-daemonset.yaml --size 1280x800 --out docs/pictures/landing.gif"
film "samples/04-noschedule-and-noexecute.yaml --size 1280x800 --theme dark --from 4s --out docs/pictures/eviction-dark.gif \
--do 'kubectl taint node worker-1 maintenance=true:NoExecute'"
