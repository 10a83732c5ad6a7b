import type { IncomingMessage } from "node:http";
import type { HttpCode } from "./codes.ts";
import { type Reply, refusal } from "./reply.ts";

/** Bytes a request may have. */
const largest = 1024 * 1024;
const decoder = new TextDecoder("utf-8", { fatal: true });
/** How long the rest of a refused body is swallowed, so that the client gets to read the refusal. */
const patience = 2_000;

/**
 * Reads the JSON of a request, or says why it is refused: 415 for what is not JSON or is compressed, 413 above 1 MB, 400
 * for broken JSON or UTF-8, and for a body that breaks off.
 */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly json: unknown } | { readonly refusal: Reply }> {
  if (!isJson(request.headers["content-type"] ?? "")) {
    return refuse(request, "HTTP_TYPE_NOT_JSON", "Send the operation as application/json in UTF-8.");
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
  try {
    return { json: JSON.parse(decoder.decode(bytes)) };
  } catch (error) {
    const why = error instanceof SyntaxError ? "not valid JSON" : "not valid UTF-8";
    return { refusal: refusal("HTTP_BODY_NOT_JSON", `The body is ${why}.`) };
  }
}

/** Whether a type is JSON, in UTF-8 where it says so. */
function isJson(type: string): boolean {
  if (type === "application/json") return true;
  const [essence, ...parameters] = type.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith("charset="))?.slice("charset=".length);
  return essence === "application/json" && (charset === undefined || /^"?utf-?8"?$/.test(charset));
}

/** Swallows the rest, so that the client gets to read why, but not for ever. */
function refuse(request: IncomingMessage, code: HttpCode, message: string): { readonly refusal: Reply } {
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), patience);
  request.once("close", () => clearTimeout(timer));
  return { refusal: refusal(code, message) };
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
