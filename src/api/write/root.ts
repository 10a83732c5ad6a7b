import type { Introspected } from "../introspect.ts";
import type { GraphRead, RootField, RootRead } from "../root-shape.ts";
import { analysisWriter } from "./analysis.ts";
import { connectionWriter } from "./connection.ts";
import { findingsWriter } from "./findings.ts";
import { rowObjectWriter, rowWriter } from "./row.ts";
import { coverageWriter, gapsWriter } from "./table.ts";
import { objectWriter, plainWriter, rootOf, type Write, type Writing, writeList, writeValue } from "./writing.ts";

/** A writer of an operation's data, which is given what graphql-js answers of it. Cost: O(shape), once; then O(answer). */
export function answerWriter(fields: readonly RootField[]): Write<Introspected> {
  return objectWriter(fields, (read, key): Write<Introspected> => {
    if (read.read !== "introspection") return rootWriter(read);
    return (writing, beside) => {
      writing.text += beside.get(key) ?? "null";
    };
  });
}

/** What a root field's writer is not given: it finds its rows among those of the roots. */
type WriteRoot = Write<unknown>;

function rootWriter(read: RootRead): WriteRoot {
  switch (read.read) {
    case "known": {
      const text = JSON.stringify(read.value);
      return (writing) => {
        writing.text += text;
      };
    }
    case "coverage":
      return coverageWriter(read.fields, read.table);
    case "gaps":
      return gapsWriter(read.table);
    case "neighborhood":
      return neighborhoodWriter(read);
    case "graph":
      return objectWriter(read.fields, graphWriter);
    case "connection": {
      const write = connectionWriter(read.connection, rowObjectWriter, rowWriter);
      return (writing) => {
        const { head, rows } = rootOf(writing, read.root);
        const [total, hasPrevious, hasNext] = head ?? [null, false, false];
        const aggregates = read.aggregates.map((at) => rootOf(writing, at).rows);
        write(writing, { total, hasPrevious, hasNext, rows, facts: null, aggregates }, "");
      };
    }
    case "rows":
      return rowsWriter(read);
    case "first": {
      const write = rowWriter(read.row);
      return (writing) => {
        const [first] = rootOf(writing, read.root).rows;
        if (first === undefined) writing.text += "null";
        else write(writing, first, "");
      };
    }
    case "analysis":
      return analysisWriter(read);
    case "findings":
      return findingsWriter(read);
  }
}

function rowsWriter({ root, row }: Pick<Extract<RootRead, { read: "rows" | "first" }>, "root" | "row">): WriteRoot {
  const write = rowWriter(row);
  return (writing) => writeList(writing, rootOf(writing, root).rows, write);
}

function graphWriter(read: GraphRead): WriteRoot {
  if (read.read === "rows") return rowsWriter(read);
  return (writing) => writeValue(writing, read.of === "engine" ? writing.engine : (writing.status?.[read.of] ?? null));
}

function neighborhoodWriter({ fields, nodes, edges, all }: Extract<RootRead, { read: "neighborhood" }>): WriteRoot {
  const near = (writing: Writing) => rootOf(writing, nodes).rows;
  const between = (writing: Writing) => (edges === null ? [] : rootOf(writing, edges).rows);
  const count = (writing: Writing, root: number) => rootOf(writing, root).head?.[0] ?? 0;
  return objectWriter(fields, (read): WriteRoot => {
    if (read.read === "nodes") {
      const write = rowWriter(read.row);
      return (writing) => writeList(writing, near(writing), write);
    }
    if (read.read === "edges") {
      const write = rowObjectWriter(read.object);
      return (writing) => writeList(writing, between(writing), write);
    }
    const write = plainWriter(read.fields);
    return (writing, _, start) => {
      const left = {
        entities: () => count(writing, nodes) - near(writing).length,
        relations: () => (all === null ? 0 : count(writing, all)) - between(writing).length,
      };
      write(writing, (of) => left[of](), start);
    };
  });
}
