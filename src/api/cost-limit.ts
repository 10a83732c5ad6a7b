/**
 * Entities and relations that an answer may be estimated to visit, unless said: four times what a served answer may visit,
 * since an estimate may be wrong by as much. It stands for some seconds of the embedded engine.
 */
export const usualCost = 20_000_000;
