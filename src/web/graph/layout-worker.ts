import { forceLayout } from "./force-layout.ts";
import type { Layout } from "./looked.ts";
import { type Linked, mapLayout, type Positions } from "./map-layout.ts";

/** What the page asks of the thread that lays graphs out; each answer carries the number of its question. */
export interface LayoutRequest extends Linked {
  readonly number: number;
  readonly layout: Layout;
  /** Width to height of a map. */
  readonly aspect: number;
}

export type LayoutReply =
  | { readonly number: number; readonly done: number }
  | { readonly number: number; readonly positions: Positions };

let newest = 0;

addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => {
  newest = data.number;
  if (data.layout === "map") reply({ number: data.number, positions: mapLayout(data, data.aspect) });
  else {
    arrange(data).catch((fault: unknown) => {
      // out of the promise, so that the page is told
      setTimeout(() => {
        throw fault;
      });
    });
  }
});

/** In turns, so that another question is heard: the older one is given up then. */
async function arrange(request: LayoutRequest): Promise<void> {
  const { number } = request;
  const steps = forceLayout(request);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return reply({ number, positions: step.value });
    reply({ number, done: step.value });
    await new Promise((resolve) => setTimeout(resolve));
    if (newest !== number) return;
  }
}

function reply(what: LayoutReply): void {
  postMessage(what);
}
