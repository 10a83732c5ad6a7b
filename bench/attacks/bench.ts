import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getIntrospectionQuery } from "graphql";
import { readExamples } from "../../src/server/examples.ts";
import { built } from "../../tests/built.ts";
import { type Answer, type Attack, attack, operation } from "../../tests/http/corpus/attack.ts";
import { corpus, innocent } from "../../tests/http/corpus/corpus.ts";
import { bundle } from "../bundle.ts";
import { median, post } from "../drive.ts";
import type { Figure, Report } from "../report.ts";
import { type Service, serve } from "../serve.ts";
import { probed, type Usage, usageOf } from "../usage.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const cache = join(here, "..", ".cache", "attacks");
/** A round each: how far apart attacks stand in the corpus that are made one after the other. */
const strides = [1, 3, 7, 11, 13];
/** The peer lives through few, and waits long. */
const rounds = { ours: strides.length, peer: 1 };
/** Milliseconds after which a service that has not answered an attack is given up, and started anew. */
const patience = 5_000;
const worst = 5;

type Asked = Pick<Attack, "name" | "sent">;

const attacks = Object.entries(corpus).flatMap(([family, of]) =>
  of.map(({ name, sent }): Asked => ({ name: `${family}: ${name}`, sent })),
);
const question = JSON.stringify({ query: innocent });

/** What an attack, or an honest question, cost a side; of rounds, the median. */
interface Cost {
  readonly name: string;
  readonly milliseconds: number;
  readonly bytes: number;
  /** Milliseconds of processor: the most for which nobody else had a turn. */
  readonly held: number;
  /** Until the innocent question that came next was answered. */
  readonly next: number;
}

/**
 * The attack corpus, one attack after the other, asked of the service and of stock Apollo Server with plain resolvers, each
 * in a process of its own: what each attack costs of processor, what it is told, what it leaves, and who asks next. Of the
 * examples, and of what playgrounds ask, how long they hold the service.
 */
export async function bench(): Promise<Report> {
  await mkdir(cache, { recursive: true });
  await bundle(here, ["peer"], cache);
  const command = built();
  const [ontology, seeds] = [join(root, "schema.graphql"), join(root, "seeds")];
  const honest = await honestQuestions();
  const ours = await endure([...attacks, ...honest], rounds.ours, () =>
    serve(command, ["serve", "--port", "0", "--seeds", seeds, "--ontology", ontology], probed),
  );
  const peer = await endure(attacks, rounds.peer, () => serve(join(cache, "peer.mjs"), [ontology, seeds], probed));
  const isHonest = (one: Cost) => honest.some(({ name }) => name === one.name);
  return reportOf({ ...ours, costs: ours.costs.filter((one) => !isHonest(one)) }, ours.costs.filter(isHonest), peer);
}

/** The examples, and what playgrounds ask of the schema. */
async function honestQuestions(): Promise<readonly Asked[]> {
  const examples = await readExamples([join(root, "examples")]);
  return [
    ...examples.map(({ name, query, variables }): Asked => ({ name, sent: operation(query, variables) })),
    { name: "the whole schema", sent: operation(getIntrospectionQuery()) },
  ];
}

interface Endured {
  readonly costs: readonly Cost[];
  /** Bytes of memory after each round. */
  readonly resident: readonly number[];
  readonly givenUp: readonly string[];
}

async function endure(asked: readonly Asked[], rounds: number, start: () => Promise<Service>): Promise<Endured> {
  const found = new Map<string, Cost[]>();
  const resident: number[] = [];
  const givenUp = new Set<string>();
  let service = await warm(start);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const one of strided(asked, round)) {
        const { name } = one;
        if (givenUp.has(name)) continue;
        const cost = await Promise.race([measure(service, one), later(patience)]);
        if (cost !== null) found.set(name, [...(found.get(name) ?? []), cost]);
        else {
          givenUp.add(name);
          service.child.kill("SIGKILL");
          service = await warm(start);
        }
      }
      resident.push((await usageOf(service, "collect")).resident);
    }
  } finally {
    service.child.kill("SIGKILL");
  }
  return { costs: [...found.values()].map(middle), resident, givenUp: [...givenUp] };
}

/**
 * All of them, in an order of the round's own: what one leaves for the next collection of garbage falls on another each time, and not on
 * one that happens to come after it.
 */
function strided<T>(all: readonly T[], round: number): readonly T[] {
  const stride = strides[round] ?? 1;
  const begins = Array.from({ length: stride }, (_, at) => at);
  return begins.flatMap((begin) => all.filter((_, at) => at % stride === begin));
}

/** A service that has answered before, so that its code is warm. */
async function warm(start: () => Promise<Service>): Promise<Service> {
  const service = await start();
  for (let time = 0; time < 500; time++) {
    await post(service.url, JSON.stringify({ query: `# ${time}\n${innocent}` }));
  }
  await usageOf(service, "collect");
  return service;
}

/** Null where the service did not live through it. */
async function measure(service: Service, one: Asked): Promise<Cost | null> {
  try {
    const before = await usageOf(service, "begin");
    const answers = await attack(new URL("/", service.url).href, one);
    const after = await settled(service);
    const asked = performance.now();
    await post(service.url, question);
    const next = performance.now() - asked;
    const milliseconds = after.milliseconds - before.milliseconds;
    return { name: one.name, milliseconds, bytes: bytesOf(answers), held: after.held, next };
  } catch {
    return null;
  }
}

/** Once it has come to rest: what goes on after an answer is work as well. */
async function settled(service: Service): Promise<Usage> {
  for (let before = await usageOf(service); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const after = await usageOf(service);
    if (after.milliseconds - before.milliseconds < 2) return before;
    before = after;
  }
}

function bytesOf(answers: readonly Answer[]): number {
  const errors = answers.filter(({ status }) => status >= 400);
  return Math.max(0, ...errors.map(({ body }) => Buffer.byteLength(body)));
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref());
}

function middle(costs: readonly Cost[]): Cost {
  const of = (key: Measured) => median(costs.map((one) => one[key]));
  return {
    name: costs[0]?.name ?? "",
    milliseconds: of("milliseconds"),
    bytes: of("bytes"),
    held: of("held"),
    next: of("next"),
  };
}

type Measured = Exclude<keyof Cost, "name">;

function reportOf(ours: Endured, honest: readonly Cost[], peer: Endured): Report {
  const most = ({ costs }: Pick<Endured, "costs">, key: Measured) => Math.max(...costs.map((one) => one[key]));
  const row = (figure: string, key: Measured, limit: number): Figure => ({
    figure,
    ours: most(ours, key),
    peer: most(peer, key),
    ratio: most(ours, key) / most(peer, key),
    goal: `at most ${limit.toLocaleString("en")}`,
    met: ours.givenUp.length === 0 && most(ours, key) <= limit,
  });
  const past = ({ costs, givenUp }: Endured) =>
    costs.filter(({ milliseconds }) => milliseconds > 50).length + givenUp.length;
  const [, before = 0, after = 0] = ours.resident;
  const grown = (after - before) / 2 ** 20;
  const dearest = [...ours.costs].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, worst);
  return {
    name: "attacks",
    rows: [
      row("milliseconds of work for the dearest attack", "milliseconds", 50),
      {
        figure: "attacks of more than 50 ms",
        ours: past(ours),
        peer: past(peer),
        ratio: null,
        goal: "none",
        met: past(ours) === 0,
      },
      row("bytes of the longest refusal", "bytes", 4_096),
      row("milliseconds until the next innocent question is answered, after the worst", "next", 25),
      row("milliseconds that an attack holds the event loop, the longest", "held", 25),
      {
        figure: "milliseconds that an example, or a playground's question about the schema, holds it, the longest",
        ours: most({ costs: honest }, "held"),
        peer: null,
        ratio: null,
        goal: "at most 25",
        met: most({ costs: honest }, "held") <= 25,
      },
      {
        figure: "MB of memory that the last round added",
        ours: grown,
        peer: null,
        ratio: null,
        goal: "at most 8",
        met: ours.givenUp.length === 0 && grown <= 8,
      },
      ...dearest.map(({ name, milliseconds }): Figure => {
        const other = peer.costs.find((one) => one.name === name)?.milliseconds ?? null;
        const ratio = other === null ? null : milliseconds / other;
        return { figure: `ms of work: ${name}`, ours: milliseconds, peer: other, ratio, goal: null, met: true };
      }),
    ],
    notes: [
      `${attacks.length} attacks, each on a connection of its own, ${rounds.ours} times, the median, of the peer once; work is that of all threads of the process. The peer is Apollo Server as its documentation begins, with plain resolvers over the same data.`,
      "How long the event loop is held is found within the service: the time of processor that its thread uses between two turns of a timer of each millisecond.",
      ...[ours, peer].flatMap(({ givenUp }, at) =>
        givenUp.length === 0
          ? []
          : [
              `${at === 0 ? "Ours" : "The peer"} was given up after ${patience / 1000} s, or ended, at ${givenUp.length}: ${givenUp.join("; ")}.`,
            ],
      ),
    ],
  };
}
