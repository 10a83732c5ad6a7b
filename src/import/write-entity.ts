import { isMap } from "yaml";
import type { Field } from "../../graph/ontology.ts";
import { common } from "../seeds/folder.ts";
import { fieldsOf } from "../seeds/sections/entities.ts";
import type { WrittenMention } from "../seeds/sections/quotes.ts";
import { camelCase } from "../seeds/shape.ts";
import { fieldOf } from "./columns.ts";
import type { EntityRow } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { NowEntity, Recorded } from "./now.ts";
import { type CellQuote, cellQuotes, isSameQuotes, keptOf, mentionOf, plainQuote, type Texts } from "./quotes.ts";
import { keyOf } from "./table.ts";
import { fieldValue, isCut, isSame, isSameField, isSameWords, joinedList, membersIn } from "./values.ts";
import { change, type Writing } from "./writing.ts";
import type { NewPair } from "./yaml-append.ts";
import { removeKey, setKey, valueEntry } from "./yaml-edit.ts";
import { pairOf } from "./yaml-file.ts";
import { type Member, setMembers } from "./yaml-members.ts";
import type { Plain } from "./yaml-print.ts";

const mentionHeadings = { quotes: "mentions", line: "line", document: "document" };

/** Writes what a row says of an entity: the cells that say something else than the seeds, or all of a new one. Errors: IMPORT_*, by `writing.fault`. */
export function writeEntity(row: EntityRow, writing: Writing, extra: readonly NewPair[] = []): void {
  checkFields(row, writing);
  if (row.known) changeEntity(row, row.known, writing);
  else addEntity(row, writing, extra);
}

/** A value under the heading of a field that the kind does not have would be lost. */
function checkFields({ line, kind }: EntityRow, { ontology, fault }: Writing): void {
  for (const heading of line.headings) {
    const field = fieldOf(ontology, heading);
    if (field === null || line.text(heading) === null || fieldsOf(kind).some(({ name }) => name === field)) continue;
    const kinds = ontology.kinds.filter((one) => fieldsOf(one).some(({ name }) => name === field));
    fault(
      line,
      faultOf("IMPORT_FIELD_UNKNOWN", line.placeOf(heading), `A ${kind.label} has no ${field}.`, {
        hint: `it is for: ${kinds.map(({ label }) => label).join(", ")}`,
      }),
    );
  }
}

function addEntity({ line, id, local, folder, kind }: EntityRow, writing: Writing, extra: readonly NewPair[]): void {
  const { ontology, into } = writing;
  const texts = writing.textsOf(folder === common ? (into ?? folder) : folder);
  const text = (heading: string) => line.text(heading);
  const pairs: NewPair[] = [{ key: "id", value: local, heading: text("id") === null ? "name" : "id" }];
  const add = (key: string, value: Plain | null, heading: string = key) => {
    if (value !== null) pairs.push({ key, value, heading });
  };
  const names = namesIn({ line, folder }, writing);
  const [only] = Object.values(names);
  const isDocument = kind.name === ontology.sourceKind;
  pairs.push(...extra);
  add("name", Object.keys(names).length === 1 && names[writing.languageOf(folder)] ? (only ?? null) : names);
  const aliases = text("aliases");
  add("aliases", aliases === null ? null : membersIn(aliases));
  add("description", text("description"));
  const basis = basisOf(text("basis"), text("reasoning"));
  const inferred = basis !== null && keyOf(basis) !== "stated";
  if (inferred) add("basis", basis.toLowerCase());
  add("strength", text("strength")?.toLowerCase() ?? null);
  add("reasoning", text("reasoning"));
  for (const field of fieldsOf(kind)) {
    const heading = line.headings.find((one) => fieldOf(ontology, one) === field.name);
    const cell = heading === undefined ? null : text(heading);
    if (heading !== undefined && cell !== null) add(field.name, writtenValue(field, cell, writing), heading);
  }
  const mentions = cellQuotes(line, mentionHeadings, texts).map((quote) => plainQuote(quote, texts));
  if (mentions.length === 0 && !inferred && !isDocument && folder !== common) {
    const found = mentionOf(only ?? "", texts);
    if (found !== null) mentions.push(found);
  }
  if (mentions.length > 0 && folder !== common) add("mentions", mentions);
  add("note", text("note"));
  writing.add(folder, isDocument ? "documents" : "entities", pairs, line);
  // what is shared has no text of its own: where a text speaks of it is said by that text's strategy
  if (mentions.length > 0 && folder === common && into !== null) {
    writing.add(into, "entities", [{ key: "id", value: local, heading: "id" }, mentionsPair(mentions)], line);
  }
  writing.note(line, null, id);
}

function mentionsPair(value: Plain): NewPair {
  return { key: "mentions", value, heading: "mentions" };
}

/** Without a word about it, what has reasoning is inferred. */
export function basisOf(basis: string | null, reasoning: string | null): string | null {
  return basis ?? (reasoning === null ? null : "inferred");
}

function namesIn(
  { line, folder }: Pick<EntityRow, "line" | "folder">,
  { languageOf }: Writing,
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  const name = line.text("name");
  const others = line.headings.filter((heading) => heading.startsWith("name_"));
  // `name` is one of those by language, where these are given
  const said = others.some((heading) => line.text(heading) === name);
  if (name !== null && !said) names[languageOf(folder)] = name;
  for (const heading of others) {
    const text = line.text(heading);
    if (text !== null) names[heading.slice("name_".length)] ??= text;
  }
  return names;
}

function changeEntity(row: EntityRow, known: NowEntity, writing: Writing): void {
  const { line, id, kind, whole } = row;
  const { entity } = known;
  for (const heading of line.headings) {
    const cell = line.text(heading);
    if (cell === null && !whole) continue;
    const field = fieldOf(writing.ontology, heading);
    if (heading === "name" || heading.startsWith("name_")) changeName(row, known, heading, writing);
    else if (heading === "aliases") {
      if (!isSame(cell, joinedList(entity.aliases))) set("aliases", cell === null ? null : membersIn(cell));
    } else if (heading === "description" || heading === "reasoning" || heading === "note") {
      if (!isSame(cell, entity[heading])) set(heading, cell);
    } else if (heading === "basis" || heading === "strength") {
      if (keyOf(cell ?? "") !== keyOf(entity[heading] ?? "")) {
        set(heading, cell === null || keyOf(cell) === "stated" ? null : cell.toLowerCase());
      }
    } else if (heading === "mentions") changeMentions(row, known, writing);
    else if (field !== null) {
      const own = fieldsOf(kind).find(({ name }) => name === field);
      const value = entity.fields[field];
      const isGone = cell === null && value !== undefined && String(value) !== "";
      if (own && (isGone || (cell !== null && !isSameField(own, cell, value)))) {
        set(field, cell === null ? null : writtenValue(own, cell, writing), heading);
      }
    }
  }

  function set(key: string, value: Plain | null, heading: string = key): void {
    const cell = line.text(heading);
    const having = known.places.filter(({ written }) => written.has(key));
    const [place = known.places[0]] = having;
    if (!place) return;
    if (cell !== null && isCut(cell)) {
      writing.fault(
        line,
        faultOf("IMPORT_CELL_CUT", line.placeOf(heading), `The ${heading} of ${id} is longer than a cell holds.`),
      );
    } else if (having.length > 1) {
      const message = `The ${heading} of ${id} is said in ${having.length} folders.`;
      writing.fault(line, faultOf("IMPORT_SEVERAL_PLACES", line.placeOf(heading), message));
    } else {
      change(writing, place, { line, heading, id }, (draft, entry) => {
        if (value === null) return removeKey(draft, entry, key);
        const at = valueEntry(entry, key);
        setKey(draft, at.entry, at.key, value, { line, heading });
      });
    }
  }
}

function changeName({ line, id, whole }: EntityRow, known: NowEntity, heading: string, writing: Writing): void {
  const { names } = known.entity;
  const [first] = names;
  const language = heading === "name" ? first?.language : heading.slice("name_".length);
  const before = names.find((one) => one.language === language);
  const cell = line.text(heading);
  if (isSame(cell, before?.name ?? null) || language === undefined) return;
  if (heading !== "name" && language === first?.language && line.has("name")) {
    // the same name stands under `name` as well, and counts there
    if (isSame(cell, line.text("name"))) return;
    const message = `${heading} is what ${id} was called; name counts.`;
    writing.fault(line, faultOf("IMPORT_CELL_FIXED", line.placeOf(heading), message, { hint: "change name" }));
    return;
  }
  if (cell === null) {
    if (heading === "name" && whole) {
      writing.fault(line, faultOf("IMPORT_CELL_MISSING", line.placeOf(heading), `The row has no ${heading}.`));
    }
    return;
  }
  const place =
    known.places.find(({ written }) =>
      written.names.some((one) => (one.language ?? writing.languageOf(written.folder)) === language),
    ) ?? known.places[0];
  if (!place) return;
  change(writing, place, { line, heading, id }, (draft, entry) => {
    const value = pairOf(entry.map, "name")?.value;
    if (isMap(value)) setKey(draft, { file: entry.file, map: value }, language, cell, { line, heading });
    else if (before) setKey(draft, entry, "name", cell, { line, heading });
    else {
      const own = names.filter(({ language: one }) =>
        place.written.names.some((name) => (name.language ?? writing.languageOf(place.folder)) === one),
      );
      const all = Object.fromEntries([...own.map((one) => [one.language, one.name]), [language, cell]]);
      setKey(draft, entry, "name", all, { line, heading });
    }
  });
}

function changeMentions({ line, id, local }: EntityRow, known: NowEntity, writing: Writing): void {
  const { now, into } = writing;
  const having = known.places.filter(({ written }) => written.has("mentions"));
  const place = having[0] ?? known.places.find(({ folder }) => folder === into);
  const texts = writing.textsOf(place?.folder ?? into ?? "");
  const recorded = known.entity.mentions.map(({ quote }) => now.recorded(quote));
  if (line.text("mentions") === null || isSameQuotes(line, mentionHeadings, recorded, texts)) return;
  const quotes = cellQuotes(line, mentionHeadings, texts, recorded);
  const origin = { line, heading: "mentions" };
  if (having.length > 1) {
    const message = `The mentions of ${id} are said in ${having.length} folders.`;
    writing.fault(line, faultOf("IMPORT_SEVERAL_PLACES", line.placeOf("mentions"), message));
  } else if (place) {
    const members = mentionsWith(quotes, recorded, place.written.mentions, texts);
    change(writing, place, { ...origin, id }, (draft, entry) => setMembers(draft, entry, "mentions", members, origin));
  } else if (into !== null) {
    const mentions = mentionsPair(quotes.map((quote) => plainQuote(quote, texts)));
    writing.add(into, "entities", [{ key: "id", value: local, heading: "id" }, mentions], line);
    writing.note(line, "mentions", id);
  }
}

/** Mentions in the order that they are written in, a new one in place of each that is gone. */
function mentionsWith(
  quotes: readonly CellQuote[],
  recorded: readonly Recorded[],
  written: readonly WrittenMention[],
  texts: Texts,
): readonly Member[] {
  const kept = keptOf(quotes, recorded, texts);
  const left = kept.flatMap((at) => recorded[at] ?? []);
  const come: Member[] = quotes
    .filter((_, at) => kept[at] === -1)
    .map((quote) => ({ value: plainQuote(quote, texts) }));
  const members = written.flatMap(({ quote }, at): readonly Member[] => {
    const found = left.findIndex(
      (one) =>
        isSameWords(quote.words, one.words) &&
        (quote.line ?? one.line) === one.line &&
        (quote.nth ?? one.nth ?? 1) === (one.nth ?? 1),
    );
    if (found >= 0) left.splice(found, 1);
    const next = found >= 0 ? { kept: at } : come.shift();
    return next ? [next] : [];
  });
  return [...members, ...come];
}

function writtenValue(field: Field, cell: string, { ontology }: Writing): Plain {
  const named = ontology.enums.find(({ name }) => name === field.type);
  const value = fieldValue(field, cell);
  if (!named) return value;
  const one = (text: Plain): Plain => {
    const found = named.values.find(({ name }) => keyOf(name) === keyOf(String(text)));
    return found ? camelCase(found.name) : text;
  };
  return Array.isArray(value) ? value.map(one) : one(value);
}
