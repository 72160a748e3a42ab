package press.broadsheet.edge.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/**
 * Writes a large page as quickly as its reader takes it, without a thread that waits. The JDK copies what it writes, all that
 * it is given, and each thread keeps the room for its copy: hence the pieces.
 */
final class PieceByPiece extends IteratingNestedCallback {

    static final int PIECE = 64 << 10;

    private final Response response;
    private final ByteBuffer left;

    PieceByPiece(Response response, byte[] content, Callback whenDone) {
        super(whenDone);
        this.response = response;
        this.left = ByteBuffer.wrap(content);
    }

    @Override
    protected Action process() {
        if (!left.hasRemaining()) {
            return Action.SUCCEEDED;
        }
        ByteBuffer piece = left.slice(left.position(), Math.min(PIECE, left.remaining()));
        left.position(left.position() + piece.remaining());
        response.write(!left.hasRemaining(), piece, this);
        return Action.SCHEDULED;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
