import { describe } from "vitest";
import { absenceContract } from "./absence.ts";
import { aggregateContract } from "./aggregates.ts";
import { annotationContract } from "./annotations.ts";
import { costContract } from "./cost.ts";
import { filterContract } from "./filters.ts";
import { lifeContract } from "./life.ts";
import type { MakeEngine } from "./loaded.ts";
import { pageContract } from "./pages.ts";
import { recordFilterContract } from "./record-filters.ts";
import { recordContract } from "./record-links.ts";
import { searchContract } from "./search.ts";
import { strategyContract } from "./strategies.ts";
import { textContract } from "./texts.ts";
import { valueContract } from "./values.ts";
import { waysContract } from "./ways.ts";

/** What every engine must do, whatever holds its graph. */
export function contract(name: string, make: MakeEngine): void {
  describe(name, () => {
    describe("values", () => valueContract(make));
    describe("filters", () => filterContract(make));
    describe("order and pages", () => pageContract(make));
    describe("records", () => recordContract(make));
    describe("strategies", () => strategyContract(make));
    describe("texts", () => textContract(make));
    describe("annotations", () => annotationContract(make));
    describe("filters over records", () => recordFilterContract(make));
    describe("absence", () => absenceContract(make));
    describe("aggregates", () => aggregateContract(make));
    describe("ways", () => waysContract(make));
    describe("search", () => searchContract(make));
    describe("cost", () => costContract(make));
    describe("a graph's life", () => lifeContract(make));
  });
}
