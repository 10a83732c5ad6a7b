import type { AsText } from "./ask.ts";
import { type Empty, type Reason, reasonsAsText } from "./reasons.ts";
import type { Style } from "./terminal.ts";
import { wrap } from "./wrap.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Answer {
  readonly paths: readonly {
    readonly start: Named;
    readonly steps: readonly {
      readonly relation: string;
      readonly direction: "OUT" | "IN";
      readonly properties: { readonly id: string; readonly basis: string; readonly strength: string | null };
      readonly node: Named;
    }[];
  }[];
  readonly ontology: {
    readonly relations: readonly {
      readonly name: string;
      readonly reading: { readonly out: string; readonly in: string };
    }[];
  };
  /** Where there is no path, why, unless that was not to be had. */
  readonly linksConnection?: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly of: Empty["entity"]; readonly absence: Reason | null } }[];
  };
}

/** An entity, how it was reached, and where ways go on from it. */
interface Branch {
  readonly said: string;
  readonly name: string;
  ends: boolean;
  readonly below: Map<string, Branch>;
}

/** Paths as a tree: what they share at their beginning stands there once; where one ends, the name is bold. */
export const pathsAsText: AsText = (data, width, style) => {
  const { paths, ontology, linksConnection } = data as unknown as Answer;
  if (paths.length === 0) return ["No path is recorded.", ...whyNone(linksConnection, width, style), ""].join("\n");
  const roots = new Map<string, Branch>();
  const words = new Map(ontology.relations.map(({ name, reading }) => [name, reading]));
  for (const { start, steps } of paths) {
    let branch = grown(roots, start.id, "", start.name);
    for (const { relation, direction, properties, node } of steps) {
      const reading = words.get(relation)?.[direction === "OUT" ? "out" : "in"] ?? relation;
      const { basis, strength } = properties;
      const firmness = [basis, ...(strength === null ? [] : [strength])].join(", ").toLowerCase();
      branch = grown(branch.below, `${properties.id} ${node.id}`, `${reading} (${firmness}) `, node.name);
    }
    branch.ends = true;
  }
  const lines = [...roots.values()].flatMap((root) => [
    ...entry(root, "", "", width, style),
    ...below(root, "", width, style),
  ]);
  return `${lines.join("\n")}\n`;
};

function whyNone(links: Answer["linksConnection"], width: number, style: Style): readonly string[] {
  const { totalCount, edges } = links ?? { totalCount: 0, edges: [] };
  const empty = edges.flatMap(({ node: { of, absence } }) => (absence ? [{ entity: of, absence }] : []));
  if (empty.length === 0) return [];
  const more = totalCount > edges.length ? [style.dim(`and ${totalCount - edges.length} more`)] : [];
  return ["", ...reasonsAsText(empty, width, style), ...more];
}

function grown(branches: Map<string, Branch>, key: string, said: string, name: string): Branch {
  const branch = branches.get(key) ?? { said, name, ends: false, below: new Map() };
  branches.set(key, branch);
  return branch;
}

function below(branch: Branch, indent: string, width: number, style: Style): readonly string[] {
  const branches = [...branch.below.values()];
  return branches.flatMap((one, at) => {
    const isLast = at === branches.length - 1;
    const next = `${indent}${isLast ? "   " : "│  "}`;
    const first = `${indent}${isLast ? "└─ " : "├─ "}`;
    return [...entry(one, first, next, width, style), ...below(one, next, width, style)];
  });
}

function entry(
  { said, name, ends }: Branch,
  first: string,
  next: string,
  width: number,
  style: Style,
): readonly string[] {
  const lines = wrap(`${said}${name}`, Math.max(20, width - first.length));
  return lines.map((line, at) => `${style.dim(at === 0 ? first : next)}${ends ? style.bold(line) : line}`);
}
