// What the browser gets is what stands in src/main/web, with two additions. The style sheets are joined into one, since
// no page is drawn before the last of them has arrived. And each file has a copy in Brotli beside it, a sixth smaller
// than in gzip: compressed here once, since it takes a second that no start of the service should take. On a machine
// without a native encoder the service compresses with gzip.
import com.aayushatharva.brotli4j.Brotli4jLoader
import com.aayushatharva.brotli4j.encoder.Encoder
import groovy.io.FileType

def web = new File(project.build.outputDirectory, 'ta/ui')

def joined
joined = { File sheet ->
    sheet.readLines('UTF-8').collect { line ->
        def part = line =~ /^@import url\("([^"]+)"\);$/
        part ? joined(new File(sheet.parentFile, part[0][1])) : line
    }.join('\n')
}
def styles = joined(new File(project.basedir, 'src/main/web/styles/index.css'))
def built = new File(web, 'styles/index.css')
// The same text keeps its time, since it is compressed already.
if (!built.exists() || built.getText('UTF-8') != styles) {
    built.parentFile.mkdirs()
    built.setText(styles, 'UTF-8')
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
