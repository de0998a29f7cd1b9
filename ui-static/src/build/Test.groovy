// Runs the unit tests of the scripts: with Node from the path, else with the Node inside Playwright's driver, which
// Maven has fetched for the browser tests. So they run on each machine that builds.
import java.util.zip.ZipFile

def OLDEST = 20

def output = { List<String> command ->
    def process = new ProcessBuilder(command).directory(project.basedir).redirectErrorStream(true).start()
    process.outputStream.close()
    def text = process.inputStream.text.trim()
    [process.waitFor(), text]
}

def isOnPath = {
    try {
        def (code, version) = output(['node', '--version'])
        def found = version =~ /^v(\d+)/
        code == 0 && found && found[0][1].toInteger() >= OLDEST
    } catch (IOException e) {
        false
    }
}

/** Where Playwright's driver has the Node for this machine. */
def entryName = {
    def os = System.getProperty('os.name').toLowerCase()
    def isArm = System.getProperty('os.arch') == 'aarch64'
    if (os.contains('windows')) {
        return 'driver/win32_x64/node.exe'
    }
    "driver/${os.contains('mac') ? 'mac' : 'linux'}${isArm ? '-arm64' : ''}/node"
}

def unpacked = {
    def driver = project.artifacts.find { it.artifactId == 'driver-bundle' }
    def node = new File(project.build.directory, "node-${driver.version}/node")
    if (!node.exists()) {
        new ZipFile(driver.file).withCloseable { jar ->
            node.parentFile.mkdirs()
            def begun = new File(node.path + '.part')
            begun.bytes = jar.getInputStream(jar.getEntry(entryName())).bytes
            begun.executable = true
            begun.renameTo(node)
        }
    }
    node.path
}

def node = isOnPath() ? 'node' : unpacked()
def (code, text) = output([node, '--test-reporter=spec', 'src/test/js/run.js'])
if (code != 0) {
    throw new IllegalStateException("a test of the web UI failed (with $node):\n$text")
}
log.info("Tests of the web UI, with $node:\n${text.readLines().findAll { it.startsWith('ℹ') }.join('\n')}")
