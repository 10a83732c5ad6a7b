import { createHash } from "node:crypto";
import { parse } from "graphql";
import { nearest } from "../../graph/diagnostic.ts";
import { formatOf } from "../../graph/export/formats.ts";
import { sampleAnswer } from "../api/sample-answer.ts";
import { version } from "../version.ts";
import { variablesIn } from "./address-variables.ts";
import type { Example } from "./examples.ts";
import { download } from "./export.ts";
import { type Reply, refusal } from "./reply.ts";
import { isRowForm, type RowForm, rowForms, rowsFile } from "./rows.ts";
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
  const format = form === "json" || isRowForm(form) ? null : formatOf(form);
  const { revision } = await service.engine.status();
  const etag = tagOf([version, revision, url.pathname, url.search, question.query]);
  if (known.split(",").some((one) => one.trim() === etag)) return { status: 304, headers: { etag }, body: "" };
  const json = { query: question.query, variables: variables.values };
  const headers = { "content-type": "application/json" };
  const answered = await service.answer({ method: "POST", headers, search: "", json, format, signal });
  if (answered.status !== 200) return answered;
  const made = isRowForm(form) ? await asRows(answered, service, { name, ...json }, form) : answered;
  return { ...made, headers: { ...made.headers, etag, "cache-control": "no-cache" } };
}

async function asRows(
  answered: Reply,
  service: Service,
  { name, query, variables }: Pick<Example, "name" | "query" | "variables">,
  form: RowForm,
): Promise<Reply> {
  const { data } = JSON.parse(String(answered.body)) as { readonly data: Readonly<Record<string, unknown>> };
  const asked = { document: parse(query), operationName: null, variables };
  const content = rowsFile(
    { data, sample: sampleAnswer(service.schema, asked), credits: await service.credits(asked) },
    form,
  );
  return download(rowForms[form], `${name}.${form}`, content);
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
  // a name as long as an address may be would take long to compare
  const near = nearest(
    asked.slice(0, 100),
    questions.map((one) => one.name),
  );
  const message = `No question is saved as ${JSON.stringify(asked.slice(0, 100))}.`;
  return refusal("HTTP_QUESTION_UNKNOWN", message, {}, near ? `did you mean /q/${near}?` : "/q lists them");
}
