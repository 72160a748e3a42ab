package press.broadsheet.edge.cache;

import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.edge.response.Freshness;
import press.broadsheet.edge.response.Generation;

/**
 * What an address answered, and what its edition says of that.
 *
 * @param generation the run in which it may be handed out again
 * @param ignoresQuery whether every query that means nothing to us leads to it too
 */
record RenderResult(BufferedResponse response, Generation generation, Freshness freshness, boolean ignoresQuery) {}
