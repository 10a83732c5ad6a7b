import { StrategraphError } from "../../graph/diagnostic.ts";
import type { Excerpt } from "../../graph/excerpt.ts";
import type { Format } from "../../graph/export/format.ts";
import { formatOf, formats } from "../../graph/export/formats.ts";
import { layered } from "../../graph/export/layout.ts";
import { zip } from "../../graph/export/zip.ts";
import type { Around } from "./around.ts";
import { graphStatuses } from "./codes.ts";
import { drawn, isDrawn } from "./draw.ts";
import { readPageParts } from "./page-parts.ts";
import { errorsReply, type Reply } from "./reply.ts";

/** Nodes past which a map is left to the tool: to lay out so many takes a moment, in which nobody else has an answer. */
const largestMap = 2_000;

/** By media type, the first of those that share one; null: JSON. */
const byMediaType = new Map<string, Format | null>([
  ...formats.toReversed().map((format) => [essence(format.mediaType), format] as const),
  ["application/json", null],
  ["application/graphql-response+json", null],
  ["*/*", null],
]);

/** The format a request asks for by `format`, or else by the first media type it accepts that we have; null: JSON. */
export function formatAsked(search: URLSearchParams, accept: string): Format | null {
  const named = search.get("format");
  if (named !== null) return named === "json" ? null : formatOf(named);
  for (const one of accept === "" ? [] : accept.split(",")) {
    const found = byMediaType.get(essence(one));
    if (found !== undefined) return found;
  }
  return null;
}

function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The part of the graph that an address names by `around` and `hops`. */
export function aroundIn(search: URLSearchParams): Around | null {
  const ids = search.getAll("around");
  return ids.length === 0 ? null : { ids, hops: Number(search.get("hops") ?? 1) };
}

/** A graph as a download; of a format that takes several files, an archive of them. Rejects with the signal's reason when aborted. */
export async function exportReply(format: Format, excerpt: Excerpt, name: string, signal: AbortSignal): Promise<Reply> {
  const { revision } = excerpt.receipt;
  if (format.drawn && isDrawn(excerpt)) {
    const picture = Buffer.from(await drawn(format.name, excerpt, signal));
    return { ...download(format.mediaType, `${name}.${format.extension}`, picture), revision };
  }
  const layout = excerpt.receipt.nodes <= largestMap ? layered(excerpt) : null;
  const files = await format.files(excerpt, { layout, page: readPageParts });
  const [first, ...others] = files;
  if (first === undefined) throw new Error(`${format.name} has no file`);
  const file =
    others.length > 0
      ? download("application/zip", `${name}.zip`, zip(files))
      : download(format.mediaType, `${name}.${format.extension}`, first.content);
  return { ...file, revision };
}

/** A file to be kept. Text is UTF-8. */
export function download(type: string, file: string, body: Reply["body"]): Reply {
  const disposition = `attachment; filename="${file}"`;
  return {
    status: 200,
    headers: {
      "content-type": type.startsWith("text/") ? `${essence(type)}; charset=utf-8` : type,
      "content-disposition": disposition,
      "cache-control": "no-store",
    },
    body,
  };
}

/** A request for a file that cannot be given, as a GraphQL answer would say it. */
export function notExported(error: unknown): Reply {
  if (!(error instanceof StrategraphError)) throw error;
  const errors = error.diagnostics.map(({ code, message, hint }) => ({
    message,
    extensions: { code, ...(hint && { hint }) },
  }));
  const statuses = new Map<unknown, number>(Object.entries({ ...graphStatuses, EXPORT_NOTHING_THERE: 404 }));
  return errorsReply(statuses.get(errors[0]?.extensions.code) ?? 400, errors);
}
