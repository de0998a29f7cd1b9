# Functions of ../../../ta: build the program with Maven. Sourced; uses say, fail and the variables of that script.

# The program's own modules. Except for runtime, their jars are in target/lib.
modules=(rules policy-compiler storage/statements storage/database storage/backoffice ui-static http runtime)

# Called only before a build, because it takes a tenth of a second.
require_tools() {
    local version
    version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
    case $version in 1.*|[0-9]|1[0-6]) fail "Java is too old: $java is version $version, 17 is needed" \
        "Maybe point JAVA_HOME to a JDK 17 or newer." ;; esac
    [ -x "$(dirname "$(readlink -f "$java")")/javac" ] || fail "$java is not a JDK: it has no compiler" \
        "Maybe install one: apt install openjdk-17-jdk"
    command -v mvn >/dev/null || fail "Maven is not installed" "Maybe install it: apt install maven"
}

# The file of the program that was built last.
newest() {
    ls -t "$jar" "$built" \
        "$target"/lib/{rules,policy-compiler,statements,database,backoffice,ui-static,http}-*.jar 2>/dev/null |
        head -n 1
}

# Whether the program is missing, or a source is newer.
is_stale() {
    [ -f "$jar" ] || return 0
    [ -n "$(cd "$home" && find pom.xml */pom.xml "${modules[@]/%//pom.xml}" "${modules[@]/%//src}" \
        -newer "$(newest)" -type f -not -path '*/src/test/*' -print -quit)" ]
}

# Builds once, even if several are started at the same time.
build() {
    local log=$home/.ta/build.log time="1 to 2 minutes"
    require_tools
    mkdir -p "$home/.ta"
    exec 9>"$home/.ta/build.lock"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another ta is building; waiting for it …"
        flock 9
    fi
    if is_stale; then
        [ -f "$jar" ] || time="the first time 3 to 6 minutes, as Maven also downloads libraries"
        say "Building ta in $home; $time. The log is .ta/build.log."
        (cd "$home" && mvn -B -ntp -DskipTests -pl runtime -am package) 2>&1 | tee "$log" | show_modules || {
            tail -n 40 "$log" >&2
            fail "the build failed; the whole log is $log"
        }
        touch "$built"
        say "Built."
    fi
    exec 9>&-
}

# Reads Maven's log and shows which module is being built: on a terminal in one line, otherwise in a line per module.
show_modules() {
    local line
    while IFS= read -r line; do
        if [[ $line =~ ^\[INFO\]\ Building\ ([^ ]+)\ .*(\[[0-9]+/[0-9]+\])$ ]]; then
            [ ! -t 2 ] || printf '\r\033[K' >&2
            printf '%s %s …' "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" >&2
            [ -t 2 ] || say ""
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
}
