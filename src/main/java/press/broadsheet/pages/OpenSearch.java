package press.broadsheet.pages;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;
import press.broadsheet.publication.Publication;

/** The OpenSearch description (OpenSearch 1.1, draft 6). Not a template, because Thymeleaf would send it as plain XML. */
final class OpenSearch {

    /** OpenSearch 1.1, "ShortName": the value must contain 16 or fewer characters. */
    private static final int MAX_SHORT_NAME = 16;

    private OpenSearch() {}

    static String description(Publication publication) {
        String name = publication.name();
        int end = name.offsetByCodePoints(0, Math.min(MAX_SHORT_NAME, name.codePointCount(0, name.length())));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <ShortName>%s</ShortName>
                <Description>%s</Description>
                <Language>%s</Language>
                <InputEncoding>UTF-8</InputEncoding>
                <OutputEncoding>UTF-8</OutputEncoding>
                <Image width="16" height="16" type="image/x-icon">%s</Image>
                <Url type="text/html" template="%s?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(escapeXml(name.substring(0, end)), escapeXml(publication.description()),
                publication.language().toLanguageTag(),
                escapeXml(publication.absoluteUrl("/favicon.ico")), escapeXml(publication.absoluteUrl(SearchPage.ADDRESS)));
    }

    private static String escapeXml(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
