import { compareCodePoints } from "../../../graph/dataset.ts";
import type { Value } from "../../../graph/rows.ts";
import { apiError } from "../codes.ts";
import type { FindingRead, FindingsShape, FoundShape } from "../finding-shape.ts";
import type { ObjectShape, RowShape } from "../row-shape.ts";
import { entitiesKey, findingsBound } from "../rule.ts";
import { type SilenceSaid, silenceKey, silencesIn } from "../silences.ts";
import { computedWriter, foundBy, isList } from "./analysis.ts";
import { rowWriter } from "./row.ts";
import { absenceSaid, type Reason, relationSaid, type Said, saidOf, together } from "./said.ts";
import {
  aside,
  type Data,
  dataOf,
  objectWriter,
  plainWriter,
  rootOf,
  textIn,
  type Write,
  type Writing,
  writeList,
  writeValue,
} from "./writing.ts";

/** One finding, as far as it is known before it is shown. */
interface Found {
  /** Of the entities it is about, the one it is called by first. */
  readonly ids: readonly string[];
  readonly said: Said;
  /** Its entities, as asked for under a key of that number. */
  readonly entities: (writing: Writing, at: number) => readonly Data[];
}

/** A finding that is shown, the number of its rule, and what silences it. */
interface Shown {
  readonly rule: number;
  readonly found: Found;
  readonly silence: SilenceSaid | null;
}

/** Looks for what one root of a rule finds. */
type Look = (writing: Writing) => readonly Found[];

/**
 * A writer of `findings`: what each rule finds by its entity's id, each entity once a rule, cut to the page asked for.
 * What a strategy silences is counted, and left out unless it is asked for. Errors: API_ANALYSIS_TOO_LARGE, and API_CURSOR_INVALID where `after` is no finding's id. Cost: O(all findings).
 */
export function findingsWriter(asked: FindingsShape): Write<unknown> {
  const write = objectWriter(asked.fields, (read) => partWriter(asked, read));
  const looks = asked.rules.map(({ id, found }) => found.map((root) => lookFor(asked, id, root)));
  return (writing) => writeList(writing, pageOf(writing, asked, looks), write);
}

function pageOf(writing: Writing, asked: FindingsShape, looks: readonly (readonly Look[])[]): readonly Shown[] {
  const after = placeOf(asked, textIn(argument(writing, asked.after)));
  const first = argument(writing, asked.first);
  const silences = silencesIn(writing, asked, argument(writing, asked.strategy));
  const all = argument(writing, asked.silenced) === true;
  const page: Shown[] = [];
  for (const [rule, roots] of looks.entries()) {
    if (rule < after.rule) continue;
    for (const found of eachOnce(roots.flatMap((look) => look(writing)))) {
      if (typeof first === "number" && page.length >= first) return page;
      if (rule === after.rule && compareCodePoints(found.ids[0] ?? "", after.entity) <= 0) continue;
      const silence = silences.get(silenceKey(asked.rules[rule]?.id ?? "", found.ids)) ?? null;
      if (silence === null || all) page.push({ rule, found, silence });
      else writing.silenced++;
    }
  }
  return page;
}

function argument({ values }: Writing, param: number | null): Value {
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

/** Each entity once, by id. */
function eachOnce(all: readonly Found[]): readonly Found[] {
  const byId = new Map<string, Found>();
  for (const found of all) {
    const [id = ""] = found.ids;
    if (!byId.has(id)) byId.set(id, found);
  }
  return [...byId.values()].sort((a, b) => compareCodePoints(a.ids[0] ?? "", b.ids[0] ?? ""));
}

/** What is only looked at is no quote shown: it is written aside, and what is shown is written without it. */
function lookFor({ fields, kinds }: FindingsShape, rule: string, root: FoundShape): Look {
  const keys = fields.flatMap(({ read }) => (read.read === "entities" ? [entitiesKey(read.at)] : []));
  switch (root.found) {
    case "entities": {
      const shown = rowWriter(root.shown);
      const entities = root.entities.map(rowWriter);
      return (writing) =>
        rowsOf(writing, rule, root.root).flatMap((row): Found[] => {
          const said = saidOf(writing.ontology, root.parts, dataOf(aside(writing), shown, row));
          if (said === null) return [];
          const shownAs = (to: Writing, at: number) => entities.slice(at, at + 1).map((one) => dataOf(to, one, row));
          return [{ ids: [textIn(row[root.id])], said, entities: shownAs }];
        });
    }
    case "isolated": {
      const write = rowWriter(root.row);
      const shown = keys.map((key) => rowWriter(onlyKey(root.row, key)));
      return (writing) =>
        rowsOf(writing, rule, root.root).map((row): Found => {
          const { own, absence } = dataOf(aside(writing), write, row) as { own: Own; absence: Reason };
          const entities = (to: Writing, at: number) =>
            shown.slice(at, at + 1).map((one) => dataOf(to, one, row)[entitiesKey(at)] as Data);
          return { ids: [own.id], said: absenceSaid(absence), entities };
        });
    }
    case "cycles": {
      const write = computedWriter(root.read.fields);
      const shown = keys.map((only) => computedWriter(root.read.fields.filter(({ key }) => key === only)));
      return (writing) =>
        [foundBy(writing, root.read)]
          .filter(isList)
          .flat()
          .flatMap((cycle): Found[] => {
            const { own, round } = dataOf(aside(writing), write, cycle) as {
              own: readonly Own[];
              round: readonly Data[];
            };
            if (!own.some(({ __typename }) => kinds.includes(__typename))) return [];
            const entities = (to: Writing, at: number) =>
              shown.slice(at, at + 1).flatMap((one) => dataOf(to, one, cycle)[entitiesKey(at)] as readonly Data[]);
            return [{ ids: own.map(({ id }) => id), said: together(round.map(relationSaid)), entities }];
          });
    }
  }
}

/** The shape of rows, with one of its keys alone. */
function onlyKey(row: RowShape, only: string): RowShape {
  const lessOf = ({ fields }: ObjectShape): ObjectShape => ({ fields: fields.filter(({ key }) => key === only) });
  if (row.kind === null) return { kind: null, object: lessOf(row.object) };
  const objects = Object.entries(row.objects).map(([kind, object]) => [kind, lessOf(object)] as const);
  return { kind: row.kind, objects: Object.fromEntries(objects) };
}

interface Own {
  readonly id: string;
  readonly __typename: string;
}

function rowsOf(writing: Writing, rule: string, root: number) {
  const { rows } = rootOf(writing, root);
  if (rows.length <= findingsBound) return rows;
  const message = `The rule ${rule} finds more than ${findingsBound} entities.`;
  throw apiError("API_ANALYSIS_TOO_LARGE", message, null, "ask of one strategy, of some kinds, or of other rules");
}

function partWriter({ rules }: FindingsShape, read: FindingRead): Write<Shown> {
  switch (read.read) {
    case "id":
      return (writing, { rule, found }) => writeValue(writing, `${rules[rule]?.id}:${found.ids[0]}`);
    case "severity":
      return (writing, { rule }) => writeValue(writing, rules[rule]?.severity ?? null);
    case "sentence":
      return (writing, { found }) => writeValue(writing, found.said.sentences.join("; "));
    case "rule": {
      const texts = read.values.map((value) => JSON.stringify(value));
      return (writing, { rule }) => {
        writing.text += texts[rule];
      };
    }
    case "entities":
      return (writing, { found }) => {
        writing.text += JSON.stringify(found.entities(writing, read.at));
      };
    case "absence": {
      const write = objectWriter(read.fields, (one): Write<Reason> => {
        if (one.read === "fact") return (writing, reason) => writeValue(writing, reason[one.of]);
        return (writing, reason) => writeEvidence(writing, reason[one.key]);
      });
      return (writing, { found }) => writeList(writing, found.said.absence, write);
    }
    case "silenced": {
      const write = plainWriter(read.fields);
      return (writing, { silence }, start) => {
        if (silence === null) writing.text += "null";
        else write(writing, (fact) => silence[fact], start);
      };
    }
    case "evidence":
      return (writing, { found }) => writeEvidence(writing, found.said.evidence.get(read.key));
  }
}

function writeEvidence(writing: Writing, evidence: readonly unknown[] = []): void {
  writing.quotes += evidence.length;
  writing.text += JSON.stringify(evidence);
}
