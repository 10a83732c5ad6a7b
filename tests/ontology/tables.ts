import type { Ontology } from "../../graph/ontology.ts";

/** The tables of docs/ontology.md, by the name of the place they stand at. */
export function tables(ontology: Ontology): ReadonlyMap<string, string> {
  const [entity, ...ends] = ontology.interfaces;
  const common = new Set(entity?.fields.map((field) => field.name));
  const inverse = (relation: string) =>
    ontology.kinds
      .flatMap((kind) => kind.relationFields)
      .find((one) => one.relation === relation && one.direction === "in");
  return new Map([
    [
      "kinds",
      table(
        ["kind", "ids begin", "what it is", "fields of its own", "nearest standard term"],
        ontology.kinds.map((kind) => [
          code(kind.name),
          code(`${kind.segment}/`),
          kind.aim ? `${kind.description} An aim.` : kind.description,
          kind.fields
            .filter((field) => !common.has(field.name))
            .map((field) => `${code(field.name)} ${field.type}`)
            .join(", "),
          kind.near,
        ]),
      ),
    ],
    [
      "relations",
      table(
        ["relation", "from", "to", "reads", "inverse", "reads", "serves", "what it means", "nearest standard term"],
        ontology.relations.map((one) => [
          code(one.name),
          one.from.join(", "),
          one.to.join(", "),
          one.reading.out,
          code(inverse(one.name)?.name ?? ""),
          one.reading.in,
          { out: "its end", in: "its start", no: "" }[one.serves ?? "no"],
          one.description,
          one.near,
        ]),
      ),
    ],
    [
      "patterns",
      table(
        ["pattern", "from", "to", "reads", "inverse", "reads", "along", "hops", "what it means"],
        ontology.patterns.map((one) => [
          code(one.name),
          one.from.join(", "),
          one.to.join(", "),
          one.reading.out,
          code(one.inverse),
          one.reading.in,
          one.steps
            .map(({ relation, direction }) => `${code(relation)}${direction === "in" ? " backwards" : ""}`)
            .join(", "),
          `1 to ${one.maxHops}`,
          one.description,
        ]),
      ),
    ],
    [
      "ends",
      table(
        ["interface", "kinds", "what they share"],
        ends.map((end) => [code(end.name), end.kinds.join(", "), end.description]),
      ),
    ],
    [
      "enums",
      table(
        ["enum", "what it says", "values"],
        ontology.enums.map((one) => [
          code(one.name),
          one.description,
          one.values.map((value) => code(value.name)).join(", "),
        ]),
      ),
    ],
  ]);
}

/** The text with each table in its place. */
export function withTables(text: string, ontology: Ontology): string {
  const made = tables(ontology);
  return text.replace(/<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g, (whole, name: string) =>
    made.has(name) ? `<!-- ${name} -->\n\n${made.get(name)}\n\n<!-- end -->` : whole,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
