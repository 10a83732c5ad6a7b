import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Neo4j Community as a server of its own, from its jars: `java -cp 'jars/*' Server.java <home> <settings>`, with the
 * password in NEO4J_PASSWORD. Prints `ready` once it answers, and stops when its standard input ends.
 */
public class Server {
  public static void main(String[] arguments) throws Exception {
    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
            .loadPropertiesFromFile(Path.of(arguments[1]))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    service
        .database("system")
        .executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", System.getenv("NEO4J_PASSWORD")));
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
