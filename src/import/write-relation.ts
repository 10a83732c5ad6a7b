import { isMap, type Node } from "yaml";
import type { Claim } from "../../graph/dataset.ts";
import { common } from "../seeds/folder.ts";
import { camelCase } from "../seeds/shape.ts";
import type { Draft } from "./draft.ts";
import { parted } from "./entity-rows.ts";
import { faultOf } from "./faults.ts";
import type { NowRelation } from "./now.ts";
import { isSameQuotes, quotesIn, quoteValues } from "./quotes.ts";
import type { RelationRow } from "./relation-rows.ts";
import { keyOf } from "./table.ts";
import { isCut, isSame, isSameWords } from "./values.ts";
import { basisOf } from "./write-entity.ts";
import { change, type Writing } from "./writing.ts";
import type { NewPair } from "./yaml-append.ts";
import { membersOf, rangeOf, removeKey, renameKey, replaceNode, setKey } from "./yaml-edit.ts";
import { type Entry, pairOf } from "./yaml-file.ts";
import { type Plain, printFlow, printMember } from "./yaml-print.ts";

const quoteHeadings = { quotes: "quotes", line: "line", document: "document" };

/** Writes what a row says of a relation: the cells that say something else than the seeds, or all of a new one. Errors: IMPORT_*, by `writing.fault`. */
export function writeRelation(row: RelationRow, writing: Writing): void {
  if (row.known) changeRelation(row, row.known, writing);
  else addRelation(row, writing);
}

function addRelation({ line, id, relation, from, to }: RelationRow, writing: Writing): void {
  const { sources, into } = writing;
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
  const quotes = quoteValues(line, quoteHeadings, sources);
  const [only, another] = quotes;
  if (another !== undefined) add("quotes", quotes);
  else if (typeof only === "string") add("quote", only, "quotes");
  else if (only !== undefined)
    for (const [key, value] of Object.entries(only)) add(key, value, key === "quote" ? "quotes" : "line");
  const words = line.text("commitmentWords");
  const step = line.text("commitment");
  if (step !== null) {
    const spoken = words === null ? null : quotesIn(words, sources);
    const shown = spoken === null ? null : spoken.length === 1 ? (spoken[0] as string) : spoken;
    add("commitment", shown === null ? stepOf(step) : { [stepOf(step)]: shown });
  }
  add("qualifier", line.text("qualifier"));
  add("note", line.text("note"));
  writing.add(folder, "relations", pairs, line);
  writing.note(line, null, id);
}

function changeRelation(row: RelationRow, known: NowRelation, writing: Writing): void {
  const { line, id, whole } = row;
  const { relation, places } = known;
  const [claim, second] = relation.claims;
  const [place] = places;
  if (!claim || !place) return;
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
  const allQuotes = relation.claims.flatMap(({ quotes }) => quotes);
  const isOther =
    line.text("quotes") !== null || whole ? !isSameQuotes(line, quoteHeadings, allQuotes, writing.now) : false;
  edit("quotes", isOther, (draft, entry) => setQuotes(draft, entry));

  function changeCommitment({ commitment, commitmentQuotes }: Claim): void {
    const cell = line.text("commitment");
    const words = line.text("commitmentWords");
    const isStep = keyOf(cell ?? "") === keyOf(commitment ?? "");
    const said = commitmentQuotes.map(writing.now.wordsOf).join("; ");
    const isWords = !line.has("commitmentWords") || (words === null && !whole) || isSameWords(words, said || null);
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
      const spoken = words === null ? [] : quotesIn(words, writing.sources);
      const shown = spoken.length === 1 ? (spoken[0] as string) : spoken;
      setKey(draft, entry, "commitment", spoken.length === 0 ? stepOf(cell) : { [stepOf(cell)]: shown }, origin);
    });
  }

  /** Members that keep their words stay as they were written, with where they stand. */
  function setQuotes(draft: Draft, entry: Entry): void {
    const origin = { line, heading: "quotes" };
    const values = quoteValues(line, quoteHeadings, writing.sources);
    const members = membersOf(entry, "quotes");
    if (members && values.length === members.length && values.length === allQuotes.length) {
      for (const [at, { node }] of members.entries()) {
        const quote = allQuotes[at];
        const value = values[at] as Plain;
        const isKept = quote && typeof value === "string" && isSameWords(value, writing.now.wordsOf(quote));
        if (!isKept) replaceNode(draft, node, memberText(entry, node, value), origin);
      }
      return;
    }
    for (const key of ["line", "nth"]) removeKey(draft, entry, key);
    const [only, another] = values;
    const single = pairOf(entry.map, "quote");
    if (only !== undefined && another === undefined && single && typeof only === "string") {
      setKey(draft, entry, "quote", only, origin);
      return;
    }
    removeKey(draft, entry, "quote");
    if (only === undefined) removeKey(draft, entry, "quotes");
    else setKey(draft, entry, "quotes", values, origin);
  }
}

function memberText({ file }: Entry, node: Node, value: Plain): string {
  const [start] = rangeOf(node);
  const lineStart = file.text.lastIndexOf("\n", start - 1) + 1;
  const isBlock = /^[ ]*- $/.test(file.text.slice(lineStart, start));
  return isBlock ? printMember(value, start - lineStart - 2).slice(2) : printFlow(value);
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
