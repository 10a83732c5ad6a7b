import type { GraphQLSchema } from "graphql";
import { ofIt } from "../../../graph/absence.ts";
import type { Cell } from "../../../graph/export/tables.ts";
import type { Ontology } from "../../../graph/ontology.ts";
import { type Anchored, anchoredAt, type Instead } from "../anchors.ts";
import { type AskedField, type AskedFields, askedFields } from "../asked-fields.ts";
import { isLeading, readingOf, saidOf } from "../headings.ts";
import { heldBy, type ReadAnswer, typeOf } from "../read-table.ts";
import { roleOf } from "../roles.ts";
import { isObject, objectsOf } from "../simplify.ts";
import { overAsked, waysAsked } from "../ways-asked.ts";
import { branchOf, type Draft, draftIn, isBare, type Mutable, thingOf } from "./draft.ts";
import type { Branch, Outline, Thing, Titled } from "./parts.ts";
import { isListNote, isPlain, isQuoted, listReason, ofWords, placeOf, reasonOf, wordsOf } from "./words.ts";

type Answer = Readonly<Record<string, unknown>>;

interface Context {
  readonly ontology: Ontology;
  /** Over what each field asked that asks what links some to others. */
  readonly ways: readonly (string | null)[];
  /** Names of entities that came by so far, by id. */
  readonly names: Map<string, Titled>;
  /** Of things that ways stand under, each by what it picks. */
  readonly under: WeakMap<readonly Thing[], Map<string, Thing>>;
}

/** The outline of an answer, in steps, one for each of the things at the top. Cost: O(values). */
export function* outlineSteps(
  schema: GraphQLSchema,
  ontology: Ontology,
  { document, variables, data }: ReadAnswer,
): Generator<void, Outline, void> {
  const asked = askedFields(schema, { document, operationName: null, variables }) ?? new Map();
  const ways = waysAsked(schema, document).map(overAsked(document, variables));
  const context: Context = { ontology, ways, names: new Map(), under: new WeakMap() };
  const top = draftIn(null);
  for (const one of asked.values()) {
    const value = data[one.key];
    if (one.below.size > 0 && (Array.isArray(value) || withRole(one.below, "edges") !== undefined)) {
      const { branch, list, objects } = begun(context, one, value, top);
      for (const object of objects) {
        add(context, branch.things, list, object, null);
        yield;
      }
      top.branches.push(branch);
    } else absorbField(context, top, one, value, nowhere);
    yield;
  }
  const isAlone = top.facts.length > 0 || top.words.length > 0;
  const own: Branch = { heading: null, kind: null, things: [thingOf({ ...top, branches: [] })], reasons: [] };
  return { branches: isAlone ? [own, ...top.branches] : top.branches };
}

const nowhere: Anchored = {
  entity: null,
  pick: null,
  source: null,
  name: null,
  over: null,
  instead: null,
  basis: null,
  languageOf: () => null,
};

/** Adds what a list holds; ways from, or to, the same entity are of one thing: of their two ends the one asked for first. */
function add(context: Context, things: Thing[], list: AskedField, object: Answer, around: Draft | null): void {
  const ends = endsAsked(list);
  const isOfFirst = ends[0] !== undefined && isObject(object[ends[0].key]);
  const [one, other] = isOfFirst ? ends : ends.toReversed();
  const ofOne = one && object[one.key];
  if (one === undefined || other === undefined || !isObject(ofOne)) {
    const draft = draftOf(context, list, object, around);
    if (draft !== null) things.push(thingOf(draft));
    return;
  }
  const from = draftIn(null);
  absorb(context, from, ofOne, one.below, null);
  // in the order of their starts, those of one end need not follow each other
  const under = context.under.get(things) ?? new Map<string, Thing>();
  context.under.set(things, under);
  const same = under.get(from.pick ?? "");
  if (same === undefined) {
    const thing = thingOf(from);
    things.push(thing);
    if (from.pick !== null) under.set(from.pick, thing);
  }
  const way = draftOf(context, list, { ...object, [one.key]: null }, null, other.key);
  if (way === null) return;
  if (roleOf(one.field)?.role === "end" && way.lead !== null) {
    way.link = ofIt(way.lead);
    way.lead = null;
  }
  const heading = headingOfWay(context, other, from.entity, way.pick);
  const branch = branchOf(same ?? from, heading);
  if (way.lead === heading) way.lead = null;
  if (object[other.key] === null && way.reasons.length > 0) branch.reasons.push(...way.reasons);
  else branch.things.push(thingOf(way));
}

/** The two ends of a way, the one first that was asked for first. */
function endsAsked({ below }: AskedField): readonly [] | readonly [AskedField, AskedField] {
  const [first, second, ...others] = [...below.values()].filter(({ field }) => isEnd(field));
  return first === undefined || second === undefined || others.length > 0 ? [] : [first, second];
}

function isEnd(field: AskedField["field"]): boolean {
  const role = roleOf(field)?.role;
  return role === "start" || role === "end";
}

/** A way over one relation reads as that. */
function headingOfWay({ ontology }: Context, end: AskedField, start: string | null, way: string | null): string | null {
  if (end.key !== end.field.name) return saidOf(ontology, end);
  const [from, relation = ""] = way?.split(">") ?? [];
  return readingOf(ontology, relation, from === start ? "out" : "in") ?? null;
}

function withRole(fields: AskedFields, role: string): AskedField | undefined {
  return [...fields.values()].find(({ field }) => roleOf(field)?.role === role);
}

/** @param first the field that names it */
function draftOf(
  context: Context,
  { field, below }: AskedField,
  object: Answer,
  around: Draft | null,
  first?: string,
): Draft | null {
  const draft = draftIn(null);
  const { instead } = absorb(context, draft, object, below, around?.entity ?? null, first);
  draft.pick ??= around?.pick ?? null;
  const reading = instead === null ? null : insteadRead(context, instead, draft.pick);
  if (reading !== null) {
    draft.title = { text: reading, language: null };
    // it names the ends
    draft.branches = draft.branches.filter(({ things }) => !things.every(isBare));
  }
  if (roleOf(field)?.role === "cells" && draft.title === null) draft.title = endsOf(context, draft.pick);
  // before what else words are quoted for
  draft.words.sort((left, right) => Number(left.heading !== null) - Number(right.heading !== null));
  draft.words = draft.words.filter(
    ({ source, heading }, at, all) => all.findIndex((one) => one.source === source && one.heading === heading) === at,
  );
  draft.source = placeOf(draft.words);
  const { facts, words, branches, reasons, entity, step } = draft;
  if (step !== null) draft.lead = readingOf(context.ontology, step.relation, step.direction) ?? null;
  draft.title ??= draft.named;
  inOneStep(draft, below);
  const { title } = draft;
  return title !== null || entity !== null || facts.length + words.length + branches.length + reasons.length > 0
    ? draft
    : null;
}

/** Another reading of a relation as it would read; null where an end of that did not come by. */
function insteadRead({ ontology, names }: Context, instead: Instead, relation: string | null): string | null {
  const [from = "", kind = "", to = ""] = relation?.split(">") ?? [];
  const reading = readingOf(ontology, instead.relation ?? kind, "out");
  const [one, other] = [instead.from ?? names.get(from)?.text, instead.to ?? names.get(to)?.text];
  return one && other && reading ? `${one} ${reading} ${other}` : null;
}

/** A way of one step is told by that step. */
function inOneStep(draft: Draft, fields: AskedFields): void {
  const steps = withRole(fields, "steps");
  const at = steps === undefined ? -1 : draft.branches.findIndex(({ things }) => things[0]?.lead != null);
  const [only, ...others] = draft.branches[at]?.things ?? [];
  if (only === undefined || others.length > 0 || draft.lead !== null || only.title?.text !== draft.title?.text) return;
  draft.branches.splice(at, 1);
  draft.lead = only.lead;
  draft.pick = only.pick;
  draft.words = [...only.words];
  draft.source = only.source;
  draft.commitment ??= only.commitment;
}

/** The two ends of a cell. */
function endsOf({ names }: Context, pick: string | null): Titled | null {
  const [row, , column] = pick?.split(">") ?? [];
  if (row === undefined || column === undefined) return null;
  return { text: [row, column].map((id) => names.get(id)?.text ?? id).join(" · "), language: null };
}

/** What is recorded of a relation comes before what is recorded of the entity that it leads to. */
function absorb(
  context: Context,
  draft: Draft,
  object: Answer,
  fields: AskedFields,
  before: string | null,
  first?: string,
): Anchored {
  const at = anchoredAt(object, before, context.ways);
  draft.pick ??= at.pick;
  draft.entity ??= at.entity;
  draft.named ??= at.name === null ? null : { text: at.name, language: null };
  if (at.entity !== null && draft.named !== null) context.names.set(at.entity, draft.named);
  const { relation, direction } = object;
  draft.step ??= at.over;
  if (withRole(fields, "step") && typeof relation === "string" && typeof direction === "string")
    draft.step = { relation, direction: direction === "IN" ? "in" : "out" };
  const isWords = at.source !== null && [...fields.values()].some(({ field }) => field.name === "quote");
  if (isWords) draft.words.push(wordsOf(fields, object, { heading: null, basis: at.basis }));
  nameEnds(context, object, fields);
  const rank = ({ key, field }: AskedField) => (key === first ? 0 : roleOf(field)?.role === "properties" ? 1 : 2);
  for (const one of [...fields.values()].sort((left, right) => rank(left) - rank(right)))
    if (!(isWords && ofWords.has(one.field.name))) absorbField(context, draft, one, object[one.key], at);
  return at;
}

/** What is recorded of a relation may speak of the entity that it leads to. */
function nameEnds({ names }: Context, object: Answer, fields: AskedFields): void {
  const node = withRole(fields, "node");
  const ofNode = node && object[node.key];
  if (!isObject(ofNode)) return;
  const { entity, name } = anchoredAt(ofNode, null, []);
  if (entity !== null && name !== null) names.set(entity, { text: name, language: null });
}

function absorbField(context: Context, draft: Draft, asked: AskedField, value: unknown, at: Anchored): void {
  if (value === null || value === undefined) return;
  const objects = isObject(value) ? [value] : objectsOf(value);
  if (asked.below.size === 0) {
    absorbValue(context, draft, asked, value as Cell, at);
  } else if (isReason(asked)) {
    draft.reasons.push(...objects.map((one) => reasonOf(asked, one)));
  } else if (isListNote(asked)) {
    draft.reasons.push(...objects.map((one) => listReason(context.ontology, asked, one)));
  } else if (isMerged(asked, draft)) {
    for (const one of objects) absorb(context, draft, one, asked.below, draft.entity);
  } else if (isQuoted(asked) && isPlain(asked)) {
    const heading = isLeading(asked) ? null : saidOf(context.ontology, asked);
    draft.words.push(...objects.map((one) => wordsOf(asked.below, one, { heading, basis: at.basis })));
  } else {
    const branch = branchIn(context, asked, value, draft);
    if (branch !== null) draft.branches.push(branch);
  }
}

function isReason({ field }: AskedField): boolean {
  const role = roleOf(field);
  return role?.role === "absence" || role?.role === "wayAbsence" || (role?.role === "finding" && role.of === "absence");
}

/** Whether what a field gives is of what it stands in, and not a thing by itself. */
function isMerged({ key, field }: AskedField, { title }: Draft): boolean {
  const role = roleOf(field);
  switch (role?.role) {
    case "properties":
    case "weakest":
    case "claimed":
      return true;
    case "records":
      return role.link === "claims";
    case "node":
    case "entity":
    case "start":
    case "end":
      return title === null;
    case "computed":
      return role.is === "properties" || (role.is === "entity" && key === field.name && title === null);
    default:
      return false;
  }
}

function absorbValue({ ontology }: Context, draft: Draft, asked: AskedField, value: Cell, at: Anchored): void {
  const { key, field } = asked;
  const type = typeOf(field);
  const role = roleOf(field);
  if (role?.role === "step" && draft.step !== null) return;
  // one relation is told by how it reads
  if (role?.role === "wayReading" && at.over !== null && draft.title !== null) return;
  const text = String(value);
  if (type === "Basis" && draft.basis === null) draft.basis = text;
  else if (type === "Strength" && draft.strength === null) draft.strength = text;
  else if (type === "Commitment" && draft.commitment === null) draft.commitment = text;
  else if (field.name === "__typename") draft.kind ??= ontology.kinds.some(({ name }) => name === text) ? text : null;
  else if (role?.role === "name" && draft.title === null) draft.title = { text, language: at.languageOf(key) };
  else if (isSentence(asked) && draft.title === null) draft.title = { text, language: null };
  else if (role?.role === "wayReading" && draft.said === null) draft.said = text;
  else if (heldBy(field, type) !== "reference" && !(Array.isArray(value) && value.length === 0)) {
    draft.facts.push({ heading: saidOf(ontology, asked), type, value });
  }
}

/** Whether a value tells all of what it stands in. */
function isSentence({ field }: AskedField): boolean {
  const role = roleOf(field);
  switch (role?.role) {
    case "wayReading":
    case "reading":
      return true;
    case "finding":
      return role.of === "sentence";
    case "computed":
      return role.name === "reading" || role.name === "summary";
    default:
      return false;
  }
}

function branchFor({ ontology }: Context, asked: AskedField): Mutable<Branch> {
  const role = roleOf(asked.field);
  const [start] = endsAsked(asked);
  const isOfKind = role?.role === "list" || role?.role === "connection" || role?.role === "lookup";
  const isTold = asked.key === asked.field.name;
  return {
    heading: isOfKind && isTold ? null : saidOf(ontology, start && start.key !== start.field.name ? start : asked),
    kind: isOfKind && isTold && ontology.kinds.some(({ name }) => name === role.target) ? role.target : null,
    things: [],
    reasons: [],
  };
}

/** A list, a connection, or one thing; null where there is nothing to say of it. */
function branchIn(context: Context, asked: AskedField, value: unknown, around: Draft): Branch | null {
  const role = roleOf(asked.field)?.role;
  if (role === "pageInfo") return null;
  const { branch, list, objects } = begun(context, asked, value, around);
  for (const object of objects) add(context, branch.things, list, object, around);
  // of relations it is told that none is recorded
  const isTold = role === "hop" || role === "reachable";
  return isTold || branch.things.length + branch.reasons.length > 0 ? branch : null;
}

interface Begun {
  readonly branch: Mutable<Branch>;
  /** Whose objects are still to be added. */
  readonly list: AskedField;
  readonly objects: readonly Answer[];
}

/** A branch before its things: with what was asked of a connection beside its list, and why that is empty. */
function begun(context: Context, asked: AskedField, value: unknown, around: Draft): Begun {
  const branch = branchFor(context, asked);
  const edges = withRole(asked.below, "edges");
  const isConnection = edges !== undefined || ["connection", "hop"].includes(roleOf(asked.field)?.role ?? "");
  if (!(isObject(value) && isConnection))
    return { branch, list: asked, objects: isObject(value) ? [value] : objectsOf(value) };
  const beside = draftIn(around.pick);
  for (const one of asked.below.values()) if (one !== edges) absorbField(context, beside, one, value[one.key], nowhere);
  branch.reasons.push(...beside.reasons);
  if (beside.facts.length + beside.branches.length > 0) branch.things.push(thingOf({ ...beside, reasons: [] }));
  return { branch, list: edges ?? asked, objects: edges === undefined ? [] : objectsOf(value[edges.key]) };
}
