package press.broadsheet.publication;

import java.util.Optional;

/**
 * A page that stands outside of the news: who we are, who answers for it, what becomes of what readers leave.
 *
 * @param language BCP 47 tag
 * @param updated when its editor says it was last changed
 */
public record StandingPage(
        Slug slug, String headline, Optional<String> standfirst, String language, Optional<Moment> updated, Body body) {

    public String address() {
        return slug.pageAddress();
    }
}
