import type { Engine, ExecuteOptions } from "../engine.ts";
import type { Ontology } from "../ontology.ts";
import type { Column, Plan, Root } from "../plan/plan.ts";

const page = { offset: null, limit: null, after: null };

/** Of these ids, those of entities that there are; null: of all. Errors: those of the engine. Cost: O(ids), or O(entities). */
export async function idsIn(
  ontology: Ontology,
  engine: Engine,
  ids: readonly string[] | null,
  options: ExecuteOptions = {},
): Promise<ReadonlySet<string>> {
  const where = ids === null ? null : ({ test: "in", subject: "entity", name: "id", value: 0 } as const);
  const columns = [{ column: "field", subject: "entity", name: "id" }] as const;
  const selection = { kinds: allKinds(ontology), near: null, where, order: [], page, columns };
  const found = new Set<string>();
  const plan: Plan = { version: 1, project: "rows", roots: [{ op: "list", selection }] };
  for await (const { rows } of (await engine.execute(plan, ids === null ? [] : [ids], options)).batches) {
    for (const [id] of rows) found.add(String(id));
  }
  return found;
}

/** Of these strategies, those that an entity belongs to. Errors: those of the engine. Cost: for each O(entities before the first of it). */
export async function strategiesIn(
  ontology: Ontology,
  engine: Engine,
  strategies: readonly string[],
  options: ExecuteOptions = {},
): Promise<ReadonlySet<string>> {
  const columns: readonly Column[] = [{ column: "field", subject: "entity", name: "id" }];
  const one = { ...page, limit: strategies.length };
  const roots = strategies.map((_, value): Root => {
    const where = { test: "includes", subject: "entity", name: "strategies", value } as const;
    return { op: "list", selection: { kinds: allKinds(ontology), near: null, where, order: [], page: one, columns } };
  });
  const found = new Set<string>();
  const plan: Plan = { version: 1, project: "rows", roots };
  for await (const { root, rows } of (await engine.execute(plan, [...strategies, 1], options)).batches) {
    if (rows.length > 0) found.add(strategies[root] as string);
  }
  return found;
}

/** The ids of all strategies. Errors: those of the engine. Cost: O(strategies). */
export async function strategiesOf(engine: Engine): Promise<readonly string[]> {
  const columns = [{ column: "field", subject: "record", name: "id" }] as const;
  const plan: Plan = { version: 1, project: "rows", roots: [{ op: "records", of: "strategies", columns }] };
  const found: string[] = [];
  for await (const { rows } of (await engine.execute(plan, [])).batches) {
    for (const [id] of rows) found.push(String(id));
  }
  return found;
}

function allKinds({ kinds }: Ontology): readonly string[] {
  return kinds.map(({ name }) => name);
}
