import { expect, test } from "vitest";
import { attack } from "./corpus/attack.ts";
import { corpus, innocent as question } from "./corpus/corpus.ts";
import { faultsOf } from "./corpus/faults.ts";
import { ask, start } from "./running.ts";

test("the corpus holds at least 150 attacks, each under a name of its own", () => {
  const names = Object.entries(corpus).flatMap(([family, attacks]) => attacks.map(({ name }) => `${family}: ${name}`));
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(new Set(names).size).toBe(names.length);
});

test.each(Object.entries(corpus))(
  "%s: each is answered right, and so is who asks next",
  { timeout: 120_000 },
  async (_, attacks) => {
    const { url, events } = await start();
    const innocent = await ask(url, question);
    expect(innocent.data.tasks).toHaveLength(3);
    const wrong: unknown[] = [];
    for (const one of attacks) {
      const faults = faultsOf(one, await attack(url, one));
      if (faults.length > 0) wrong.push({ attack: one.name, faults });
      expect((await ask(url, question)).data, one.name).toEqual(innocent.data);
    }
    expect(wrong).toEqual([]);
    expect(events).toEqual([]);
  },
);
