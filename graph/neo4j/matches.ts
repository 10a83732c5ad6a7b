import type { Column } from "../plan/plan.ts";
import type { Row, Value } from "../rows.ts";
import { queryOf } from "../search/hits.ts";
import { type Match, matchesOf, matchFact, searchedTexts } from "../search/matches.ts";
import type { Scope } from "./context.ts";
import { clauses, indent, listOf, subquery } from "./cypher.ts";
import { countRows, type Decode } from "./decode.ts";
import { ownLabel } from "./names.ts";

type Matches = Extract<Column, { column: "matches" }>;

/** How a row about a quote is asked for, and read. */
interface QuoteRow {
  readonly text: string;
  readonly decode: Decode;
}

/**
 * Where the words of a text are found in an entity. The server sends the entity's texts, and they are looked through where
 * the answer arrives: only a page of entities is asked this. `quoteRow` gives what each of the columns `quote` is to hold.
 */
export function compileMatches(
  { text, columns }: Matches,
  { entity, depth }: Scope,
  quoteRow: (columns: readonly Column[], variable: string) => QuoteRow,
): { readonly text: string; readonly decode: Decode } {
  const variable = `v${depth + 1}`;
  const quoteRows = columns.map((column) => (column.column === "quote" ? quoteRow(column.columns, variable) : null));
  const asked = quoteRows.flatMap((row) => (row === null ? [] : [row.text]));
  const texts = [`${entity}.name`, `${entity}._names`, `${entity}._languages`, `${entity}.aliases`];
  const quotes = quotesOf(entity, variable, [`${variable}.quote`, ...asked]);
  return {
    text: listOf([...texts, `${entity}.description`, quotes]),
    decode: (sent, decoding) => {
      const [name, names, languages, aliases, description, quotes] = sent as [
        string,
        readonly string[] | null,
        readonly string[],
        readonly string[] | null,
        string | null,
        readonly Row[],
      ];
      const searched = searchedTexts({
        names: (names ?? [name]).map((one, at) => ({ name: one, language: languages[at] ?? "" })),
        aliases: aliases ?? [],
        quotes: quotes.map(([quote]) => String(quote)),
        description,
      });
      const { words } = queryOf(String(decoding.values[text] ?? ""));
      const matches = matchesOf(words, searched);
      countRows(matches.length, decoding);
      return matches.map((match) => {
        // those sent with a quote come in the order of their columns
        const rows = match.in.quote === null ? null : (quotes[match.in.quote]?.slice(1) ?? null);
        let next = 0;
        return columns.map((column, at): Value => {
          const row = quoteRows[at] ?? null;
          if (row === null) return valueIn(match, column);
          const value = rows?.[next++] ?? null;
          // the same quote may be the place of several words, and decoding writes over what was sent
          return value === null || row.decode === null ? value : row.decode(structuredClone(value), decoding);
        });
      });
    },
  };
}

function valueIn(match: Match, column: Column): Value {
  return column.column === "match" ? matchFact(match, column.of) : null;
}

/** The quotes of an entity: those of its mentions, then those of its field evidence. */
function quotesOf(entity: string, variable: string, row: readonly string[]): string {
  const found = clauses(
    `CALL (${entity}) {`,
    indent(
      clauses(
        `MATCH (${entity})-[:mentions]->(${variable}:${ownLabel}&Mention)`,
        `RETURN ${variable}, 0 AS of, ${variable}.at AS at, 0 AS beside`,
        "UNION ALL",
        `MATCH (${entity})-[:fieldEvidence]->(f:${ownLabel}&FieldEvidence)-[:evidence]->(${variable}:${ownLabel}&Evidence)`,
        `RETURN ${variable}, 1 AS of, f.at AS at, ${variable}.at AS beside`,
      ),
    ),
    "}",
    `WITH ${variable} ORDER BY of, at, beside`,
  );
  return subquery("COLLECT", clauses(found, `RETURN ${listOf(row)}`));
}
