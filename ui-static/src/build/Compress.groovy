// What the browser gets is what stands in src/main/web, but for three things. The style sheets are joined to one, as a page is not drawn
// before the last of them is there. Comments stay behind, line by line. And beside each file lies the same in Brotli, which weighs a sixth
// less than gzip: made here once, as it takes a second that no start of the service should take. Where this machine has no native encoder,
// gzip has to do.
import com.aayushatharva.brotli4j.Brotli4jLoader
import com.aayushatharva.brotli4j.encoder.Encoder
import groovy.io.FileType

def source = new File(project.basedir, 'src/main/web')
def web = new File(project.build.outputDirectory, 'ta/ui')
def stripping = new File(project.basedir, 'src/build/Comments.groovy')
def comments = new GroovyClassLoader(getClass().classLoader).parseClass(stripping)

// What comes to the same keeps its time, as it was compressed before.
def write = { File file, String text ->
    file.parentFile.mkdirs()
    if (!file.exists() || file.getText('UTF-8') != text) {
        file.setText(text, 'UTF-8')
    }
}

def joined
joined = { File sheet ->
    sheet.readLines('UTF-8').collect { line ->
        def part = line =~ /^@import url\("([^"]+)"\);$/
        part ? joined(new File(sheet.parentFile, part[0][1])) : line
    }.join('\n')
}
write(new File(web, 'styles/index.css'), comments.strip('index.css', joined(new File(source, 'styles/index.css'))))

source.eachFileRecurse(FileType.FILES) { file ->
    def built = new File(web, source.toPath().relativize(file.toPath()).toString())
    def isOld = built.lastModified() <= Math.max(file.lastModified(), stripping.lastModified())
    if (file.name.endsWith('.js') && isOld) {
        write(built, comments.strip(file.name, file.getText('UTF-8')))
    }
}

if (!Brotli4jLoader.isAvailable()) {
    log.warn("no Brotli here, so the web UI is served in gzip alone: ${Brotli4jLoader.unavailabilityCause}")
    return
}
def best = new Encoder.Parameters().setQuality(11)
web.eachFileRecurse(FileType.FILES) { file ->
    def small = new File(file.path + '.br')
    if (!file.name.endsWith('.br') && file.name != 'LICENSE' && small.lastModified() < file.lastModified()) {
        small.bytes = Encoder.compress(file.bytes, best)
    }
}
