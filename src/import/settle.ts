import { isMap, isPair, isScalar, type Node, type Scalar, visit } from "yaml";
import { textsOfQuotes } from "../seeds/documents.ts";
import type { WrittenQuote } from "../seeds/sections/quotes.ts";
import type { WrittenClaim, WrittenRelation } from "../seeds/sections/relations.ts";
import type { Source } from "../seeds/source.ts";
import type { WrittenFolder } from "../seeds/written.ts";
import type { Draft } from "./draft.ts";
import type { EntityRow } from "./entity-rows.ts";
import type { NowFolder } from "./now.ts";
import type { Writing } from "./writing.ts";
import { replaceNode, SharedYaml, setKey } from "./yaml-edit.ts";
import { type Entry, keyOfPlace } from "./yaml-file.ts";
import { memberText } from "./yaml-members.ts";

/**
 * Where a strategy comes to have another document, what was said when there was none but its own could be said of both: quotes and claims that
 * the new one makes ambiguous get the name of the document that they were of, and all others stay. Cost: that of finding the quotes of the folder, twice.
 */
export function settleDocuments(folder: string, documents: readonly EntityRow[], writing: Writing): void {
  const now = writing.now.folders.get(folder);
  const come = documents.filter(
    (row) => row.folder === folder && (row.known === null || row.line.text("file") !== null),
  );
  const [first] = come;
  const { registry } = writing.now;
  if (!now || !first || !registry) return;
  const added = come.filter(({ known }) => known === null).map(({ local }) => local);
  const [before, after] = [now.sources, writing.textsOf(folder).sources];
  const sourceOf = (sources: readonly Source[]) => {
    const byId = new Map(sources.map((source) => [source.id, source]));
    const found = textsOfQuotes(now.written, { byId }, registry, () => undefined);
    const ofQuote = new Map<WrittenQuote, string>();
    for (const [{ name }, quotes] of found) for (const quote of quotes) ofQuote.set(quote, name);
    return ofQuote;
  };
  const [was, is] = [sourceOf(before), sourceOf(after)];
  const names = now.written.documents.map(({ entity }) => entity.id.id);
  const lonely = { was: onlyOf(before, names), is: onlyOf(after, [...names, ...added]) };
  const moved = (quote: WrittenQuote) => {
    const name = was.get(quote);
    return name !== undefined && is.get(quote) !== name ? name : null;
  };
  const origin = { line: first.line, heading: "file" };
  const { scalars, maps } = nodesOf(now);

  for (const { id, quote } of quotesIn(now.written)) {
    const name = moved(quote);
    const found = scalars.get(keyOfPlace(quote.place));
    if (name === null || !found) continue;
    const { scalar, key, entry } = found;
    const value = { quote: quote.words, document: name };
    put(entry, id, (draft) =>
      key === "quote"
        ? setKey(draft, entry, "document", name, origin)
        : replaceNode(draft, scalar, memberText(entry, scalar, value), origin),
    );
  }
  for (const { written, claim } of claimsIn(now.written)) {
    const quotes = [...claim.quotes, ...claim.commitmentQuotes];
    const [name] = quotes.flatMap((quote) => moved(quote) ?? []);
    const isMoved = quotes.length === 0 && claim.document === null && lonely.was !== lonely.is;
    const document = name ?? (isMoved ? lonely.was : null);
    const entry = maps.get(keyOfPlace(claim.place));
    if (document === null || !entry) continue;
    const id = `${written.from.id}>${written.relation}>${written.to.id}`;
    put(entry, id, (draft) => setKey(draft, entry, "document", document, origin));
  }

  function put(entry: Entry, id: string, edit: (draft: Draft) => void): void {
    const draft = writing.draftOf(entry);
    const [start = 0] = entry.map.range ?? [];
    // a row that changes an entry says itself what it quotes
    if (draft.touched.some((one) => one.start <= start && start < one.end)) return;
    const count = draft.splices.length;
    try {
      edit(draft);
      writing.note(origin.line, "document", id);
    } catch (error) {
      if (!(error instanceof SharedYaml)) throw error;
      draft.splices.length = count;
    }
  }
}

/** The only document that claims without quotes can be of; null where there are several, or none. */
function onlyOf(sources: readonly Source[], documents: readonly string[]): string | null {
  const [only, another] = sources.length > 0 ? sources.map(({ name }) => name) : documents;
  return only !== undefined && another === undefined ? only : null;
}

/** Quotes that name a document for themselves; those of claims stand in the claim's. */
function* quotesIn({ entities, lists, excluded }: WrittenFolder): Iterable<{ id: string; quote: WrittenQuote }> {
  for (const { id, mentions, fields } of entities) {
    for (const { quote } of mentions) yield { id: id.id, quote };
    for (const { evidence } of fields.values())
      for (const { quotes } of evidence) for (const quote of quotes) yield { id: id.id, quote };
  }
  for (const { entity, quotes } of lists) for (const quote of quotes) yield { id: entity.id, quote };
  for (const { from, quotes } of excluded) for (const quote of quotes) yield { id: from.id, quote };
}

function* claimsIn({ relations }: WrittenFolder): Iterable<{ written: WrittenRelation; claim: WrittenClaim }> {
  for (const written of relations) for (const claim of written.claims) yield { written, claim };
}

interface Nodes {
  /** Words by their place, with the key that they stand under and the nearest mapping around them. */
  readonly scalars: ReadonlyMap<string, { readonly scalar: Scalar; readonly key: unknown; readonly entry: Entry }>;
  readonly maps: ReadonlyMap<string, Entry>;
}

function nodesOf({ files }: NowFolder): Nodes {
  const scalars = new Map<string, { readonly scalar: Scalar; readonly key: unknown; readonly entry: Entry }>();
  const maps = new Map<string, Entry>();
  for (const file of files) {
    const placeOf = ({ range }: Node) => {
      const { line, col } = file.lines.linePos(range?.[0] ?? 0);
      return keyOfPlace({ file: file.path, line, column: col });
    };
    visit(file.root, {
      Map: (_, map) => void maps.set(placeOf(map), { file, map }),
      Scalar(key, scalar, path) {
        const map = path.findLast(isMap);
        const parent = path.at(-1);
        if (key === "key" || !map) return;
        scalars.set(placeOf(scalar), {
          scalar,
          key: isPair(parent) && isScalar(parent.key) ? parent.key.value : null,
          entry: { file, map },
        });
      },
    });
  }
  return { scalars, maps };
}
