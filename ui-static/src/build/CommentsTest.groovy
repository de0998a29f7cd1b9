// What Comments leaves of scripts and style sheets, case by case; and of all of ours, that no line changes its number.
import groovy.io.FileType

def build = new File(project.basedir, 'src/build')
def comments = new GroovyClassLoader(getClass().classLoader).parseClass(new File(build, 'Comments.groovy'))

def stays = { String text -> assert comments.strip('a.js', text) == text }
def becomes = { String text, String left -> assert comments.strip('a.js', text) == left }
def isUnclear = { String text, String place ->
    try {
        comments.strip('a.js', text)
    } catch (IllegalStateException e) {
        assert e.message.startsWith(place)
        return
    }
    assert false: "not refused: $text"
}

becomes('a(); // why\nb();', 'a();\nb();')
becomes('// all of it', '')
becomes('/**\n * What.\n */\nf();', '\n\n\nf();')
becomes('a /* b */ + c', 'a   + c')
becomes('return/* b */c', 'return c')
becomes('a(); /* one\ntwo */ b();', 'a();\n b();')

stays('const at = "https://example.org"; ')
stays("const quote = 'it\\'s // not one';")
stays('html`<a href="https://example.org/*">${one /2} // ${two}</a>`;')
stays('html`${list.map(one => html`<b>${{ a: "}" }[one]} // ${`${one}`}</b>`)} /* no */`;')
becomes('html`//${/* yes */ a // yes too\n}//`;', 'html`//${  a\n}//`;')
stays('text.replace(/[/]\\/*"\'`/g, "");')
stays('const half = all / 2, quarter = half / 2;')
stays('const half = (a + b) / 2; const third = list[0] / 3; const name = `a` / 1;')
becomes('return /\\/\\//.test(a); // two slashes', 'return /\\/\\//.test(a);')
becomes('if (a) { b(); } // then\nelse {}', 'if (a) { b(); }\nelse {}')

isUnclear('function f() {}\n/a/.test(b)', 'a.js:2')
isUnclear('a();\n`never ends', 'a.js:2')
isUnclear('{', 'a.js:1')

assert comments.strip('a.css', '/* All. */\na::before { content: "/* no */"; } /* b */') == '\na::before { content: "/* no */"; }'
assert comments.strip('a.css', 'a { background: url(https://example.org/a.png); }') == 'a { background: url(https://example.org/a.png); }'

new File(project.basedir, 'src/main/web').eachFileRecurse(FileType.FILES) { file ->
    if (file.name =~ /\.(js|css)$/) {
        def text = file.getText('UTF-8')
        def left = comments.strip(file.name, text)
        assert left.count('\n') == text.count('\n'): file
        assert comments.strip(file.name, left) == left: file
    }
}
