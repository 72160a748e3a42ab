package press.broadsheet.edge.cache;

import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.edge.response.Freshness;
import press.broadsheet.edge.response.Generation;

/**
 * A rendered response and what its edition determines about it.
 *
 * @param generation the generation in which it may be served from the cache
 * @param ignoresQuery whether unknown query parameters lead to the same page
 */
record RenderResult(BufferedResponse response, Generation generation, Freshness freshness, boolean ignoresQuery) {}
