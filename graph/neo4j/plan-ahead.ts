import type { Ontology } from "../ontology.ts";
import type { Plan } from "../plan/plan.ts";
import type { Value } from "../rows.ts";
import { absentParams, compile, parametersOf } from "./compile.ts";
import { type Connection, openSession } from "./connection.ts";
import { translated } from "./errors.ts";

/**
 * Has the server plan the statement of a plan without running it: a server that has just begun takes several times as long
 * to plan its first large statement, which else would count as the time of whoever asks it. Errors: those of the connection.
 */
export async function planAhead(
  connection: Connection,
  ontology: Ontology,
  { plan, values }: { readonly plan: Plan; readonly values: readonly Value[] },
): Promise<void> {
  const statement = compile(ontology, plan, absentParams(plan, values));
  const session = await openSession(connection, "read");
  try {
    await session.run(`EXPLAIN ${statement.text}`, parametersOf(statement, values));
  } catch (error) {
    throw translated(error);
  } finally {
    await session.close().catch(() => {});
  }
}
