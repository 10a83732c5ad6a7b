/** What clients ask, and how often. */
export interface Asked {
  readonly url: string;
  /** The address they ask from. */
  readonly from: string;
  /** `flood` asks large questions, none of them twice; `question` a small one; `health` whether the service lives. */
  readonly what: "flood" | "question" | "health";
  /** A second. */
  readonly rate: number;
  readonly seconds: number;
  /** At the most. */
  readonly connections: number;
}

/** What became of it; times in milliseconds. */
export interface Answers {
  readonly seconds: number;
  readonly sent: number;
  /** For want of a connection. */
  readonly unsent: number;
  readonly unanswered: number;
  readonly answered: readonly number[];
  /** With 503 and when to ask again. */
  readonly refused: readonly number[];
  /** Whatever else came, and how often. */
  readonly others: readonly (readonly [string, number])[];
}

/**
 * Some milliseconds of work and a small answer: to refuse a question costs as much as HTTP does, a fiftieth of this one, and the
 * clients are not to be late with reading.
 */
const question = `query ($not: String!) {
  goalsConnection(where: { hasTask: { some: { supportedBy: { some: { name: { contains: $not } } } } } }) { totalCount }
  tasksConnection(where: { supportedBy: { some: { name: { contains: $not } } } }) { totalCount }
  unsupported: tasksConnection(where: { supportedBy: { none: { name: { contains: $not } } } }) { totalCount }
}`;

/** The body of a question that differs from every other. */
export function floodBody(number: number): string {
  return JSON.stringify({ query: question, variables: { not: `none-${number}-${process.pid}` } });
}

/** Requests as they are sent. */
export function requestsOf({ url, what }: Asked): (number: number) => string {
  const { host, pathname } = new URL(url);
  if (what === "health") return () => `GET /healthz HTTP/1.1\r\nhost: ${host}\r\n\r\n`;
  const small = JSON.stringify({ query: "{ goals(limit: 1) { id } }" });
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n`;
  return (number) => {
    const body = what === "flood" ? floodBody(number) : small;
    return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}
