package press.broadsheet.manuscript.frontmatter;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.text.KnownKeys;

/**
 * Keys of other systems that are ignored without a warning, so that existing content can be used unchanged.
 * {@link HidingFields} runs first and reports those that hide the article.
 */
final class IgnoredKeys {

    private static final Set<String> KEYS = Stream.of("""
            layout type kind template pageTemplate templateKey customTemplate templateEngineOverride theme style class classes
            cssclass cssclasses pageClass bodyClass weight order position priority rank sticky pinned pin top featured
            featuredPost isFeatured highlight home isHome comments comment disqus commentId allowComments toc showToc tocOpen
            hasToc tableOfContents hideTableOfContents tocMinHeadingLevel tocMaxHeadingLevel outline math mathjax katex latex
            mermaid chart diagram codeCopy share sharing socialShare showShareButtons related readTime readingTime
            showReadingTime timeToRead wordCount views likes series seriesOrder seriesWeight parts collection collections
            menu menus mainMenu nav navbar navOrder navTitle navExclude navigation sidebar sidebarLabel sidebarPosition
            sidebarTitle parent grandParent hasChildren prev next previous pagination paginationLabel paginateBy
            paginatePath footer header breadcrumb breadcrumbs
            build cascade headless isCJKLanguage linkTitle markup outputs resources params extra images videos audio
            photos gallery galleries attachments assets url_base translations slugs aliasesOnly insertAnchorLinks inSearchIndex
            searchExclude searchHidden sortBy render generateFeeds generateFeed
            pageDescription metaTitle metaDescription metaKeywords metaImage seo seoTitle seoDescription og ogTitle
            ogDescription ogImage ogType opengraph openGraph twitter twitterTitle twitterDescription twitterImage twitterCard
            social card socialImage schema jsonLd structuredData featureImageAlt featureImageCaption coverAlt coverCaption
            imageAlt imageCaption imageCredit heroAlt thumbnailAlt
            codeinjectionHead codeinjectionFoot customExcerpt emailSubject emailOnly primaryTag primaryAuthor uuid
            excerptSeparator renderWithLiquid authorProfile eleventyNavigation eleventyComputed eleventyImport
            disableNunjucks topImg copyright copyrightAuthor copyrightAuthorHref copyrightUrl copyrightInfo license rights aside
            abbrlink saveAs translation editLink editUrl customEditUrl head script scripts stylesheet styles css js
            output bibliography csl nocite linkCitations documentclass geometry fontsize created createdAt createDate
            dateCreated ctime mtime generator version revision wordpressId postId guid blogger author_email authorEmail
            authorUrl authorImage avatar color background icon emoji
            affiliation baseHeaderLevel htmlHeader htmlFooter xhtmlHeader latexInput latexFooter latexMode quotesLanguage
            """.split("\\s+")).map(KnownKeys::normalize).collect(Collectors.toUnmodifiableSet());

    private IgnoredKeys() {}

    /** All keys, normalized. */
    static Set<String> all() {
        return KEYS;
    }

    static boolean contains(String key) {
        return KEYS.contains(KnownKeys.normalize(key));
    }
}
