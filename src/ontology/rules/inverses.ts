import type { Direction } from "../../../graph/ontology.ts";
import type { Declarations, RelationDeclaration } from "../declarations.ts";
import { typeOf } from "../names.ts";
import { listed, type Report } from "../report.ts";

/**
 * Both sides of a relation agree: whatever a field leads to has a field that leads back, every kind at one side reaches
 * every kind at the other, and no two fields of a kind reach the same end.
 */
export function inverses({ relationFields, kinds, properties }: Declarations, report: Report): void {
  const relations = new Map<string, RelationDeclaration[]>();
  for (const one of relationFields) {
    if (one.relation === undefined) continue;
    const same = relations.get(one.relation) ?? [];
    relations.set(one.relation, [...same, one]);
  }
  const carried = properties[0]?.name.value ?? "Provenance";
  for (const [relation, all] of relations) {
    overlaps(relation, all, report);
    if (all.some((one) => one.direction === undefined || one.kinds.length === 0)) continue;
    for (const direction of ["out", "in"] as const) {
      side(relation, all, direction, { order: [...kinds.keys()], carried }, report);
    }
  }
}

function overlaps(relation: string, all: readonly RelationDeclaration[], report: Report): void {
  for (const [at, one] of all.entries()) {
    const twin = all
      .slice(0, at)
      .find(
        (two) =>
          two.kind === one.kind &&
          two.direction === one.direction &&
          two.kinds.some((kind) => one.kinds.includes(kind)),
      );
    if (twin === undefined || one.direction === undefined) continue;
    const shared = twin.kinds.filter((kind) => one.kinds.includes(kind));
    const path = `${one.kind.name.value}.${one.field.name.value}`;
    const sentence = `\`${path}\` reaches ${listed(shared)} by \`${relation}\`, as \`${twin.field.name.value}\` does already.`;
    const hint = "keep one field for one relation, direction and kind of end";
    report("ONTOLOGY_DUPLICATE_RELATION_FIELD", one.field, sentence, hint, twin.field);
  }
}

interface Context {
  /** The kinds, as declared. */
  readonly order: readonly string[];
  readonly carried: string;
}

/** Checks the ends of the fields that run in one direction against the kinds whose fields run in the other. */
function side(
  relation: string,
  all: readonly RelationDeclaration[],
  direction: Direction,
  { order, carried }: Context,
  report: Report,
): void {
  const here = all.filter((one) => one.direction === direction);
  const back = all.filter((one) => one.direction !== direction);
  const holders = order.filter((kind) => back.some((one) => one.kind.name.value === kind));
  const origins = order.filter((kind) => here.some((one) => one.kind.name.value === kind));
  const lacking = new Set<string>();
  for (const one of here) {
    for (const kind of one.kinds) {
      if (holders.includes(kind) || lacking.has(kind)) continue;
      lacking.add(kind);
      missingInverse(relation, one, kind, { order: origins, carried }, report);
    }
  }
  for (const origin of origins) {
    const fields = here.filter((one) => one.kind.name.value === origin);
    const ends = new Set(fields.flatMap((one) => one.kinds));
    const left = holders.filter((kind) => !ends.has(kind));
    const [first] = fields;
    if (left.length === 0 || first === undefined) continue;
    const path = `${origin}.${first.field.name.value}`;
    const sentence = `\`${path}\` leads to ${listed([...ends])}, but ${listed(left)} also ${left.length > 1 ? "have" : "has"} \`${relation}\` ${direction === "out" ? "coming in" : "going out"}.`;
    const hint = `let it lead to an interface of exactly ${listed(holders)}`;
    report("ONTOLOGY_INTERFACE_KINDS", first.field.type, sentence, hint);
  }
}

function missingInverse(
  relation: string,
  one: RelationDeclaration,
  kind: string,
  { order: origins, carried }: Context,
  report: Report,
): void {
  const path = `${one.kind.name.value}.${one.field.name.value}`;
  const sentence = `\`${path}\` leads to \`${kind}\`, which has no field of \`${relation}\` that leads back.`;
  const name = one.direction === "in" ? relation : "...";
  const end = origins.length > 1 ? `an interface of ${origins.join(", ")}` : origins[0];
  const back = one.direction === "in" ? "OUT" : "IN";
  const hint = `add to ${kind}: ${name}: [${end}!]! @relationship(type: "${typeOf(relation)}", direction: ${back}, properties: "${carried}")${one.target === kind ? "" : `, or leave ${kind} out of ${one.target}`}`;
  report("ONTOLOGY_MISSING_INVERSE", one.field, sentence, hint);
}
