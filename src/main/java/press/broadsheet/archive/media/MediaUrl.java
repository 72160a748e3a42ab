package press.broadsheet.archive.media;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import press.broadsheet.publication.CanonicalUrl;

/** Where a file is found: the hash says which bytes, the name is for those who save it. */
final class MediaUrl {

    private MediaUrl() {}

    /** In its canonical spelling, so that nobody is redirected; a name that no address can hold is left out. */
    static String of(String hash, String path) {
        String folder = "/media/" + hash + "/";
        String name = UriUtils.encode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        return CanonicalUrl.parse(folder + name).map(CanonicalUrl::encoded).filter(it -> it.startsWith(folder))
                .orElse(folder + "file");
    }
}
