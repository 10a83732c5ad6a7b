import type { IncomingMessage } from "node:http";
import type { HttpCode } from "./codes.ts";
import { type Reply, refusal } from "./reply.ts";

/** Bytes a request may have. */
const largest = 1024 * 1024;
/** Keys of objects that its JSON may have: each of another name takes long to read. */
const mostKeys = 10_000;
const decoder = new TextDecoder("utf-8", { fatal: true });
const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
/** How long the rest of a refused body is swallowed, so that the client gets to read the refusal. */
const patience = 2_000;

/**
 * Reads the JSON of a request, or says why it is refused. What is not declared as JSON is not read, and for Apollo Server to
 * refuse: it may be of a page elsewhere. Else: 415 for what is compressed, 413 above 1 MB
 * or 10,000 keys, 400 for broken JSON or UTF-8, and for a body that breaks off.
 */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly json: unknown } | { readonly refusal: Reply }> {
  if (!isJson(request.headers["content-type"] ?? "")) {
    swallow(request);
    return { json: undefined };
  }
  if ((request.headers["content-encoding"] ?? "identity") !== "identity") {
    return refuse(request, "HTTP_COMPRESSED", "Send the body uncompressed.");
  }
  const bytes = await readBytes(request);
  if (bytes === "too large") {
    return refuse(request, "HTTP_BODY_TOO_LARGE", `The body is larger than ${largest} bytes.`);
  }
  if (bytes === "broken off") {
    return { refusal: refusal("HTTP_BODY_BROKEN_OFF") };
  }
  if (hasMoreKeys(bytes, mostKeys)) {
    return { refusal: refusal("HTTP_BODY_TOO_LARGE", `The body has more than ${mostKeys} keys.`) };
  }
  try {
    return { json: JSON.parse(decoder.decode(bytes)) };
  } catch (error) {
    const why = error instanceof SyntaxError ? "Invalid JSON" : "Invalid UTF-8";
    return { refusal: refusal("HTTP_BODY_NOT_JSON", `${why} in the body.`) };
  }
}

/** Whether a type is JSON, in UTF-8 where it says so. */
function isJson(type: string): boolean {
  if (type === "application/json") return true;
  const [essence, ...parameters] = type.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith("charset="))?.slice("charset=".length);
  return essence === "application/json" && (charset === undefined || /^"?utf-?8"?$/.test(charset));
}

/** Whether JSON has more keys than so many. Cost: O(1) for what is too short to have them, else O(bytes), reading no value. */
function hasMoreKeys(json: Buffer, most: number): boolean {
  const shortest = '"":0,'.length;
  if (json.length < most * shortest) return false;
  let keys = 0;
  for (let at = 0, quoted = false; at < json.length && keys <= most; at++) {
    const byte = json[at];
    if (byte === quote) quoted = !quoted;
    else if (byte === backslash) at++;
    else if (byte === colon && !quoted) keys++;
  }
  return keys > most;
}

function refuse(request: IncomingMessage, code: HttpCode, message: string): { readonly refusal: Reply } {
  swallow(request);
  return { refusal: refusal(code, message) };
}

/** Swallows the rest, so that the client gets to read why it is refused, but not for ever. */
function swallow(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), patience);
  request.once("close", () => clearTimeout(timer));
}

function readBytes(request: IncomingMessage): Promise<Buffer | "too large" | "broken off"> {
  if (Number(request.headers["content-length"] ?? 0) > largest) return Promise.resolve("too large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > largest) {
        request.removeAllListeners("data");
        resolve("too large");
      } else chunks.push(chunk);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", () => resolve("broken off"));
    request.once("close", () => resolve("broken off"));
  });
}
