import { createHash } from "node:crypto";
import { creditsOf } from "../../graph/analysis/credits.ts";
import { nearest } from "../../graph/diagnostic.ts";
import { sheet } from "../../graph/export/csv.ts";
import { formatOf } from "../../graph/export/formats.ts";
import type { Cell, Column } from "../../graph/export/tables.ts";
import { tableBook, xlsx } from "../../graph/export/xlsx.ts";
import { flatten } from "../api/flat.ts";
import { version } from "../version.ts";
import { variablesIn } from "./address-variables.ts";
import type { Example } from "./examples.ts";
import { download } from "./export.ts";
import { type Reply, refusal } from "./reply.ts";
import type { Service } from "./service.ts";

export interface AskedQuestion {
  readonly service: Service;
  readonly questions: readonly Example[];
  readonly url: URL;
  /** Of the answer that the client has. */
  readonly known: string;
  readonly signal: AbortSignal;
}

/**
 * A saved question at `/q/NAME`, or `/q/NAME.FORM`: its variables are parameters of the address, its answer is JSON, rows
 * as `.csv` or `.xlsx`, or, under the name of another form, the part of the graph that it shows. 304 where the client has it.
 */
export async function answerQuestion({ service, questions, url, known, signal }: AskedQuestion): Promise<Reply> {
  const asked = decoded(url.pathname.slice("/q/".length));
  const question = questions.find(({ name }) => asked === name || asked.startsWith(`${name}.`));
  if (question === undefined) return unknownQuestion(asked, questions);
  const { name } = question;
  const form = asked.slice(name.length + 1) || "json";
  const variables = variablesIn(question, url.searchParams);
  if ("reply" in variables) return variables.reply;
  const format = form === "json" || form === "csv" || form === "xlsx" ? null : formatOf(form);
  const { revision } = await service.engine.status();
  const etag = tagOf([version, revision, url.pathname, url.search, question.query]);
  if (known.split(",").some((one) => one.trim() === etag)) return { status: 304, headers: { etag }, body: "" };
  const json = { query: question.query, variables: variables.values };
  const headers = { "content-type": "application/json" };
  const answered = await service.answer({ method: "POST", headers, search: "", json, format, signal });
  if (answered.status !== 200) return answered;
  const made = form === "csv" || form === "xlsx" ? await asRows(answered, service, name, form) : answered;
  return { ...made, headers: { ...made.headers, etag, "cache-control": "no-cache" } };
}

/** The rows of an answer; in the last column the credit that the sources ask for. */
async function asRows(
  answered: Reply,
  { ontology, engine }: Service,
  name: string,
  form: "csv" | "xlsx",
): Promise<Reply> {
  const { data } = JSON.parse(String(answered.body)) as { readonly data: Readonly<Record<string, unknown>> };
  const { columns, rows } = flatten(data);
  const credit = (await creditsOf(ontology, engine)).join(" ");
  const all: Column<ReadonlyMap<string, Cell>>[] = columns.map((column) => ({
    header: column,
    cell: (row) => row.get(column) ?? null,
  }));
  if (credit !== "") all.push({ header: "credit", cell: () => credit });
  const file = `${name}.${form}`;
  if (form === "csv") return download("text/csv", file, sheet(file, rows, all).content);
  return download(xlsx.mediaType, file, { [Symbol.iterator]: () => tableBook("Answer", rows, all) });
}

/** Weak: a file says when it was written, and is otherwise the same. */
function tagOf(parts: readonly (string | null)[]): string {
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function unknownQuestion(asked: string, questions: readonly Example[]): Reply {
  const near = nearest(
    asked,
    questions.map((one) => one.name),
  );
  const message = `No question is saved as ${JSON.stringify(asked.slice(0, 100))}.`;
  return refusal("HTTP_QUESTION_UNKNOWN", message, {}, near ? `did you mean /q/${near}?` : "/q lists them");
}
