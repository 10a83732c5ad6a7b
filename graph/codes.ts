/** What an engine and the building of a graph refuse, by code. */
export const graphCodes = {
  NOT_LOADED: "The engine holds no graph yet.",
  BUDGET_EXCEEDED: "An answer would visit more relations and entities than it may.",
  COST_TOO_HIGH: "A question is estimated to visit more relations and entities than it may; it is not run.",
  ONTOLOGY_MISMATCH: "A snapshot was built for another ontology.",
  DATASET_ORDER: "A dataset is not in canonical order.",
  DATASET_REFERENCE: "A dataset names an entity, a document or a kind that it does not have.",
  DATASET_DUPLICATE_ID: "Two entities or relations of a dataset have the same id.",
} as const;

export type GraphCode = keyof typeof graphCodes;
