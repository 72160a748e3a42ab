package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.TrialCount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Articles contain only allow-listed elements, attributes and schemes; {@link ArticleHtmlAssertions} checks each text
 * rendered here.
 */
@Timeout(300)
class MarkdownSafetyTests {

    private static final List<String> SCHEMES = List.of("javascript:alert(1)", "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "java\u0000script:alert(1)",
            "\u0001javascript:alert(1)", " javascript:alert(1)", "\u00a0javascript:alert(1)", "\ufeffjavascript:alert(1)",
            "java\u00adscript:alert(1)", "java\u200bscript:alert(1)", "javascript\u2236alert(1)", "javascript：alert(1)",
            "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3a;alert(1)",
            "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)",
            "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "java&#9;script:alert(1)", "java&#10;script:alert(1)",
            "java&#x0D;script:alert(1)", "java&#1;script:alert(1)", "&#1;javascript:alert(1)", "java&ZeroWidthSpace;script:x",
            "&amp;#106;avascript:alert(1)", "javascript%3aalert(1)", "%6aavascript:alert(1)", "\\javascript:alert(1)",
            "java\\script:alert(1)", "javascript\\:alert(1)", "vbscript:msgbox(1)", "livescript:x", "mocha:x",
            "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg/onload=x>",
            "blob:https://example.org/x", "filesystem:https://example.org/x", "file:///etc/passwd", "view-source:x",
            "feed:javascript:alert(1)", "jar:javascript:alert(1)", "about:blank", "ms-its:x", "intent://x",
            "https:javascript:alert(1)", "//javascript:alert(1)", "/\\javascript:alert(1)", "\\\\evil.example/x",
            "manuscript:javascript:alert(1)", "media:javascript:alert(1)", "?javascript:alert(1)", "#javascript:alert(1)",
            "./javascript:alert(1)", "x.md\" onclick=\"alert(1)", "x.md' onclick='alert(1)", "x.md><script>alert(1)</script>",
            "https://example.org/\" onmouseover=\"alert(1)", "https://a.example\"><img src=x onerror=alert(1)>",
            "mailto:a@b.c\"onclick=alert(1)", "tel:1\"onclick=alert(1)", "javascript://%0aalert(1)", "JAVASCRIPT:%0A1");

    private static final List<String> PLACES = List.of("[x](%s)", "[x](<%s>)", "[x](%s \"t\")", "<%s>", "![x](%s)",
            "[x]\n\n[x]: %s", "[x]\n\n[x]: <%s> '%s'", "<a href=\"%s\">x</a>", "<a href='%s'>x</a>", "<a href=%s>x</a>",
            "<A HREF=\"%s\" X>x</A>", "<a\nhref\n=\n\"%s\">x</a>", "<img src=\"%s\" alt=x>", "<img src=%s>",
            "<img srcset=\"%s 1x\" src=a.png alt=x>", "<a xlink:href=\"%s\">x</a>", "<area href=\"%s\">",
            "<form action=\"%s\"><input formaction=\"%s\"></form>", "<iframe src=\"%s\"></iframe>",
            "<object data=\"%s\"></object>", "<embed src=\"%s\">", "<link rel=stylesheet href=\"%s\">",
            "<base href=\"%s\">", "<meta http-equiv=refresh content=\"0;url=%s\">", "<video src=\"%s\" poster=\"%s\">",
            "<svg><a xlink:href=\"%s\"><text>x</text></a></svg>", "<math href=\"%s\">x</math>", "<q cite=\"%s\">x</q>",
            "<table background=\"%s\"><tr><td>x</table>", "<body background=\"%s\">", "<button formaction=\"%s\">x",
            "<details ontoggle=\"%s\" open>x", "<p style=\"background:url(%s)\">x</p>", "[^1]\n\n[^1]: [x](%s)",
            "<aside>\n\n[x](%s)\n\n</aside>", "| [x](%s) |\n|---|\n", "# [x](%s)", "(Source: [x](%s))",
            "![x](a.png \"%s\"){credit=\"%s\"}", "## x {#%s}", "```%s\nx\n```");

    private static final List<String> HTML = List.of("<script>alert(1)</script>", "<SCRIPT SRC=//e.example></SCRIPT>",
            "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script", "<script>",
            "<script>/*</script>*/alert(1)</script>", "<script>a</script", "<<script>alert(1)//<</script>",
            "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<img \"\"\"><script>alert(1)</script>\">",
            "<img/src=x/onerror=alert(1)>", "<img src=`x` onerror=alert(1)>", "<IMG SRC=x ONERROR=alert(1)>",
            "<a onclick=alert(1) href=/x>x</a>", "<b onmouseover=alert(1)>x</b>", "<body onload=alert(1)>",
            "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><foreignObject><b onclick=x>y</b></foreignObject>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<noembed><img title=\"</noembed><img onerror=x>\">",
            "<template><script>alert(1)</script></template>", "<template><img src=x onerror=alert(1)></template>",
            "<style>@import 'https://e.example/x.css';</style>", "<style>p{background:url(javascript:alert(1))}</style>",
            "<p style=\"width:expression(alert(1))\">x</p>", "<xmp><img src=x onerror=alert(1)></xmp>",
            "<textarea><img src=x onerror=alert(1)></textarea>", "<title><img src=x onerror=alert(1)></title>",
            "<plaintext><img src=x onerror=alert(1)>", "<select><style></select><img src=x onerror=alert(1)></style>",
            "<select><iframe></select><img src=x onerror=alert(1)>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object type=text/html data=x></object>", "<embed src=x.swf>", "<applet code=x>", "<frameset onload=alert(1)>",
            "<marquee onstart=alert(1)>x</marquee>", "<blink>x</blink>", "<isindex action=x>", "<keygen autofocus onfocus=x>",
            "<input autofocus onfocus=alert(1)>", "<button onclick=alert(1)>x</button>", "<video><source onerror=alert(1)>",
            "<audio src=x onerror=alert(1)>", "<base href=//e.example/>", "<meta charset=utf-7>", "<link rel=import href=x>",
            "<form id=x></form><button form=x formaction=y>", "<dialog open onclose=alert(1)>x</dialog>",
            "<!--<img src=x onerror=alert(1)>-->", "<!-- --!><img src=x onerror=alert(1)>", "<!--><img src=x onerror=alert(1)>",
            "<!--->-><img src=x onerror=alert(1)>", "<!-- unclosed", "<![CDATA[<img src=x onerror=alert(1)>]]>",
            "<![CDATA[><img src=x onerror=alert(1)>]]>", "<![CDATA[unclosed", "<?xml version=\"1.0\"?>", "<? <img onerror=x> ?>",
            "<!DOCTYPE x [<!ENTITY y \"z\">]>", "</p></div></main><h1>Out</h1>", "</div></div></article></body></html>",
            "<p><table><p>x<td></p></table></div>", "<table><tr><td></table></table></td></div>", "<li></ul></div>",
            "<a href=\"x.md", "<a href=\"", "<a href='x\"y' title=\"'>z\">", "<b title=\"&quot;><img src=x onerror=alert(1)>\">",
            "<abbr title='\"><img src=x onerror=alert(1)>'>x</abbr>", "<img alt=\"`><script>alert(1)</script>\" src=a.png>",
            "<p id=main class=masthead>x</p>", "<h2 id=hed>x</h2>", "<div id=prose><p id=q>x</p></div>",
            "<img name=body src=a.png>",
            "<a name=x>y</a>", "<span data-note=1>x</span>", "<sup data-note=1 id=a>x</sup>", "<div data-note=0>x</div>",
            "<a data-line=99999999 href=x.md>y</a>", "<a data-line=-1 href=x.md>y</a>", "<span data-task=done onclick=x></span>",
            "<img credit='<script>' src=a.png alt=b>", "<x-y is=z>q</x-y>", "<p is=evil slot=x part=y nonce=z>x</p>",
            "<a ping=//e.example href=/x target=_blank rel=opener download>x</a>",
            "<img src=a.png usemap=#m ismap loading=eager>",
            "<time datetime=\"x\" onclick=y>z</time>", "<ol start=-1 type=I reversed>x</ol>", "<td colspan=999999>x</td>",
            "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script>alert(1)&#60;/script>", "\u003cscript\u003ealert(1)",
            "<ⅰmg onerror=x>", "＜script＞alert(1)＜/script＞", "<a href=/x\u0000 onclick=y>z</a>", "<p\u0000x>y</p>",
            "<\u0000script>x",
            "<ruby><rt><ruby><rt></ruby></div>", "<b><i></b></i><p></div>", "<h1><h2></h1><b></h2>", "<dl><li><dd></ul></dl>");

    static Stream<String> links() {
        return SCHEMES.stream().flatMap(scheme -> PLACES.stream().map(place -> place.replace("%s", scheme)));
    }

    @Test
    void noForbiddenSchemePassesInAnyForm() {
        List<String> failures = new ArrayList<>();
        links().forEach(text -> checkHarmless(text, failures));
        assertThat(failures).isEmpty();
    }

    @Test
    void noForbiddenHtmlPasses() {
        List<String> failures = new ArrayList<>();
        for (String html : HTML) {
            for (String around : List.of("%s", "One.\n\n%s\n\nTwo.", "In a line %s of text.", "- %s\n", "> %s\n", "## %s\n",
                    "| %s |\n|---|\n", "[%s](x.md)", "**%s**", "<aside>\n\n%s\n\n</aside>\n", "[^1]\n\n[^1]: %s",
                    "<details>\n\n%s\n\n</details>", "<table><tr><td>%s</table>", "![%s](a.png)", "Term\n: %s\n")) {
                checkHarmless(around.replace("%s", html), failures);
            }
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "noscript", "iframe", "object", "title"})
    void elementsWithoutReadableTextAreRemovedWithTheirContent(String name) {
        assertThat(
                TestRenderer.renderProse("a <" + name + ">secret</" + name + "> b\n\n<" + name + ">\nsecret\n</" + name + ">\n"))
                .doesNotContain("secret").contains("a ");
    }

    @Test
    void plainTextIsNeverHtml() {
        String all = String.join("\n\n", HTML) + "\n\n" + String.join("\n\n", SCHEMES);
        assertThat(TestRenderer.renderPlainText("Headline\n\n" + all).body().prose()).doesNotContain("<a ", "<img", "<b");
    }

    @Test
    void randomCombinationsOfAttacksAreHarmless() {
        List<String> pieces = new ArrayList<>(HTML);
        pieces.addAll(SCHEMES);
        pieces.addAll(PLACES);
        pieces.addAll(List.of("\n", "\n\n", " ", "<", ">", "\"", "'", "`", "&", "](", "[", "<p>", "</p>", "<b>", "</b>",
                "<table>", "<td>", "</table>", "<ul>", "<li>", "<a href=x.md>", "</a>", "<figure>", "<h2>", "</h2>", "    "));
        Random random = new Random(7);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < TrialCount.of(4_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(2, 9); j > 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            checkHarmless(text.toString(), failures);
        }
        assertThat(failures).isEmpty();
    }

    private static void checkHarmless(String text, List<String> failures) {
        try {
            TestRenderer.render(text);
        } catch (AssertionError failure) {
            failures.add(text + "\n=> " + failure.getMessage());
        }
    }
}
