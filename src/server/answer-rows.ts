import { foreseen } from "../api/foreseen.ts";
import { isObject } from "../api/simplify.ts";
import { download } from "./export.ts";
import { fileNameOf } from "./file-name.ts";
import type { HttpOperation } from "./http-operation.ts";
import type { Reply } from "./reply.ts";
import { type RowForm, rowForms, rowsFile } from "./rows.ts";
import type { Service } from "./service.ts";

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/**
 * Answers an operation by a file of tables, which is called as the operation is. What cannot be answered is told as it always is.
 * Errors: EXPORT_NO_MATRIX, those of the engine.
 */
export async function answerRows(service: Service, operation: HttpOperation, form: RowForm): Promise<Reply> {
  // a fault is told in JSON; a page that had sent the request could not read the file
  const toRead = { accept: "application/json", "apollo-require-preflight": "1" };
  const headers = { ...operation.headers, ...toRead };
  const answered = await service.answer({ ...operation, headers, format: null });
  const asked = askedIn(operation);
  if (answered.status !== 200 || asked === null) return answered;
  return asRows(answered, service, asked, form, null);
}

/** What was answered, as a file of tables: of the name given, or called as the operation is. */
export async function asRows(
  answered: Reply,
  service: Service,
  { query, variables, operationName }: Asked,
  form: RowForm,
  name: string | null,
): Promise<Reply> {
  const { data } = JSON.parse(String(answered.body)) as { readonly data?: Readonly<Record<string, unknown>> | null };
  if (!data) return answered;
  const asked = { document: service.document(query), operationName, variables };
  const known = foreseen(service.schema, service.ontology, asked);
  const content = await rowsFile({ data, foreseen: known, credits: await service.credits(asked) }, form);
  const { ending, mediaType } = rowForms[form];
  const file = download(mediaType, `${name ?? fileNameOf(asked.document, operationName)}${ending}`, content);
  return { ...file, ...(answered.revision !== undefined && { revision: answered.revision }) };
}

/** The operation that a request carries; null where it carries none. */
function askedIn({ method, json, search }: HttpOperation): Asked | null {
  const asked = method === "POST" ? json : Object.fromEntries(new URLSearchParams(search));
  if (!isObject(asked) || typeof asked.query !== "string") return null;
  const { query, operationName } = asked;
  const variables = typeof asked.variables === "string" ? JSON.parse(asked.variables || "null") : asked.variables;
  return {
    query,
    variables: isObject(variables) ? variables : {},
    operationName: typeof operationName === "string" && operationName !== "" ? operationName : null,
  };
}
