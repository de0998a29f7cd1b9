package ta.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.statement.reading.StatementReader;

/** Contract notes as PDF become the rows of their text. */
class PdfTest {

    private static final Path FOLDER = Path.of("src/test/resources/ta/statement");
    private static final float SIZE = 9;

    @ParameterizedTest
    @ValueSource(strings = {"ajbell-note", "hargreaves-lansdown-note"})
    void pdf_becomesTheRowsOfItsText(String name) throws IOException, UnreadableStatementException {
        String text = Files.readString(FOLDER.resolve(name + ".txt"));
        Statement ofText =
                StatementReader.read(name + ".txt", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), "GBP");
        Statement ofPdf = StatementReader.read(name + ".pdf", pdf(text, ""), Optional.empty(), "GBP");
        assertThat(ofPdf.template()).isEqualTo(name);
        assertThat(ofPdf.rows())
                .isNotEmpty()
                .usingRecursiveComparison()
                .ignoringFields("line")
                .isEqualTo(ofText.rows());
    }

    @Test
    void pdf_thatIsLocked_saysSo() throws IOException {
        byte[] locked = pdf("Some text", "a secret");
        assertThatThrownBy(() -> StatementReader.read("note.pdf", locked, Optional.empty(), "GBP"))
                .isInstanceOfSatisfying(UnreadableStatementException.class, e -> {
                    assertThat(e.code()).isEqualTo("UNREADABLE_FILE");
                    assertThat(e.getMessage()).contains("password");
                });
    }

    /** A third of a megabyte that unfolds to 300. */
    @Test
    void pdf_thatUnfoldsToMoreThanTheMemory_isRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            COSStream content = document.getDocument().createCOSStream();
            content.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            try (OutputStream raw = content.createRawOutputStream();
                    OutputStream out = new DeflaterOutputStream(raw)) {
                byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 300; i++) {
                    out.write(spaces);
                }
            }
            page.setContents(new PDStream(content));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThatThrownBy(() -> StatementReader.read("note.pdf", out.toByteArray(), Optional.empty(), "GBP"))
                    .isInstanceOfSatisfying(
                            UnreadableStatementException.class,
                            e -> assertThat(e.code()).isEqualTo("UNREADABLE_FILE"));
        }
    }

    private static byte[] pdf(String text, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A3);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.COURIER), SIZE);
                content.setLeading(SIZE * 1.2f);
                content.beginText();
                content.newLineAtOffset(20, PDRectangle.A3.getHeight() - 40);
                for (String line : text.lines().toList()) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
