import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * What the annotation of the text says, in the ids of the graph, written down apart from the seed: `facts/*.tsv`, a row
 * a fact. Spans are UTF-16 offsets into the text, `start-end`.
 */
export interface EntityFact {
  readonly annotation: string;
  readonly kind: string;
  readonly id: string;
  readonly basis: string;
  readonly mentions: readonly string[];
  readonly name: string;
}

export interface RelationFact {
  readonly annotation: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
  readonly basis: string;
  readonly strength: string | null;
  readonly quotes: readonly string[];
}

export interface NotRelation {
  /** `forbidden`: wrong. `derivable`: follows from other relations, so it is not written down. */
  readonly why: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}

export const entityFacts: readonly EntityFact[] = rows("entities").map(
  ([annotation = "", kind = "", id = "", basis = "", mentions = "", name = ""]) => ({
    annotation,
    kind,
    id,
    basis,
    mentions: mentions.split(" "),
    name,
  }),
);

export const relationFacts: readonly RelationFact[] = rows("relations").map(
  ([annotation = "", from = "", relation = "", to = "", basis = "", strength = "", quotes = ""]) => ({
    annotation,
    from,
    relation,
    to,
    basis,
    strength: strength === "-" ? null : strength,
    quotes: quotes.split(" "),
  }),
);

export const notRelations: readonly NotRelation[] = rows("not-relations").map(
  ([why = "", from = "", relation = "", to = ""]) => ({ why, from, relation, to }),
);

/** How far a relation has come, and the words of the text that show it; relations that are not here have no commitment. */
export const commitmentFacts = rows("commitments").map(([annotation = "", commitment = "", words = ""]) => ({
  annotation,
  commitment,
  words,
}));

/** Cells of a table, without its head. */
function rows(table: string): readonly (readonly string[])[] {
  const file = fileURLToPath(new URL(`facts/${table}.tsv`, import.meta.url));
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => line.split("\t"));
}
