package press.broadsheet.edge.response;

/** One generation of the page cache, from one edition to the next; compared by identity. */
public final class Generation {}
