# Functions of ../../../ta: make a class-data archive. Sourced; uses say and the variables of that script.

# The archive contains the classes that two typical commands load: a decision with its trace and text, and a demo until
# it serves. That is nearly what every command loads. The demo also unpacks the PostgreSQL that all data folders share.
# The JVM ignores the archive when a jar has changed since. Most lambdas are left out: JDK 17 crashes when it archives
# a lambda of a class that it leaves out itself. If the dump fails, an empty file prevents another attempt.
make_archive() {
    local list policy
    list=$(mktemp "$archive.XXXXXX" 2>/dev/null) || return 0
    policy=$home/policy-compiler/src/main/resources/ta/policy/manifesto_policy.json
    say "Preparing faster starts, once after each build; about half a minute …"
    (
        "$java" -XX:DumpLoadedClassList="$list.all" -XX:+UseSerialGC "${quick[@]}" -jar "$jar" evaluate --trace \
            --policy "$policy" --snapshot "$home/docs/examples/snapshot.json" &&
        list_demo "$list.demo" "$list.data" &&
        cat "$list.all" "$list.demo" | awk '(!/@lambda-proxy/ || / (ta|java)\//) && !seen[$0]++' >"$list" &&
        "$java" -Xshare:dump -XX:SharedClassListFile="$list" -XX:SharedArchiveFile="$list.jsa" \
            -XX:-CreateCoredumpOnCrash -XX:ErrorFile=/dev/null -cp "$jar" ||
        : >"$list.jsa"
    ) >/dev/null 2>&1 || true
    mv -f "$list.jsa" "$archive" 2>/dev/null || true
    rm -rf "$list" "$list.all" "$list.demo" "$list.data"
}

# Starts a demo with its data in $2, stops it when it serves, and writes the classes that it loaded to $1.
list_demo() {
    local demo line
    exec 8< <(exec "$java" -XX:DumpLoadedClassList="$1" -XX:+UseSerialGC "${quick[@]}" -Dta.postgres="$postgres" \
        -jar "$jar" demo --port 0 --data "$2" 2>&1)
    demo=$!
    while read -r line <&8; do case $line in *Ctrl-C*) break ;; esac; done
    kill "$demo" && cat <&8 && exec 8<&-
}
