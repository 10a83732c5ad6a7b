import { type GraphQLSchema, parse } from "graphql";
import type { Dataset } from "../../graph/dataset.ts";
import { type Diagnostic, nearest } from "../../graph/diagnostic.ts";
import { createMemoryEngine } from "../../graph/memory/engine.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { createExecutor } from "../api/execute.ts";
import type { Rule } from "../api/rule.ts";
import { silenceKey } from "../api/silences.ts";
import type { PlacedSilence } from "../seeds/link/silences.ts";
import { createReport, listed, shown } from "../seeds/report.ts";

/** A graph's seeds beside the rules that look through it. */
export interface Silencing {
  readonly ontology: Ontology;
  readonly schema: GraphQLSchema;
  /** Null where the seeds are at fault: then only the rules' names are looked at. */
  readonly dataset: Dataset | null;
  readonly silences: readonly PlacedSilence[];
  readonly rules: readonly Rule[];
}

const question = parse("query ($rules: [ID!]) { findings(rules: $rules, silenced: true) { entities { id } } }");

/**
 * What is wrong with what strategies silence: SEED_UNKNOWN_RULE, and the warning SEED_SILENCED_NOT_FOUND. Of a rule that finds
 * more than an answer holds, nothing is said. Cost: that of loading the graph and of the rules that are named, where any is.
 */
export async function faultsOfSilences(silencing: Silencing): Promise<readonly Diagnostic[]> {
  const { report, diagnostics } = createReport();
  const ids = silencing.rules.map(({ id }) => id);
  for (const { silence, rulePlace } of silencing.silences) {
    if (ids.includes(silence.rule)) continue;
    const near = nearest(silence.rule, ids);
    const hint = near === undefined ? `the rules are ${listed(ids, "and", 30)}` : `did you mean ${near}?`;
    report("SEED_UNKNOWN_RULE", rulePlace, `There is no rule ${shown(silence.rule)}.`, { hint });
  }
  const known = silencing.silences.filter(({ silence }) => ids.includes(silence.rule));
  const found = await foundBy(silencing, [...new Set(known.map(({ silence }) => silence.rule))]);
  for (const { silence, place } of known) {
    if (found.get(silence.rule)?.has(silenceKey(silence.rule, silence.entities)) !== false) continue;
    const message = `${silence.rule} finds nothing of ${listed(silence.entities, "and")} that could be silenced.`;
    report("SEED_SILENCED_NOT_FOUND", place, message);
  }
  return diagnostics();
}

/** What each of the rules finds. */
async function foundBy(
  { ontology, schema, dataset, rules }: Silencing,
  asked: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  if (dataset === null || asked.length === 0) return found;
  const engine = createMemoryEngine(ontology);
  try {
    await engine.replace(dataset);
    const executor = createExecutor(ontology, engine, schema, { rules });
    for (const rule of asked) {
      const { data } = await executor.execute({ document: question, variables: { rules: [rule] } });
      if (data == null) continue;
      const { findings } = data as { findings: readonly { readonly entities: readonly { readonly id: string }[] }[] };
      found.set(
        rule,
        new Set(
          findings.map(({ entities }) =>
            silenceKey(
              rule,
              entities.map(({ id }) => id),
            ),
          ),
        ),
      );
    }
    return found;
  } finally {
    await engine.close();
  }
}
