import { nearest } from "../../graph/diagnostic.ts";
import { formatOf } from "../../graph/export/formats.ts";
import { variablesIn } from "./address-variables.ts";
import { asRows } from "./answer-rows.ts";
import type { Example } from "./examples.ts";
import { jsonReply, type Reply, refusal } from "./reply.ts";
import { rowFormByEnding } from "./rows.ts";
import type { Service } from "./service.ts";
import { tagged } from "./tags.ts";

export interface AskedQuestion {
  readonly service: Service;
  readonly questions: readonly Example[];
  readonly url: URL;
  /** Tags of answers that the client has. */
  readonly known: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * A saved question at `/q/NAME`, or `/q/NAME.FORM`: its variables are parameters of the address, its answer is JSON, rows
 * as `.csv` or `.xlsx`, a matrix as `.matrix-csv`, to be read as `.table` and as `.outline`, or, under the name of another form, the part of the graph that it shows. 304 where the client has it.
 */
export async function answerQuestion({ service, questions, url, known, signal }: AskedQuestion): Promise<Reply> {
  const called = decoded(url.pathname.slice("/q/".length));
  const question = questions.find(({ name }) => called === name || called.startsWith(`${name}.`));
  if (question === undefined) return unknownQuestion(called, questions);
  const { name } = question;
  const form = called.slice(name.length + 1) || "json";
  const variables = variablesIn(question, url.searchParams);
  if ("reply" in variables) return variables.reply;
  const rows = rowFormByEnding(form);
  const isRead = form === "table" || form === "outline";
  const format = form === "json" || isRead || rows !== null ? null : formatOf(form);
  const json = { query: question.query, variables: variables.values };
  const headers = { "content-type": "application/json" };
  const asked = [url.pathname, url.search, question.query];
  return tagged({ service, known, asked, vary: "accept-encoding" }, async () => {
    const answered = await service.answer({ method: "POST", headers, search: "", json, format, signal });
    if (answered.status !== 200) return answered;
    if (isRead) return asRead(service, form, { name, ...json }, signal);
    return rows === null ? answered : asRows(answered, service, { ...json, operationName: null }, rows, name);
  });
}

type Asked = Pick<Example, "name" | "query" | "variables">;

/** As the reading room shows it: in words, and each part leads to what it shows. */
async function asRead(
  service: Service,
  form: "table" | "outline",
  { query, variables }: Asked,
  signal: AbortSignal,
): Promise<Reply> {
  const asked = { document: service.document(query), variables, signal };
  const found = await service[form](asked);
  if ("refused" in found) return found.refused;
  const { revision, ...read } = found;
  const credits = await service.credits(asked);
  return { ...jsonReply(200, { ...read, credits, revision }), ...(revision !== null && { revision }) };
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
