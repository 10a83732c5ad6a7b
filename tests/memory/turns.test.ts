import { expect, test } from "vitest";
import { createTurns } from "../../graph/memory/meter.ts";

const pace = { milliseconds: 3, visits: 256 };

test("a question that has just begun has its turn before those that go on for long, which are not kept out", async () => {
  const { next } = createTurns(pace);
  const order: string[] = [];
  const queue = async (name: string, had: number) => {
    await next(had);
    order.push(name);
  };
  await Promise.all([
    ...["long 1", "long 2", "long 3"].map((name) => queue(name, 10)),
    ...["new 1", "new 2", "new 3", "new 4", "new 5"].map((name) => queue(name, 0)),
  ]);
  expect(order).toEqual(["new 1", "new 2", "new 3", "long 1", "new 4", "new 5", "long 2", "long 3"]);
});

test.each([0, 10])(
  "those that have had %i turns go on in the order in which they came, each in a turn of the event loop",
  async (had) => {
    const { next } = createTurns(pace);
    const order: string[] = [];
    const turns: number[] = [];
    let turn = 0;
    let running = true;
    const count = (): void => {
      turn++;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all(
      ["a", "b", "c"].map(async (name) => {
        for (let time = 0; time < 5; time++) {
          await next(had);
          order.push(name);
          turns.push(turn);
        }
      }),
    );
    running = false;
    expect(order.join("")).toBe("abc".repeat(5));
    expect(new Set(turns).size).toBe(15);
  },
);
