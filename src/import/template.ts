import { commitments, strengths } from "../../graph/dataset.ts";
import { ownFields } from "../../graph/excerpt.ts";
import { type Choices, type Form, type FormColumn, formBook, formRows } from "../../graph/export/xlsx-form.ts";
import type { Ontology } from "../../graph/ontology.ts";
import { fieldsOf } from "../seeds/sections/entities.ts";
import { camelCase } from "../seeds/shape.ts";
import { headingOf } from "./columns.ts";

/**
 * A workbook for a strategy that is typed from scratch: what may be chosen is offered, and every column says what belongs in it. Takes the
 * folder's name. Cost: O(ontology).
 */
export function templateBook(name: string, ontology: Ontology): Generator<Uint8Array, void, void> {
  const lists = new Map<string, readonly string[]>([
    ["kinds", ontology.kinds.filter(({ name: kind }) => kind !== ontology.sourceKind).map(({ label }) => label)],
    ["relations", ontology.relations.map(({ reading }) => reading.out)],
    ["basis", ["stated", "inferred"]],
    ["strength", strengths.toReversed().map((one) => one.toLowerCase())],
    ["commitment", commitments.map((one) => one.toLowerCase().replaceAll("_", " "))],
    ...ontology.enums.map(({ name: type, values }) => [type, values.map((value) => camelCase(value.name))] as const),
  ]);
  const choose = (list: string): Choices => {
    const column = String.fromCharCode(65 + [...lists.keys()].indexOf(list));
    return { at: `Lists!$${column}$2:$${column}$${(lists.get(list)?.length ?? 0) + 1}`, strict: true };
  };
  const named: Choices = { at: `Entities!$A$2:$A$${formRows}`, strict: false };
  const column = (header: string, width: number, prompt: string, choices?: Choices): FormColumn => ({
    header,
    width,
    prompt,
    ...(choices && { choices }),
  });
  const inference = [
    column("basis", 11, "stated: a sentence says so, and it is quoted. inferred: it needs reasoning.", choose("basis")),
    column("strength", 11, "How firmly an inference holds. Only of what is inferred.", choose("strength")),
    column("reasoning", 40, "Why the text bears it out. Only of what is inferred, and always there."),
  ];
  const where =
    "Only where the words stand more than once in the text: the line they begin on. Where a line has them twice: 9 nth 2. Of several quotes: 3; 9";
  const quote = "The words of the source, copied from it. Several quotes: one a line (Alt+Enter).";
  const entities: Form = {
    name: "Entities",
    columns: [
      column("name", 44, "What it is called. Relations name it by this."),
      column("kind", 20, "What kind of thing it is.", choose("kinds")),
      column("mentions", 44, `${quote} Where it is blank, the place is taken where the text has the name.`),
      column("line", 10, where),
      column("description", 40, "What it is, in your words."),
      ...inference,
      column("aliases", 24, "Other names, one a line."),
      column("note", 30, "A remark of yours."),
      ...ownFields(ontology)
        .filter(({ name: field }) => kindsWith(ontology, field).some((kind) => kind !== ontology.sourceKind))
        .map(({ name: field, type }) =>
          column(headingOf(field), 16, forKinds(ontology, field, type), lists.has(type) ? choose(type) : undefined),
        ),
      column("document", 24, "Only where there are several documents: the name of the one that is quoted."),
      column("id", 30, "Leave it blank: it is made from the name."),
    ],
    rows: [],
  };
  const relations: Form = {
    name: "Relations",
    columns: [
      column("from", 40, "The name of an entity of the sheet Entities, or of one that all strategies share.", named),
      column("relation", 26, "Read it as a sentence: from, relation, to.", choose("relations")),
      column("to", 40, "The name of an entity of the sheet Entities, or of one that all strategies share.", named),
      column("quotes", 50, `${quote} What is stated needs one.`),
      column("line", 10, where),
      ...inference,
      column("commitment", 14, "How far it has come, as the source says.", choose("commitment")),
      column("commitmentWords", 24, "The words that show it: will be launched."),
      column("commitmentLine", 10, where),
      column("document", 24, "Only where there are several documents: the name of the one that is quoted."),
      column("qualifier", 20, "A restriction in the source's words: independently."),
      column("note", 30, "A remark of yours."),
    ],
    rows: [],
  };
  const documents: Form = {
    name: "Documents",
    columns: [
      column("name", 44, "What a reader would cite it as."),
      column(
        "file",
        30,
        "The file of its text, beside this workbook: plan.txt. None: a document known of, but not read.",
      ),
      column("date", 14, "2024, 2024-06 or 2024-06-10."),
      column("url", 30, "Where it was published."),
      column("credit", 30, "What its publisher asks to be shown wherever the text goes."),
      column("language", 10, "Of its text, where not as in About: en, ru, kk."),
      column("note", 30, "A remark of yours."),
    ],
    rows: [],
  };
  return formBook([howTo(name), aboutOf(name), documents, entities, relations, listsForm(lists)]);
}

function howTo(name: string): Form {
  const lines = [
    "1. About: what the strategy is called, and who reads it.",
    "2. Documents: a row for each text that is quoted, and the name of its file, which lies beside this workbook.",
    "3. Entities: a row for each goal, task, instrument, organization: its name and its kind.",
    "4. Relations: a row for each sentence of the form: this, has the task, that. Choose both ends by their names, and copy the words of the text that say so into quotes.",
    "What no sentence says, but follows from what is said: basis is inferred, and strength and reasoning say how firmly and why.",
    `5. Save, and run: npx strategraph import ${name}.xlsx`,
    "Every fault is told with its cell, as in Relations!D14, and nothing is written until all is well. Run it again whenever something was changed here.",
    "Point at a heading to see what belongs under it. The order of columns does not matter, and those that stay empty may be deleted.",
  ];
  return {
    name: "How",
    columns: [{ header: "How this workbook is filled in", width: 120 }],
    rows: lines.map((line) => [line]),
    opens: true,
  };
}

function aboutOf(name: string): Form {
  return {
    name: "About",
    columns: [
      { header: "what", width: 16 },
      { header: "says", width: 60 },
    ],
    rows: [
      ["strategy", name],
      ["name", name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ")],
      ["language", "en"],
      ["annotators", "your name"],
      ["reviewers", ""],
    ],
  };
}

function listsForm(lists: ReadonlyMap<string, readonly string[]>): Form {
  const all = [...lists.values()];
  const longest = Math.max(...all.map((list) => list.length));
  return {
    name: "Lists",
    columns: Array.from(lists.keys(), (header) => ({ header, width: 20 })),
    rows: Array.from({ length: longest }, (_, row) => all.map((list) => list[row] ?? "")),
  };
}

function kindsWith({ kinds }: Ontology, field: string): readonly string[] {
  return kinds.filter((kind) => fieldsOf(kind).some(({ name }) => name === field)).map(({ name }) => name);
}

function forKinds(ontology: Ontology, field: string, type: string): string {
  const names = kindsWith(ontology, field);
  const labels = ontology.kinds.filter(({ name }) => names.includes(name)).map(({ label }) => label);
  return `Only for: ${labels.join(", ")}.${forms[type] ?? ""}`;
}

const forms: Readonly<Record<string, string>> = {
  EDTF: " A date: 2024, 2024-06, 2024-06-10, 2024/2030 or ../2030.",
  ISODuration: " A length of time: P5Y, P18M, P90D.",
  Decimal: " A number of any size: 12500000.00.",
  Int: " A whole number.",
  Float: " A number.",
  Boolean: " yes or no.",
};
