/// All code that touches the HTTP server's own classes, and no other.
///
/// Why Tomcat and not Jetty, whose public API lets a handler of invocation type NON_BLOCKING answer on the selector thread:
/// processor time of a kept article in one run (Jetty 12.1.14, one core, 32 connections, first quartiles of eight or ten
/// runs, nginx beside them) was 8.9 µs here beside nginx's 12.1, and 9.9 µs for a bare handler on Jetty that looks
/// nothing up, with its head in one encoded block and its body in a direct buffer; 13.7 against 11.2 with a field for each
/// line of the head. A profile has the difference in Jetty's parser, channel and generator (26 % of the samples, against
/// 18 % here with the look-up), and it allocates 1,700 to 2,000 bytes a request for 700 to 900. A connection of our own on
/// Jetty's EndPoint and HttpParser comes to what this takes (11.2 µs, and 11.3), but HTTP/1.1 would then be ours to keep.
@NullMarked
package press.broadsheet.edge.server;

import org.jspecify.annotations.NullMarked;
