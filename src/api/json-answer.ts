import type { Data } from "./write/writing.ts";

/** On what an answer rests: stands in its `extensions.receipt`. */
export interface Receipt {
  /** The graph's: the same seeds give the same one. */
  readonly revision: string;
  readonly engine: string;
  /** Of this software. */
  readonly version: string;
  /** How many quotes the answer shows as evidence; mentions are none. */
  readonly evidence: number;
  /** Ids that the question names and the graph has not, where nothing at all is found: that says nothing of them. */
  readonly unknown?: readonly string[];
  /** How many findings it leaves out that strategies silence, where it does. */
  readonly silenced?: number;
}

/** An answer as it goes out. It stands where a result has its data, and whoever looks at it there sees the data. */
export class JsonAnswer {
  /** The whole result as JSON, and a line end: as text where it is of ASCII, which goes out as it is, else in UTF-8. */
  readonly body: string | Buffer;
  readonly extensions: { readonly receipt: Receipt } | undefined;

  constructor(data: string, receipt: Receipt | null) {
    this.extensions = receipt === null ? undefined : { receipt };
    const beside = receipt === null ? "" : `,"extensions":${JSON.stringify(this.extensions)}`;
    const text = `{"data":${data}${beside}}\n`;
    this.body = Buffer.byteLength(text) === text.length ? text : Buffer.from(text);
  }

  /** The data. Cost: O(body). */
  toJSON(): Data {
    return JSON.parse(this.body.toString()).data;
  }
}
