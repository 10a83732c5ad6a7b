import type {
  EntityInterface,
  EntityKind,
  EnumType,
  Field,
  Ontology,
  Pattern,
  RelationField,
  RelationKind,
  ScalarType,
} from "../../../graph/ontology.ts";
import type { Chance } from "./chance.ts";

const kindNames = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"];
const fieldNames = ["amount", "due", "level", "mark", "note1", "open", "rate", "span", "tone", "year"];
const scalars: readonly ScalarType[] = ["ID", "String", "Int", "Float", "Boolean", "EDTF", "ISODuration", "Decimal"];

function field(name: string, type: string, list: boolean, required: boolean): Field {
  return { name, type, list, required, description: `The ${name}.` };
}

const common: readonly Field[] = [
  field("id", "ID", false, true),
  field("name", "String", false, true),
  field("aliases", "String", true, true),
  field("description", "String", false, false),
  field("basis", "Basis", false, true),
  field("strategies", "String", true, true),
];

const enums: readonly EnumType[] = [
  enumType("Basis", ["STATED", "INFERRED"]),
  enumType("Strength", ["STRONG", "MEDIUM", "WEAK"]),
  enumType("Commitment", ["DISCUSSED", "PROPOSED", "PLANNED", "COMMITTED", "IN_FORCE", "DONE"]),
  enumType("Mood", ["SUNNY", "GREY", "DARK"]),
];

function enumType(name: string, values: readonly string[]): EnumType {
  return { name, description: `${name}.`, values: values.map((one) => ({ name: one, description: `${one}.` })) };
}

/** An ontology of a few kinds, with fields of every type, named ends, and relations, some to the kind itself. */
export function randomOntology(chance: Chance, number: number): Ontology {
  const names = ["Source", ...kindNames.slice(0, chance.between(2, kindNames.length))];
  const shared = chance.odds(0.5) ? randomField(chance, "grade") : null;
  const sharers = shared ? chance.some(names.slice(1), 0.7) : [];
  const ends = new Map<string, readonly string[]>();
  const target = (kinds: readonly string[]): string => {
    const [only] = kinds;
    if (only !== undefined && kinds.length === 1) return only;
    const name = `End${kinds.map((kind) => kind.charAt(0)).join("")}`;
    ends.set(name, kinds);
    return name;
  };
  const relations = Array.from({ length: chance.between(2, 5) }, (_, index) => randomRelation(chance, names, index));
  const relationFields = new Map<string, RelationField[]>(names.map((name) => [name, []]));
  for (const { name, from, to } of relations) {
    for (const kind of from) relationFields.get(kind)?.push(relationField(name, name, "out", target(to), to));
    for (const kind of to) relationFields.get(kind)?.push(relationField(`${name}By`, name, "in", target(from), from));
  }
  if (shared && sharers.length > 0) ends.set("Graded", sharers);
  const kinds = names.map((name): EntityKind => {
    const own = chance.some(fieldNames, 0.5).map((one) => randomField(chance, one));
    const segment = name.toLowerCase();
    return {
      name,
      segment,
      singular: segment,
      plural: `${segment}s`,
      label: segment,
      pluralLabel: `${segment}s`,
      description: `The kind ${name}.`,
      near: "",
      aim: chance.odds(0.25),
      fields: [...common, ...(shared && sharers.includes(name) ? [shared] : []), ...own],
      interfaces: ["Entity", ...[...ends].filter(([, members]) => members.includes(name)).map(([end]) => end)],
      relationFields: relationFields.get(name) ?? [],
    };
  });
  const interfaces = [...ends].map(([name, members]): EntityInterface => {
    const readable = chance.odds(0.3);
    return {
      ...entityInterface(name, members, name === "Graded" && shared ? [...common, shared] : common),
      plural: readable ? `all${name}` : null,
    };
  });
  return {
    kinds,
    interfaces: [{ ...entityInterface("Entity", names, common), plural: "entities" }, ...interfaces],
    relations,
    patterns: Array.from({ length: chance.below(3) }, (_, index) => randomPattern(chance, names, relations, index)),
    enums,
    properties: {
      name: "Provenance",
      fields: [
        field("id", "ID", false, true),
        field("basis", "Basis", false, true),
        field("strength", "Strength", false, false),
        field("commitment", "Commitment", false, false),
      ],
    },
    sourceKind: "Source",
    fingerprint: `random ${number}`,
  };
}

function randomField(chance: Chance, name: string): Field {
  return field(name, chance.odds(0.15) ? "Mood" : chance.one(scalars), chance.odds(0.25), false);
}

function randomRelation(chance: Chance, names: readonly string[], index: number): RelationKind {
  const name = `links${index}`;
  const ends = () => {
    const some = chance.some(names, 0.4);
    return some.length > 0 ? some : [chance.one(names)];
  };
  const from = ends();
  return {
    name,
    type: `LINKS${index}`,
    from,
    to: chance.odds(0.3) ? from : ends(),
    reading: { out: `links ${index} to`, in: `is linked ${index} by` },
    serves: chance.one(["out", "in", null]),
    priority: chance.odds(0.2),
    description: `The relation ${index}.`,
    near: "",
  };
}

/** Steps over some of the relations, from and to all kinds that they allow. */
function randomPattern(
  chance: Chance,
  names: readonly string[],
  relations: readonly RelationKind[],
  index: number,
): Pattern {
  const some = chance.some(relations, 0.6);
  const steps = (some.length > 0 ? some : relations.slice(0, 1)).map((relation) => {
    const forth = chance.odds(0.6);
    return {
      step: { relation: relation.name, direction: forth ? ("out" as const) : ("in" as const) },
      begins: forth ? relation.from : relation.to,
      leads: forth ? relation.to : relation.from,
    };
  });
  return {
    name: `pattern${index}`,
    inverse: `pattern${index}By`,
    steps: steps.map(({ step }) => step),
    maxHops: chance.between(1, 3),
    from: names.filter((name) => steps.some(({ begins }) => begins.includes(name))),
    to: names.filter((name) => steps.some(({ leads }) => leads.includes(name))),
    reading: { out: `leads by ${index} to`, in: `is led to by ${index} from` },
    description: `The pattern ${index}.`,
  };
}

function relationField(
  name: string,
  relation: string,
  direction: "out" | "in",
  target: string,
  kinds: readonly string[],
): RelationField {
  return { name, relation, direction, target, kinds, description: `The relation ${relation}, ${direction}.` };
}

function entityInterface(name: string, kinds: readonly string[], fields: readonly Field[]): EntityInterface {
  const label = name.toLowerCase();
  return { name, description: `Any ${label}.`, label, pluralLabel: `${label}s`, kinds, fields, plural: null };
}
