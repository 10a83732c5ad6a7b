import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Neo4j Community as a server of its own, from its jars: `java -cp 'jars/*' Server.java <home> <settings>`, with the
 * password in NEO4J_PASSWORD. Prints `ready` once it answers, and stops when its standard input ends, or with 1 on a fault.
 */
public class Server {
  public static void main(String[] arguments) {
    try {
      serve(arguments);
    } catch (Exception fault) {
      fault.printStackTrace();
      // Neo4j's threads would go on
      System.exit(1);
    }
  }

  private static void serve(String[] arguments) throws Exception {
    DatabaseManagementService service =
        new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
            .loadPropertiesFromFile(Path.of(arguments[1]))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
    // a home that was used before has the password, and Neo4j refuses to set the same again
    for (String password : List.of(UUID.randomUUID().toString(), System.getenv("NEO4J_PASSWORD"))) {
      service
          .database("system")
          .executeTransactionally(
              "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    System.exit(0);
  }
}
