package press.broadsheet.archive.media;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import press.broadsheet.publication.CanonicalUrl;

/** The URL of a media file. The hash identifies the bytes; the name is for saving the file. */
final class MediaUrl {

    private MediaUrl() {}

    /** In canonical form, so that it is not redirected. A name that is not valid in a URL is replaced by {@code file}. */
    static String of(String hash, String path) {
        String folder = "/media/" + hash + "/";
        String name = UriUtils.encode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        return CanonicalUrl.parse(folder + name).map(CanonicalUrl::encoded).filter(it -> it.startsWith(folder))
                .orElse(folder + "file");
    }
}
