package press.broadsheet.edge.cache;

import press.broadsheet.edge.response.Freshness;

/**
 * What an address answered, and what its edition says of that.
 *
 * @param run the run in which it may be handed out again
 * @param anyQuery whether every query that means nothing to us leads to it too
 */
record RenderResult(BufferedResponse proof, CacheGeneration.Run run, Freshness freshness, boolean anyQuery) {}
