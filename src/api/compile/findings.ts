import { type ArgumentNode, getNamedType, isInterfaceType, isObjectType, type SelectionSetNode } from "graphql";
import { nearest } from "../../../graph/diagnostic.ts";
import type { Column, Predicate, Root } from "../../../graph/plan/plan.ts";
import type { FindingRead, FoundShape } from "../finding-shape.ts";
import { roleOf } from "../roles.ts";
import type { RootRead } from "../root-shape.ts";
import { entitiesKey, findingsBound, type Rule, type RuleRoot, type Severity, severities } from "../rule.ts";
import { silenceFields } from "../silences.ts";
import { targetNamed } from "../targets.ts";
import { compileAnalysis } from "./analysis.ts";
import { type Asked, chosenEntities, countArgument, flagArgument, given, placeOf, textArgument } from "./arguments.ts";
import { fieldsBelow, plainFields } from "./below.ts";
import { selectionsOf } from "./collect.ts";
import { addColumn, type Columns } from "./columns.ts";
import { type Compiling, refuse } from "./compiling.ts";
import { kindsArgument } from "./ends.ts";
import { compileIsolated } from "./isolated.ts";
import { knownPart } from "./ontology.ts";
import { addParam } from "./params.ts";
import { reasonFields } from "./reason.ts";
import { evidenceKey, reasonNode, shownOf } from "./rule-parts.ts";
import { compileEntities, insideOf } from "./selection.ts";
import { ofStrategy } from "./strategy.ts";
import { join } from "./where.ts";
import { fieldNode, setOf } from "./written.ts";

/** What a finding is asked for, whichever rule finds it. */
interface Finds {
  readonly asked: Asked;
  readonly kinds: readonly string[];
  readonly strategy: Predicate | null;
  /** A selection for each key under which entities, and under which evidence, is asked for. */
  readonly entities: readonly (readonly SelectionSetNode[])[];
  readonly evidence: readonly SelectionSetNode[];
  /** The same of the words of absences. */
  readonly reasons: readonly SelectionSetNode[];
  readonly add: (root: Root) => number;
}

/**
 * `findings`: the roots of all rules asked of, in one plan. What a rule filters by is compiled as if it had been asked for
 * itself; of what it shows, only what a finding says. Faults: API_RULE_UNKNOWN.
 */
export function compileFindings(compiling: Compiling, asked: Asked, add: (root: Root) => number): RootRead {
  const rules = rulesAsked(compiling, asked);
  const entities: (readonly SelectionSetNode[])[] = [];
  const evidence: SelectionSetNode[] = [];
  const reasons: SelectionSetNode[] = [];
  const fields = fieldsBelow(compiling, asked.field.type, asked.group, (below): FindingRead => {
    if (below.role.role !== "finding") throw new Error(`a finding has a field for ${below.role.role}`);
    const { of } = below.role;
    switch (of) {
      case "entities":
        return { read: of, at: entities.push(selectionsOf(below.group)) - 1 };
      case "evidence": {
        const selections = selectionsOf(below.group).flatMap((set) => set.selections);
        return { read: of, key: evidenceKey(evidence.push(setOf(selections)) - 1) };
      }
      case "absence":
        return {
          read: of,
          fields: reasonFields(compiling, below, (group) => {
            const selections = selectionsOf(group).flatMap((set) => set.selections);
            return { read: "evidence", key: evidenceKey(reasons.push(setOf(selections)) - 1) } as const;
          }),
        };
      case "silenced":
        return {
          read: of,
          fields: plainFields(compiling, below, (role) => (role.role === "silence" ? role.of : null)),
        };
      case "rule":
        return { read: of, values: rules.map((rule) => knownPart(compiling, rule, below.type, below.group)) };
      default:
        return { read: of };
    }
  });
  const finds: Finds = {
    asked,
    kinds: kindsArgument(compiling, asked),
    strategy: ofStrategy(compiling, asked),
    entities,
    evidence,
    reasons,
    add,
  };
  return {
    read: "findings",
    fields,
    kinds: finds.kinds,
    strategy: textArgument(compiling, asked, "strategy"),
    silences: add(silencesRoot(compiling)),
    silenced: flagArgument(compiling, asked, "silenced"),
    rules: rules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      title: rule.title,
      found: rule.roots.flatMap((root) => foundBy(compiling, finds, root)),
    })),
    first: countArgument(compiling, asked, "first"),
    after: textArgument(compiling, asked, "after"),
  };
}

function silencesRoot(compiling: Compiling): Root {
  const columns: Columns = [];
  for (const name of silenceFields) addColumn(compiling, columns, { column: "field", subject: "record", name });
  const id: Column = { column: "field", subject: "entity", name: "id" };
  addColumn(compiling, columns, { column: "entities", link: "entities", columns: [id] });
  return { op: "records", of: "silences", columns };
}

function rulesAsked(compiling: Compiling, asked: Asked): readonly Rule[] {
  const [ids, least] = [given(compiling, asked, "rules"), given(compiling, asked, "severity")];
  const named: readonly unknown[] | null = ids.is === "leaf" ? [ids.value].flat() : null;
  const known = compiling.rules.map(({ id }) => id);
  for (const id of named ?? []) {
    if (known.includes(String(id))) continue;
    const near = nearest(String(id), known);
    const hint = near === undefined ? "`findingRules` lists them" : `did you mean ${near}?`;
    refuse(compiling, "API_RULE_UNKNOWN", `There is no rule ${JSON.stringify(id)}.`, placeOf(asked, "rules"), hint);
  }
  const from = least.is === "leaf" ? severities.indexOf(least.value as Severity) : 0;
  return compiling.rules.filter(
    ({ id, severity }) => (named === null || named.includes(id)) && severities.indexOf(severity) >= from,
  );
}

function foundBy(compiling: Compiling, finds: Finds, root: RuleRoot): readonly FoundShape[] {
  const field = compiling.schema.getQueryType()?.getFields()[root.field];
  const role = field && roleOf(field);
  if (field === undefined) throw new Error(`a rule asks for ${root.field}, which is not there`);
  const asked = { field, group: root.group, path: [...finds.asked.path, root.field] };
  if (role?.role === "list") return entitiesFound(compiling, finds, asked, role.target);
  if (role?.role === "isolated") return [isolatedFound(compiling, finds, asked)];
  return [cyclesFound(compiling, finds, asked)];
}

function entitiesFound(compiling: Compiling, finds: Finds, asked: Asked, name: string): readonly FoundShape[] {
  const target = targetNamed(compiling.targets, name);
  const kinds = target.kinds.filter((kind) => finds.kinds.includes(kind));
  const type = getNamedType(asked.field.type);
  if (kinds.length === 0 || (!isObjectType(type) && !isInterfaceType(type))) return [];
  const { where, order, page } = chosenEntities(compiling, asked, target);
  const { selection, parts } = shownOf(compiling, type, selectionsOf(asked.group), finds);
  const columns: Columns = [];
  const field = (of: string) => addColumn(compiling, columns, { column: "field", subject: "entity", name: of });
  const id = field("id");
  const shown = compileEntities(compiling, [selection], kinds, columns, asked.path);
  const entities = finds.entities.map((sets) => compileEntities(compiling, sets, kinds, columns, finds.asked.path));
  const limit = page.limit ?? addParam(compiling.params, { literal: findingsBound + 1 }, { as: "count" }, nowhere);
  const root = finds.add({
    op: "list",
    selection: {
      kinds,
      near: null,
      where: join("and", [finds.strategy, where]),
      order,
      page: { ...page, limit },
      columns,
    },
  });
  return [{ found: "entities", root, id, shown, parts, entities }];
}

/** `own` is what findings go by; the others are as asked for. */
function cyclesFound(compiling: Compiling, finds: Finds, asked: Asked): FoundShape {
  const entities = finds.entities.map((sets, at) => fieldNode("entities", inOne(sets), entitiesKey(at)));
  const words = finds.evidence.map((set, at) => fieldNode("evidence", set.selections, evidenceKey(at)));
  const round = [fieldNode("reading"), ...(words.length > 0 ? [fieldNode("properties", words)] : [])];
  const own = fieldNode("entities", [fieldNode("id"), fieldNode("__typename")], "own");
  const node = fieldNode(asked.field.name, [own, ...entities, fieldNode("round", round)], undefined, [
    ...argumentOf(finds.asked, "strategy"),
  ]);
  const read = compileAnalysis(compiling, { ...asked, group: [node] }, "cycles", finds.add);
  if (read.read !== "analysis") throw new Error("cycles are no analysis");
  return { found: "cycles", read };
}

function isolatedFound(compiling: Compiling, finds: Finds, asked: Asked): FoundShape {
  const entities = finds.entities.map((sets, at) => fieldNode("entity", inOne(sets), entitiesKey(at)));
  const own = fieldNode("entity", [fieldNode("id"), fieldNode("__typename")], "own");
  const absence = reasonNode(finds);
  const node = fieldNode(asked.field.name, [own, absence, ...entities], undefined, [
    ...argumentOf(finds.asked, "strategy"),
    ...argumentOf(finds.asked, "kinds"),
  ]);
  const read = compileIsolated(compiling, insideOf(compiling), { ...asked, group: [node] }, finds.add);
  if (read.read !== "rows") throw new Error("what is isolated is no list");
  return { found: "isolated", root: read.root, row: read.row };
}

const nowhere = { nodes: [], path: [] };

function inOne(sets: readonly SelectionSetNode[]) {
  return sets.flatMap(({ selections }) => selections);
}

function argumentOf({ group }: Asked, name: string): readonly ArgumentNode[] {
  return (group[0].arguments ?? []).filter((one) => one.name.value === name);
}
