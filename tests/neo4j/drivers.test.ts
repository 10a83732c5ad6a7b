import type { Driver, Session } from "neo4j-driver";
import { expect, test } from "vitest";
import { createDrivers } from "../../graph/neo4j/drivers.ts";

/** Opens drivers that reach nobody, and tells which are open. */
function unreachable() {
  const open = new Set<Driver>();
  const ended = new Error("closed");
  const drivers = createDrivers(() => {
    const check = (): void => {
      if (!open.has(driver)) throw ended;
    };
    const driver = {
      session: (): Session => {
        check();
        return { close: async () => {} } as Session;
      },
      getServerInfo: async () => check(),
      close: async () => void open.delete(driver),
    } as unknown as Driver;
    open.add(driver);
    return driver;
  });
  return { drivers, open, ended };
}

test("once they are closed, none is opened, though the last had fallen silent", async () => {
  const { drivers, open, ended } = unreachable();
  const session = await drivers.session({});
  drivers.silent(session);
  await session.close();
  await drivers.close();
  expect(open).toEqual(new Set());
  await expect(drivers.session({})).rejects.toBe(ended);
  expect(open).toEqual(new Set());
});

test("a driver that has fallen silent is left, and ends with the last of its sessions", async () => {
  const { drivers, open } = unreachable();
  const [first, second] = [await drivers.session({}), await drivers.session({})];
  const [before] = open;
  drivers.silent(first);
  await first.close();
  const third = await drivers.session({});
  expect(open.size).toBe(2);
  await second.close();
  expect([...open]).not.toContain(before);
  drivers.silent(second);
  await third.close();
  expect(open.size).toBe(1);
  await drivers.close();
});
