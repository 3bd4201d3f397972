import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** What the same HTTP stack can do at best: it reads the body and sends it back. */
public class Echo {

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        for (int i = 0; i < 2; i++) {
            vertx.createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> request.response().end(body)))
                    .listen(Integer.parseInt(args[0]));
        }
    }
}
