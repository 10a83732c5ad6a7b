import type { Basis, Entity, FieldValue, Name } from "../../graph/dataset.ts";
import { compareCodePoints } from "../../graph/dataset.ts";
import { at, type Place } from "../../graph/diagnostic.ts";
import type { Registered } from "./registry.ts";
import { type Report, shown } from "./report.ts";
import { fieldsOf, type WrittenEntity } from "./sections/entities.ts";
import { checkBasis } from "./sections/relations.ts";

/** What all folders together say of an entity, its evidence aside. */
export type MergedEntity = Omit<Entity, "mentions" | "fieldEvidence" | "strategies">;

/**
 * Puts together what folders say of one entity: the declaration first, then additions by folder. Names in other
 * languages, aliases, notes and fields add up; what is said twice must be the same. Errors: SEED_DISAGREEMENT,
 * SEED_MISSING_KEY, SEED_STATED_WITHOUT_QUOTE, SEED_INFERRED_*, SEED_STATED_WITH_REASONING.
 */
export function mergeEntity(
  { id, kind, written }: Registered,
  languageOf: (folder: string) => string,
  context: { readonly report: Report; readonly mayLackMention: boolean },
): MergedEntity | null {
  const { report } = context;
  const [owner] = written;
  if (!owner || !kind) return null;
  if (owner.whole) checkDeclaration(owner, written, context);
  const said = new Map<string, { readonly value: FieldValue; readonly place: Place }>();
  const say = (key: string, what: string, value: FieldValue, place: Place): void => {
    const first = said.get(key);
    if (!first) said.set(key, { value, place });
    else if (JSON.stringify(first.value) !== JSON.stringify(value)) {
      const given = shown(String(value), 40);
      const before = shown(String(first.value), 40);
      report("SEED_DISAGREEMENT", place, `${what} of ${id} is "${given}" here and "${before}" at ${at(first.place)}.`, {
        related: [{ message: "says otherwise", place: first.place }],
      });
    }
  };
  const names: Name[] = [];
  const aliases = new Set<string>();
  const notes = new Set<string>();
  const fields = new Map<string, FieldValue>();
  if (!owner.has("basis")) said.set("basis", { value: "STATED", place: owner.id.place });
  for (const entity of written) {
    for (const given of entity.names) {
      const language = given.language ?? languageOf(entity.folder);
      const known = names.some((one) => one.language === language);
      say(`name ${language}`, `The name in ${language}`, given.name, given.place);
      if (!known) names.push({ language, name: given.name });
    }
    for (const alias of entity.aliases) aliases.add(alias);
    if (entity.note !== null) notes.add(entity.note);
    for (const key of ["basis", "description", "strength", "reasoning"] as const) {
      const value = entity[key];
      if (value !== null) say(key, `The ${key}`, value, entity.placeOf(key));
    }
    for (const [name, field] of entity.fields) {
      say(`field ${name}`, `The ${name}`, field.value, field.place);
      if (!fields.has(name)) fields.set(name, field.value);
    }
  }
  const text = (key: string): string | null => (said.get(key)?.value as string | undefined) ?? null;
  const basis = (text("basis") ?? "STATED") as Basis;
  return {
    id,
    kind: kind.name,
    names,
    aliases: [...aliases],
    description: text("description"),
    basis,
    strength: basis === "INFERRED" ? (text("strength") as Entity["strength"]) : null,
    reasoning: basis === "INFERRED" ? text("reasoning") : null,
    note: notes.size === 0 ? null : [...notes].join("\n"),
    fields: Object.fromEntries([...fields].sort(([a], [b]) => compareCodePoints(a, b))),
  };
}

function checkDeclaration(
  owner: WrittenEntity,
  written: readonly WrittenEntity[],
  { report, mayLackMention }: { readonly report: Report; readonly mayLackMention: boolean },
): void {
  const { kind, has, placeOf, id } = owner;
  const required = (kind ? fieldsOf(kind) : []).filter((field) => field.required && !field.list);
  for (const name of ["name", ...required.map((field) => field.name)]) {
    if (!written.some((one) => one.has(name))) report("SEED_MISSING_KEY", id.place, `${id.id} has no \`${name}\`.`);
  }
  const value = owner.basis === null ? {} : { basis: owner.basis };
  const stated = checkBasis({ value, has, placeOf }, "entity", { report });
  if (stated && !mayLackMention && !written.some((one) => one.fills("mentions"))) {
    report("SEED_STATED_WITHOUT_QUOTE", id.place, `${id.id} is stated, and no mention shows it.`, {
      hint: "add `mentions`, or `basis: inferred` with strength and reasoning",
    });
  }
}
