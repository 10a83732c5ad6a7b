import type { Basis, Commitment, Strength } from "./dataset.ts";

/**
 * Entities and the relations between them: what was found around something, or touched by an answer. Both stand
 * ascending by id, and every edge's ends are among the nodes.
 */
export interface Subgraph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

export interface Node {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

export interface Edge {
  /** `from>relation>to` */
  readonly id: string;
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
  readonly strength: Strength | null;
  readonly commitment: Commitment | null;
}
