import { describe, expect, test } from "vitest";
import { errorsBody } from "../../src/server/reply.ts";

interface Told {
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: { readonly code: string };
  }[];
}

function told(errors: readonly unknown[]): Told["errors"] {
  const body = errorsBody(errors);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4 * 1024);
  return (JSON.parse(body) as Told).errors;
}

describe("errors that are told", () => {
  const extensions = { code: "API_VARIABLE_INVALID" };

  test("stand as they are where they fit", () => {
    const errors = [{ message: "Ж".repeat(1_900), path: ["a"], extensions }];
    expect(told(errors)).toEqual(errors);
  });

  test("are cut where one is too long, and never within a character", () => {
    const [error] = told([{ message: `${"a".repeat(399)}😀${"b".repeat(9_000)}`, extensions }]);
    expect(error).toEqual({ message: `${"a".repeat(399)}...`, extensions });
  });

  test("lose the last where they are too many", () => {
    const errors = told(
      Array.from({ length: 1_000 }, (_, at) => ({ message: `${at} ${"x".repeat(100)}`, extensions })),
    );
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.map(({ message }) => Number.parseInt(message, 10))).toEqual(errors.map((_, at) => at));
  });

  test("keep their code whatever else they hold", () => {
    const long = "\u0001".repeat(5_000);
    const path = Array.from({ length: 1_000 }, () => long);
    const [error, ...others] = told([
      { message: long, path, extensions: { ...extensions, hint: long, argument: long } },
    ]);
    expect(others).toEqual([]);
    expect(error?.extensions.code).toBe("API_VARIABLE_INVALID");
  });
});
