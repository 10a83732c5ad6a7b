import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { type Attack, answered, got, posted, refused, request } from "./attack.ts";

const line = "POST /graphql HTTP/1.1";
const json = "content-type: application/json";
const question = '{"query":"{ __typename }"}';
const length = `content-length: ${question.length}`;
const malformed = "HTTP_MALFORMED";
const smuggled = "GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n";
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** A head that two servers would read in two ways, the second request hidden in the first. */
export const smuggling: readonly Attack[] = [
  refused(
    "a length and chunks",
    request(line, [json, "content-length: 4", "transfer-encoding: chunked"], `0\r\n\r\n${smuggled}`),
    400,
    malformed,
  ),
  refused(
    "chunks and a length",
    request(line, [json, "transfer-encoding: chunked", "content-length: 4"], `0\r\n\r\n${smuggled}`),
    400,
    malformed,
  ),
  refused("two lengths", request(line, [json, length, "content-length: 0"], question), 400, malformed),
  refused("two lengths that are the same", request(line, [json, length, length], question), 400, malformed),
  refused(
    "two lengths in one header",
    request(line, [json, `${length}, ${question.length}`], question),
    400,
    malformed,
  ),
  refused("a length below zero", request(line, [json, "content-length: -1"], question), 400, malformed),
  refused(
    "a length with a plus",
    request(line, [json, `content-length: +${question.length}`], question),
    400,
    malformed,
  ),
  refused("a length in another base", request(line, [json, "content-length: 0x1a"], question), 400, malformed),
  refused(
    "a length past all numbers",
    request(line, [json, `content-length: ${"9".repeat(30)}`], question),
    400,
    malformed,
  ),
  refused(
    "a length far past the limit",
    request(line, [json, "content-length: 99999999999"], question),
    413,
    "HTTP_BODY_TOO_LARGE",
  ),
  refused(
    "an encoding that looks like chunks",
    request(line, [json, "transfer-encoding: xchunked"], question),
    400,
    malformed,
  ),
  refused(
    "an encoding with a tab before it",
    request(line, [json, "transfer-encoding:\tchunked, identity"], question),
    400,
    malformed,
  ),
  refused(
    "two encodings",
    request(line, [json, "transfer-encoding: chunked", "transfer-encoding: identity"], `0\r\n\r\n${smuggled}`),
    400,
    malformed,
  ),
  refused(
    "a space before the colon",
    request(line, [json, "transfer-encoding : chunked"], `0\r\n\r\n${smuggled}`),
    400,
    malformed,
  ),
  refused(
    "a header that goes on in the next line",
    request(line, [json, "x: a\r\n transfer-encoding: chunked"], question),
    400,
    malformed,
  ),
  refused("a line that ends without a return", request("GET /readyz HTTP/1.1\nx: y", []), 400, malformed),
  refused(
    "a return within a header",
    request("GET /readyz HTTP/1.1", ["x: a\rtransfer-encoding: chunked"]),
    400,
    malformed,
  ),
  refused("a zero within a header", request("GET /readyz HTTP/1.1", ["x: a\u0000b"]), 400, malformed),
  refused(
    "a chunk whose length is no number",
    request(line, [json, "transfer-encoding: chunked"], "zz\r\n"),
    400,
    malformed,
  ),
  refused(
    "a chunk of a length past all numbers",
    request(line, [json, "transfer-encoding: chunked"], `${"f".repeat(20)}\r\n`),
    400,
    malformed,
  ),
  refused(
    "a chunk that is longer than it says",
    request(line, [json, "transfer-encoding: chunked"], `2\r\n${question}\r\n0\r\n\r\n`),
    400,
    malformed,
  ),
  answered(
    "chunks of one byte",
    request(line, [json, "transfer-encoding: chunked"], `${[...question].map(chunk).join("")}0\r\n\r\n`),
    '"__typename":"Query"',
  ),
  refused(
    "a second request behind what was said to be the last",
    Buffer.concat([posted(question), Buffer.from(smuggled)]),
    400,
    malformed,
  ),
  refused("two hosts", request("GET /readyz HTTP/1.1", ["host: evil.example"]), 400, malformed),
];

/** Methods, versions, heads, and what a body says of itself. */
export const heads: readonly Attack[] = [
  refused("no HTTP", "hello\r\n\r\n", 400, malformed),
  refused("the greeting of TLS", Buffer.from("16030100a5010000a10303", "hex"), 400, malformed),
  refused("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, malformed),
  refused("a version that is not there", request("GET / HTTP/9.9", []), 400, malformed),
  refused("a method that is not there", request("HACK / HTTP/1.1", []), 400, malformed),
  refused("a method in small letters", request("get / HTTP/1.1", []), 400, malformed),
  refused("no host", "GET /readyz HTTP/1.1\r\nconnection: close\r\n\r\n", 400, malformed),
  refused(
    "TRACE, which would show the headers",
    request("TRACE /graphql HTTP/1.1", ["cookie: secret"]),
    405,
    "HTTP_METHOD_NOT_ALLOWED",
  ),
  refused("DELETE", request("DELETE /graphql HTTP/1.1", []), 405, "HTTP_METHOD_NOT_ALLOWED"),
  refused(
    "PUT with a body",
    request("PUT /graphql HTTP/1.1", [json, length], question),
    405,
    "HTTP_METHOD_NOT_ALLOWED",
  ),
  refused("PATCH of a saved question", request("PATCH /q/ruled-out HTTP/1.1", []), 405, "HTTP_METHOD_NOT_ALLOWED"),
  refused(
    "a method said in a header",
    request("GET /graphql HTTP/1.1", ["x-http-method-override: POST"]),
    400,
    "BAD_REQUEST",
  ),
  refused(
    "sixty kilobytes of one header",
    request("GET / HTTP/1.1", [`x: ${"a".repeat(60_000)}`]),
    431,
    "HTTP_HEAD_TOO_LARGE",
  ),
  refused(
    "five thousand headers",
    request(
      "GET / HTTP/1.1",
      Array.from({ length: 5_000 }, (_, at) => `x${at}: y`),
    ),
    431,
    "HTTP_HEAD_TOO_LARGE",
  ),
  answered(
    "four hundred short headers",
    request(
      "GET /healthz HTTP/1.1",
      Array.from({ length: 400 }, () => "x: y"),
    ),
    '"alive"',
  ),
  refused(
    "an address of sixty kilobytes",
    request(`GET /${"a".repeat(60_000)} HTTP/1.1`, []),
    431,
    "HTTP_HEAD_TOO_LARGE",
  ),
  refused(
    "an expectation that is not there",
    request(line, [json, length, "expect: 200-ok"], question),
    417,
    "HTTP_EXPECTATION_UNKNOWN",
  ),
  answered(
    "an upgrade, which is not taken",
    request("GET /healthz HTTP/1.1", ["connection: upgrade", "upgrade: websocket"]),
    '"alive"',
  ),
  answered(
    "an upgrade to HTTP/2",
    request("GET /healthz HTTP/1.1", [
      "connection: upgrade, http2-settings",
      "upgrade: h2c",
      "http2-settings: AAMAAABkAAQAoAAAAAIAAAAA",
    ]),
    '"alive"',
  ),
  answered("a thousand ranges", got("/healthz", `range: bytes=${Array(1_000).fill("0-1").join(",")}`), '"alive"'),
  answered("another host", request("GET /healthz HTTP/1.1", ["x-forwarded-host: evil.example"]), '"alive"'),
  answered("an address with a host", got("http://evil.example/healthz"), '"alive"'),
  refused("CONNECT", request("CONNECT example.com:443 HTTP/1.1", []), 405, "HTTP_METHOD_NOT_ALLOWED"),
  refused(
    "a type of forms, which any page may send",
    posted("query=%7B__typename%7D", ["content-type: application/x-www-form-urlencoded"]),
    400,
    "BAD_REQUEST",
  ),
  refused("text, which any page may send", posted(question, ["content-type: text/plain"]), 400, "BAD_REQUEST"),
  refused(
    "a form of several parts",
    posted("--x\r\n\r\n--x--", ["content-type: multipart/form-data; boundary=x"]),
    400,
    "BAD_REQUEST",
  ),
  refused("no type", posted(question, []), 400, "BAD_REQUEST"),
  refused("two types", posted(question, ["content-type: text/plain, application/json"]), 400, "BAD_REQUEST"),
  refused(
    "a type of ten thousand parameters",
    posted(question, [`content-type: application/json${";a=b".repeat(3_000)};charset=x`]),
    400,
    "BAD_REQUEST",
  ),
  refused(
    "a body of one byte too many",
    posted(`{"query":"{ __typename }"}${" ".repeat(1024 * 1024)}`),
    413,
    "HTTP_BODY_TOO_LARGE",
  ),
  refused(
    "chunks without end",
    request(line, [json, "transfer-encoding: chunked"], chunk(" ".repeat(65_536)).repeat(20)),
    413,
    "HTTP_BODY_TOO_LARGE",
  ),
  answered("media types that nobody has", got("/healthz", `accept: ${"a/b;q=0.1,".repeat(1_000)}`), '"alive"'),
];

const zeros = Buffer.alloc(64 * 1024 * 1024);
const encoded = (encoding: string, body: Buffer) => posted(body, [json, `content-encoding: ${encoding}`]);

/** Small bodies that would be large. */
export const bombs: readonly Attack[] = [
  refused("64 megabytes in gzip", encoded("gzip", gzipSync(zeros)), 415, "HTTP_COMPRESSED"),
  refused("64 megabytes in deflate", encoded("deflate", deflateSync(zeros)), 415, "HTTP_COMPRESSED"),
  refused("64 megabytes in brotli", encoded("br", brotliCompressSync(zeros)), 415, "HTTP_COMPRESSED"),
  refused("gzip in gzip", encoded("gzip, gzip", gzipSync(gzipSync(zeros))), 415, "HTTP_COMPRESSED"),
  refused("gzip that does not say so", posted(gzipSync(question)), 400, "HTTP_BODY_NOT_JSON"),
  refused(
    "gzip as an encoding of the transfer",
    request(line, [json, "transfer-encoding: gzip, chunked"], "0\r\n\r\n"),
    400,
    "HTTP_BODY_NOT_JSON",
  ),
  refused("an encoding that is not there", encoded("zip-of-death", Buffer.from(question)), 415, "HTTP_COMPRESSED"),
];

/** Ways out of what is served. */
export const paths: readonly Attack[] = [
  ...[
    "/../../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/..\\..\\etc\\passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/....//....//etc/passwd",
    "//etc/passwd",
    "/playground/../package.json",
    "/playground/%2e%2e%2fpackage.json",
    "/.git/config",
    "/.env",
    "/package.json",
    "/graph.gexf/../../package.json",
    "/graph.php",
    "/graph.gexf%00.json",
    "/graph.",
    "/graph.__proto__",
    "/graphql/",
    "/GRAPHQL",
    "/graphql%00",
    "/graphql%0d%0aset-cookie:a=b",
    "/__proto__",
    "/constructor",
    "/healthz/../etc",
    "/metrics/../../etc",
  ].map((path) => refused(path, got(path), 404, "HTTP_NOT_FOUND")),
  ...[
    "/q/..%2f..%2fpackage",
    "/q/%2e%2e%2fpackage.json",
    "/q/..%5c..%5cetc%5cpasswd",
    "/q/%252e%252e%252fetc",
    "/q/%ff%fe",
    "/q/%00",
    "/q/",
    "/q/__proto__",
    "/q/constructor.csv",
    `/q/${"a".repeat(8_000)}`,
  ].map((path) => refused(path.slice(0, 40), got(path), 404, "HTTP_QUESTION_UNKNOWN")),
  refused("/q/ruled-out.__proto__", got("/q/ruled-out.__proto__"), 400, "EXPORT_FORMAT_UNKNOWN"),
  refused("/q/ruled-out.csv/../../x", got("/q/ruled-out.csv%2f..%2f..%2fx"), 400, "EXPORT_FORMAT_UNKNOWN"),
  refused("a format of everything", got("/graphql?format=../../etc/passwd"), 400, "EXPORT_FORMAT_UNKNOWN"),
  refused("an address that is none", got("//["), 400, malformed),
  refused("a parameter that is no variable", got("/q/said-of-a-sector?__proto__=x"), 400, "HTTP_PARAMETER_INVALID"),
  refused(
    "a parameter a thousand letters long",
    got(`/q/said-of-a-sector?${"a".repeat(1_000)}=x`),
    400,
    "HTTP_PARAMETER_INVALID",
  ),
  refused("hops without end", got("/graph.gexf?around=eaeu-2030/goal/x&hops=Infinity"), 400, "EXPORT_HOPS"),
  refused("hops that are no number", got("/graph.gexf?around=eaeu-2030/goal/x&hops=__proto__"), 400, "EXPORT_HOPS"),
  refused(
    "a thousand places to stand around",
    got(`/graph.gexf?hops=6&${Array.from({ length: 1_000 }, (_, at) => `around=a${at}`).join("&")}`),
    404,
    "EXPORT_NOTHING_THERE",
  ),
  refused(
    "a script as the name of an example",
    got("/q/%3Cscript%3Ealert(1)%3C%2Fscript%3E"),
    404,
    "HTTP_QUESTION_UNKNOWN",
  ),
  refused("a header in a name", got("/q/a%0d%0aset-cookie:%20a=b"), 404, "HTTP_QUESTION_UNKNOWN"),
];
