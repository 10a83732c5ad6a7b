import type { ExcerptEdge, ExcerptNode, Receipt, Source } from "../excerpt.ts";
import type { Direction } from "../ontology.ts";

/** What an HTML page holds: html.ts writes it, and the page's own script (src/page/) reads it. */
export interface PageContent {
  readonly receipt: Receipt;
  readonly sources: readonly Source[];
  /** In the order of a strategy map, goals first. */
  readonly kinds: readonly PageKind[];
  readonly relations: readonly PageRelation[];
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
}

export interface PageKind {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** `#1f77b4` */
  readonly colour: string;
}

export interface PageRelation {
  readonly name: string;
  readonly reading: Readonly<Record<Direction, string>>;
}

export interface PageNode extends ExcerptNode {
  /** Where it stands, y downwards: as a strategy map, and as forces draw it. */
  readonly layers: PagePoint;
  readonly forces: PagePoint;
}

export type PagePoint = readonly [x: number, y: number];

/** The quotes stand in the claims. */
export type PageEdge = Omit<ExcerptEdge, "evidence">;

/** What makes the page live. */
export interface PageParts {
  /** JavaScript of one file, that is run when the content is there. */
  readonly script: string;
  readonly style: string;
}
