import { isMap } from "yaml";
import type { Claim } from "../../graph/dataset.ts";
import { common } from "../seeds/folder.ts";
import { camelCase } from "../seeds/shape.ts";
import type { Draft } from "./draft.ts";
import { parted } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { NowRelation } from "./now.ts";
import { type CellQuote, cellQuotes, isSameQuotes, keptOf, plainQuote, type Texts, whereOf } from "./quotes.ts";
import type { RelationRow } from "./relation-rows.ts";
import { keyOf, type Line } from "./table.ts";
import { isCut, isSame } from "./values.ts";
import { basisOf } from "./write-entity.ts";
import { change, type Writing } from "./writing.ts";
import type { NewPair } from "./yaml-append.ts";
import { membersOf, removeKey, renameKey, setKey } from "./yaml-edit.ts";
import { type Entry, pairOf } from "./yaml-file.ts";
import { type Member, setMembers } from "./yaml-members.ts";
import type { Plain } from "./yaml-print.ts";

const quoteHeadings = { quotes: "quotes", line: "line", document: "document" };
/** They stand where the claim's quotes do. */
const commitmentHeadings = { quotes: "commitmentWords", line: "commitmentLine", document: "" };

/** Writes what a row says of a relation: the cells that say something else than the seeds, or all of a new one. Errors: IMPORT_*, by `writing.fault`. */
export function writeRelation(row: RelationRow, writing: Writing): void {
  if (row.known) changeRelation(row, row.known, writing);
  else addRelation(row, writing);
}

function addRelation(row: RelationRow, writing: Writing): void {
  const { line, id, relation, from, to } = row;
  const { into } = writing;
  const owners = [into, parted(from)[0], parted(to)[0]];
  const folder = owners.find((one) => one !== null && one !== common);
  if (folder === null || folder === undefined) {
    writing.fault(
      line,
      faultOf("IMPORT_STRATEGY_UNKNOWN", line.place, "To which strategy the row belongs cannot be told."),
    );
    return;
  }
  const pairs: NewPair[] = [
    { key: "from", value: localId(from, folder), heading: line.text("from") === null ? "fromId" : "from" },
    { key: relation.name, value: localId(to, folder), heading: line.text("to") === null ? "toId" : "to" },
  ];
  const add = (key: string, value: Plain | null, heading: string = key) => {
    if (value !== null) pairs.push({ key, value, heading });
  };
  const basis = basisOf(line.text("basis"), line.text("reasoning"));
  if (basis !== null && keyOf(basis) !== "stated") add("basis", basis.toLowerCase());
  add("strength", line.text("strength")?.toLowerCase() ?? null);
  add("reasoning", line.text("reasoning"));
  const texts = writing.textsOf(folder);
  const quotes = quotesOfOne(row, writing, texts);
  const said = saidOfClaim(quotes, line.text("document"), texts);
  const [only, another] = said.values;
  if (another !== undefined) add("quotes", said.values);
  else if (typeof only === "string") add("quote", only, "quotes");
  else for (const [key, value] of Object.entries(only ?? {})) add(key, value, key === "quote" ? "quotes" : "line");
  add("document", said.document);
  const step = line.text("commitment");
  if (step !== null) {
    const shown = commitmentWords(line, textsOfClaim(quotes, texts));
    add("commitment", shown === null ? stepOf(step) : { [stepOf(step)]: shown });
  }
  add("qualifier", line.text("qualifier"));
  add("note", line.text("note"));
  writing.add(folder, "relations", pairs, line);
  writing.note(line, null, id);
}

/** Of what several documents claim, a row has all the quotes and says the rest of the strongest claim, whose quotes come first: that one is made. */
function quotesOfOne({ line, id }: RelationRow, writing: Writing, texts: Texts): readonly CellQuote[] {
  const quotes = cellQuotes(line, quoteHeadings, texts);
  const documentOf = ({ document }: CellQuote) => document && (texts.named(document)?.id ?? document);
  const [first] = quotes.map(documentOf);
  const own = quotes.filter((quote) => documentOf(quote) === first);
  const claims = Number(line.text("claims") ?? 1);
  if (!(claims > 1) || own.length === quotes.length) return quotes;
  const message = `${id} is claimed ${claims} times; the row holds the strongest claim, and ${quotes.length - own.length} quotes of others.`;
  writing.fault(line, faultOf("IMPORT_CLAIMS_LEFT_OUT", line.placeOf("claims"), message));
  return own;
}

/** The quotes of a claim as YAML has them, and the document that it names where these do not tell. */
function saidOfClaim(
  quotes: readonly CellQuote[],
  document: string | null,
  texts: Texts,
): { readonly values: readonly Plain[]; readonly document: string | null } {
  const named = new Set(quotes.flatMap((quote) => whereOf(quote, texts).document ?? []));
  const [only, another] = named;
  if (another !== undefined) return { values: quotes.map((quote) => plainQuote(quote, texts)), document: null };
  const values = quotes.map(({ words, ...quote }): Plain => {
    const { document: _, ...where } = whereOf({ words, ...quote }, texts);
    return Object.keys(where).length > 0 ? { quote: words, ...where } : words;
  });
  const isAsked = quotes.length === 0 && document !== null && texts.sources.length > 1;
  return { values, document: only ?? (isAsked ? (texts.named(document)?.name ?? document) : null) };
}

/** The texts that the words of a commitment are sought in: that of the claim, where it is told. */
function textsOfClaim([first]: readonly CellQuote[], texts: Texts): Texts {
  const source = first?.document && texts.named(first.document);
  return source ? { ...texts, sources: [source] } : texts;
}

function commitmentWords(line: Line, texts: Texts): Plain | null {
  const shown = cellQuotes(line, commitmentHeadings, texts).map((quote) => plainQuote(quote, texts));
  return shown.length < 2 ? (shown[0] ?? null) : shown;
}

function changeRelation(row: RelationRow, known: NowRelation, writing: Writing): void {
  const { line, id, whole } = row;
  const { relation, places } = known;
  const [claim, second] = relation.claims;
  const [place] = places;
  if (!claim || !place) return;
  const texts = writing.textsOf(place.folder);
  if (id !== relation.id) changeEnds(row, known, writing);
  const edit = (heading: string, isChanged: boolean, make: (draft: Draft, entry: Entry) => void): void => {
    const cell = line.text(heading);
    if (!isChanged || (cell === null && !whole) || !line.has(heading)) return;
    if (cell !== null && isCut(cell)) {
      writing.fault(
        line,
        faultOf("IMPORT_CELL_CUT", line.placeOf(heading), `The ${heading} of ${id} is longer than a cell holds.`),
      );
    } else if (second !== undefined || places.length > 1) {
      const message = `${id} is claimed ${Math.max(relation.claims.length, places.length)} times.`;
      writing.fault(line, faultOf("IMPORT_SEVERAL_PLACES", line.placeOf(heading), message));
    } else {
      change(writing, place, { line, heading, id }, (draft, entry) => make(draft, claimEntry(entry)));
    }
  };
  const setText = (
    key: string,
    heading: string,
    before: string | null,
    written: (cell: string) => string | null,
  ): void => {
    const cell = line.text(heading);
    edit(heading, !isSame(cell && (written(cell) ?? ""), before), (draft, entry) => {
      const value = cell === null ? null : written(cell);
      if (value === null) removeKey(draft, entry, key);
      else setKey(draft, entry, key, value, { line, heading });
    });
  };
  const lower = (cell: string) => (keyOf(cell) === "stated" ? null : cell.toLowerCase());
  setText("basis", "basis", claim.basis === "STATED" ? null : claim.basis.toLowerCase(), lower);
  setText("strength", "strength", claim.strength?.toLowerCase() ?? null, lower);
  for (const key of ["reasoning", "qualifier", "note"] as const) setText(key, key, claim[key], (cell) => cell);
  changeCommitment(claim);
  const recorded = relation.claims.flatMap(({ quotes }) => quotes.map(writing.now.recorded));
  const isOther = line.text("quotes") !== null || whole ? !isSameQuotes(line, quoteHeadings, recorded, texts) : false;
  edit("quotes", isOther, (draft, entry) => setQuotes(draft, entry));

  function changeCommitment({ commitment, commitmentQuotes }: Claim): void {
    const cell = line.text("commitment");
    const words = line.text("commitmentWords");
    const isStep = keyOf(cell ?? "") === keyOf(commitment ?? "");
    const said = commitmentQuotes.map(writing.now.recorded);
    const isUnsaid = !line.has("commitmentWords") || (words === null && !whole);
    const isWords = isUnsaid || isSameQuotes(line, commitmentHeadings, said, texts);
    edit(isStep ? "commitmentWords" : "commitment", !isStep || !isWords, (draft, entry) => {
      const origin = { line, heading: isStep ? "commitmentWords" : "commitment" };
      if (cell === null) return removeKey(draft, entry, "commitment");
      const value = pairOf(entry.map, "commitment")?.value;
      if (isWords && isMap(value) && value.items.length === 1) {
        const [step] = value.items;
        return renameKey(
          draft,
          { file: entry.file, map: value },
          String((step?.key as { value?: unknown })?.value),
          stepOf(cell),
          origin,
        );
      }
      const shown = commitmentWords(line, texts);
      setKey(draft, entry, "commitment", shown === null ? stepOf(cell) : { [stepOf(cell)]: shown }, origin);
    });
  }

  /** Quotes that stay are left as they were written. */
  function setQuotes(draft: Draft, entry: Entry): void {
    const origin = { line, heading: "quotes" };
    const quotes = cellQuotes(line, quoteHeadings, texts, recorded);
    const { values, document } = saidOfClaim(quotes, null, texts);
    if (document !== null) setKey(draft, entry, "document", document, origin);
    const members = membersOf(entry, "quotes");
    if (members && members.length === recorded.length) {
      const kept = keptOf(quotes, recorded, texts);
      const come = kept.map((at, index): Member => (at < 0 ? { value: values[index] as Plain } : { kept: at }));
      setMembers(draft, entry, "quotes", come, origin);
      return;
    }
    const [only, another] = values;
    const single = pairOf(entry.map, "quote");
    const where: Readonly<Record<string, Plain>> =
      typeof only === "string" ? { quote: only } : ((only ?? {}) as Readonly<Record<string, Plain>>);
    if (only !== undefined && another === undefined && single) {
      for (const key of ["quote", "line", "nth"]) {
        const value = where[key];
        if (value === undefined) removeKey(draft, entry, key);
        else setKey(draft, entry, key, value, origin);
      }
      return;
    }
    for (const key of ["line", "nth", "quote"]) removeKey(draft, entry, key);
    if (only === undefined) removeKey(draft, entry, "quotes");
    else setKey(draft, entry, "quotes", values, origin);
  }
}

/** Where the claim's own keys stand: in the relation's entry, or in its only claim. */
function claimEntry(entry: Entry): Entry {
  const members = membersOf(entry, "claims");
  const [only, another] = members ?? [];
  return only && !another && isMap(only.node) ? { file: entry.file, map: only.node } : entry;
}

function changeEnds({ line, id, relation, from, to }: RelationRow, known: NowRelation, writing: Writing): void {
  const before = known.relation;
  for (const place of known.places) {
    const { folder } = place;
    if (from !== before.from) {
      const heading = line.has("from") ? "from" : "fromId";
      change(writing, place, { line, heading, id }, (draft, entry) =>
        setKey(draft, entry, "from", localId(from, folder), { line, heading }),
      );
    }
    if (relation.name !== before.kind) {
      const heading = line.has("relation") ? "relation" : "kind";
      change(writing, place, { line, heading, id }, (draft, entry) =>
        renameKey(draft, entry, before.kind, relation.name, { line, heading }),
      );
    }
    if (to !== before.to) {
      const heading = line.has("to") ? "to" : "toId";
      change(writing, place, { line, heading, id }, (draft, entry) =>
        setKey(draft, entry, before.kind, localId(to, folder), { line, heading }),
      );
    }
  }
}

/** An id as a folder writes it: those of its own and of `common` without a folder. */
function localId(id: string, folder: string): string {
  const [owner, local] = parted(id);
  return owner === folder || owner === common ? local : id;
}

/** `IN_FORCE`, `in force`: as the seeds write it. */
function stepOf(cell: string): string {
  return camelCase(
    cell
      .trim()
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .replace(/[\s-]+/g, "_"),
  );
}
