#!/bin/sh
# cache.sh IMAGE SECONDS OPTION : gives jpackage's image an AOT cache. Java takes one only with the very class path and the very jars
# that it was made with, down to their times: the launcher names the one jar, whose manifest names the others, and all jars are
# of the moment SECONDS (since 1970), which dpkg-deb gives them too (SOURCE_DATE_EPOCH), whenever they are copied.
set -e
app="$1/lib/app"
home="$1/../home"
sed -i '/^app.classpath=.*\/lib\//d' "$app/podfall.cfg"
find "$app" -name '*.jar' -exec touch -d "@$2" {} +
mkdir -p "$home"
# What cannot be kept (classes older than Java 6, proxies) is said class by class; a cache that is not made is an error.
# What was compiled in the rehearsal is not kept: Java would compile all of it at the start again, beside what the first frame needs.
XDG_CONFIG_HOME="$home" XDG_STATE_HOME="$home" "$1/lib/runtime/bin/java" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$3" -Xlog:aot=off -Duser.home="$home" \
    -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$app/podfall.aot" -cp "$app/podfall.jar" dev.podfall.ui.app.Rehearsal
test -s "$app/podfall.aot"
