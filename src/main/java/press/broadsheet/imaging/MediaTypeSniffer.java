package press.broadsheet.imaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Determines a file's media type from its first bytes, as the MIME Sniffing Standard does. The file name is ignored. */
final class MediaTypeSniffer {

    static final String UNKNOWN = "application/octet-stream";
    static final String SVG = "image/svg+xml";

    /** Bytes read from the start of a file. */
    static final int SNIFF_LENGTH = 4096;

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("\\x89PNG\\r\\n\\x1A\\n", "image/png"),
            new Signature("\\xFF\\xD8\\xFF", "image/jpeg"),
            new Signature("GIF8[79]a", "image/gif"),
            new Signature("RIFF....WEBPVP8[ LX]", "image/webp"),
            new Signature("%PDF-", "application/pdf"),
            new Signature("ID3|\\xFF[\\xE2-\\xE7\\xF2-\\xF7\\xFA-\\xFF][\\x10-\\xEF]", "audio/mpeg"),
            new Signature("....ftypM4A ", "audio/mp4"),
            new Signature("....ftypqt  ", "video/quicktime"),
            new Signature("....ftyp(?:isom|iso\\d|mp4\\d|avc1|M4V |dash|mmp4|3gp\\d|MSNV)", "video/mp4"),
            new Signature("OggS.{24}.{0,8}\\x80theora", "video/ogg"),
            new Signature("OggS", "audio/ogg"),
            new Signature("\\x1A\\x45\\xDF\\xA3.{0,60}webm", "video/webm"),
            new Signature("RIFF....WAVE", "audio/wav"),
            new Signature("fLaC", "audio/flac"),
            new Signature("(?:\\xEF\\xBB\\xBF)?WEBVTT[ \\t\\r\\n]", "text/vtt;charset=UTF-8"),
            new Signature("PK\\x03\\x04.{26}mimetypeapplication/epub\\+zip", "application/epub+zip"),
            new Signature("PK\\x03\\x04", "application/zip"),
            new Signature("\\x1F\\x8B\\x08", "application/gzip"));

    /** An XML declaration, comments and a document type may precede the root element. */
    private static final Pattern SVG_ROOT = Pattern.compile(
            "(?:\\xEF\\xBB\\xBF)?\\s*+(?:<\\?.*?\\?>\\s*+|<!--.*?-->\\s*+|<!DOCTYPE[^>]*>\\s*+)*+<svg[\\s>/].*", Pattern.DOTALL);

    private record Signature(Pattern pattern, String type) {

        Signature(String bytes, String type) {
            this(Pattern.compile(bytes, Pattern.DOTALL), type);
        }
    }

    private MediaTypeSniffer() {}

    static String sniff(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        return SIGNATURES.stream()
                .filter(signature -> signature.pattern().matcher(bytes).lookingAt())
                .map(Signature::type)
                .findFirst()
                .orElse(SVG_ROOT.matcher(bytes).matches() ? SVG : UNKNOWN);
    }
}
