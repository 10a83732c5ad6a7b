import { compareCodePoints } from "../../graph/dataset.ts";
import type { Value } from "../../graph/rows.ts";
import { eachFound } from "./analysis-data.ts";
import { apiError } from "./codes.ts";
import { entitiesKey, findingsBound } from "./compile/findings.ts";
import { type Data, newData, plainData, rootOf, rowData, type Shaping, textIn } from "./row-data.ts";
import { absenceSaid, type Reason, relationSaid, type Said, saidOf, together } from "./rule-data.ts";
import type { FindingsShape, FoundShape } from "./shape.ts";
import { type SilenceSaid, silenceKey, silencesIn } from "./silences.ts";

/** One finding, as far as it is known before it is shown. */
interface Found {
  /** Of the entities it is about, the one it is called by first. */
  readonly ids: readonly string[];
  readonly said: Said;
  /** Its entities, as asked for under a key of that number. */
  readonly entities: (shaping: Shaping, at: number) => readonly Data[];
}

/**
 * Response data of `findings`: what each rule finds by its entity's id, each entity once a rule, cut to the page asked
 * for. What a strategy silences is counted, and left out unless it is asked for. Errors: API_ANALYSIS_TOO_LARGE, and API_CURSOR_INVALID where `after` is no finding's id. Cost: O(all findings).
 */
export function findingsData(shaping: Shaping, asked: FindingsShape): readonly Data[] {
  const after = placeOf(asked, textIn(argument(shaping, asked.after)));
  const first = argument(shaping, asked.first);
  const silences = silencesIn(shaping, asked, argument(shaping, asked.strategy));
  const shown = argument(shaping, asked.silenced) === true;
  const data: Data[] = [];
  for (const [at, rule] of asked.rules.entries()) {
    if (at < after.rule) continue;
    for (const found of foundBy(shaping, asked, rule)) {
      if (typeof first === "number" && data.length >= first) return data;
      if (at === after.rule && compareCodePoints(found.ids[0] ?? "", after.entity) <= 0) continue;
      const silence = silences.get(silenceKey(rule.id, found.ids)) ?? null;
      if (silence === null || shown) data.push(findingData(shaping, asked, at, found, silence));
      else shaping.silenced++;
    }
  }
  return data;
}

function argument({ values }: Shaping, param: number | null): Value {
  return param === null ? null : (values[param] ?? null);
}

function placeOf({ rules }: FindingsShape, id: string): { readonly rule: number; readonly entity: string } {
  if (id === "") return { rule: -1, entity: "" };
  const [rule = "", entity] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  const at = rules.findIndex((one) => one.id === rule);
  if (id.includes(":") && at >= 0) return { rule: at, entity };
  const message = `\`after\` is not the id of a finding by a rule that is asked of: ${JSON.stringify(id.slice(0, 100))}.`;
  throw apiError("API_CURSOR_INVALID", message, null, "use the `id` of a finding under the same rules");
}

/** What a rule finds, each entity once, by id. */
function foundBy(shaping: Shaping, asked: FindingsShape, rule: FindingsShape["rules"][number]): readonly Found[] {
  const byId = new Map<string, Found>();
  for (const found of rule.found.flatMap((root) => foundIn(shaping, asked, rule.id, root))) {
    const [id = ""] = found.ids;
    if (!byId.has(id)) byId.set(id, found);
  }
  return [...byId.values()].sort((a, b) => compareCodePoints(a.ids[0] ?? "", b.ids[0] ?? ""));
}

function foundIn(shaping: Shaping, { kinds }: FindingsShape, rule: string, root: FoundShape): readonly Found[] {
  // what is only looked at is no quote shown
  const aside = { ...shaping };
  switch (root.found) {
    case "entities":
      return rowsOf(shaping, rule, root.root).flatMap((row): Found[] => {
        const said = saidOf(shaping.ontology, root.parts, rowData(aside, root.shown, row));
        if (said === null) return [];
        const entities = (to: Shaping, at: number) =>
          root.entities.slice(at, at + 1).map((shape) => rowData(to, shape, row));
        return [{ ids: [textIn(row[root.id])], said, entities }];
      });
    case "isolated":
      return rowsOf(shaping, rule, root.root).map((row): Found => {
        const { own, absence } = rowData(aside, root.row, row) as { own: Own; absence: Reason };
        const entities = (to: Shaping, at: number) => [rowData(to, root.row, row)[entitiesKey(at)] as Data];
        return { ids: [own.id], said: absenceSaid(absence), entities };
      });
    case "cycles":
      return eachFound(shaping, root.read).flatMap((shape): Found[] => {
        const { own, round } = shape(aside) as { own: readonly Own[]; round: readonly Data[] };
        if (!own.some(({ __typename }) => kinds.includes(__typename))) return [];
        const entities = (to: Shaping, at: number) => shape(to)[entitiesKey(at)] as readonly Data[];
        return [{ ids: own.map(({ id }) => id), said: together(round.map(relationSaid)), entities }];
      });
  }
}

interface Own {
  readonly id: string;
  readonly __typename: string;
}

function rowsOf(shaping: Shaping, rule: string, root: number) {
  const { rows } = rootOf(shaping, root);
  if (rows.length <= findingsBound) return rows;
  const message = `The rule ${rule} finds more than ${findingsBound} entities.`;
  throw apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask of one strategy, of some kinds, or of other rules");
}

function findingData(
  shaping: Shaping,
  { fields, rules }: FindingsShape,
  at: number,
  found: Found,
  silence: SilenceSaid | null,
): Data {
  const rule = rules[at];
  if (rule === undefined) throw new Error("a finding is of no rule");
  const data = newData(fields);
  for (const { key, read } of fields) {
    switch (read.read) {
      case "constant":
        data[key] = read.value;
        break;
      case "id":
        data[key] = `${rule.id}:${found.ids[0]}`;
        break;
      case "severity":
        data[key] = rule.severity;
        break;
      case "sentence":
        data[key] = found.said.sentences.join("; ");
        break;
      case "rule":
        data[key] = read.values[at];
        break;
      case "entities":
        data[key] = found.entities(shaping, read.at);
        break;
      case "absence":
        data[key] = found.said.absence.map((reason) => plainData(read.fields, (fact) => reason[fact]));
        break;
      case "silenced":
        data[key] = silence && plainData(read.fields, (fact) => silence[fact]);
        break;
      case "evidence": {
        const evidence = found.said.evidence.get(read.key) ?? [];
        shaping.quotes += evidence.length;
        data[key] = evidence;
        break;
      }
    }
  }
  return data;
}
