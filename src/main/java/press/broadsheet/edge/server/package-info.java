/// All code that uses the HTTP server's own classes, and no other code.
///
/// Why Tomcat and not Jetty 12.1, whose public API lets a handler of invocation type NON_BLOCKING respond on the selector thread:
/// processor time of a cached article in one run (one core, 32 connections, first quartiles of eight or ten runs) was 8.9 µs here
/// beside nginx's 12.1, and 9.9 µs for a bare Jetty handler without a cache lookup, with its header section in one encoded block and
/// its body in a direct buffer; with one field per header line it was 13.7 µs against 11.2 here. The difference is in Jetty's parser,
/// channel and generator (26 % of the samples, against 18 % here with the lookup); it allocates 1,700 to 2,000 bytes per request
/// against 700 to 900. A connection of our own on Jetty's EndPoint and HttpParser takes the same time as this code, but HTTP/1.1 would
/// then be ours to maintain.
@NullMarked
package press.broadsheet.edge.server;

import org.jspecify.annotations.NullMarked;
