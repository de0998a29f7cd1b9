// Checks the scripts and style sheets with Biome: its lint rules and its format, as biome.jsonc says. npm brings Biome,
// once for each lock file. A build without npm leaves this out and says so.
def run = { String... command ->
    def process = new ProcessBuilder(command).directory(project.basedir).redirectErrorStream(true).start()
    process.outputStream.close()
    def output = process.inputStream.text.trim()
    if (process.waitFor() != 0) {
        throw new IllegalStateException("${command.join(' ')} failed in ui-static:\n$output")
    }
    output
}

def lock = new File(project.basedir, 'package-lock.json')
def installed = new File(project.basedir, 'node_modules/.package-lock.json')
if (installed.lastModified() < lock.lastModified()) {
    try {
        run('npm', 'ci')
    } catch (IOException e) {
        log.warn("npm is missing, so the web UI is not linted. Maybe install it: apt-get install npm")
        return
    }
}
log.info(run('node_modules/.bin/biome', 'ci', '--colors=off'))
