import type { Chance } from "../api/random/chance.ts";

/** A document as the grammar allows it, of words that mean something somewhere: nearly none is valid. */
export function grammarDocument(chance: Chance, words: readonly string[]): string {
  const many = (least: number, most: number, make: () => string, between = " ") =>
    Array.from({ length: chance.between(least, most) }, make).join(between);
  const odds = (share: number, make: () => string) => (chance.odds(share) ? make() : "");
  const name = () => chance.one(words);
  const variable = () => `$${chance.one(["a", "b", "c"])}`;

  const value = (depth: number): string => {
    const leaves = [
      ...[
        "0",
        "1",
        "-1",
        "2147483648",
        "1.5",
        "-0.0e-3",
        "true",
        "false",
        "null",
        '""',
        '"\\u00e9\\n"',
        '"""\n  a\n   b"""',
      ],
      ...[variable(), name(), `"${name()}"`],
    ];
    if (depth === 0 || chance.odds(0.6)) return chance.one(leaves);
    if (chance.odds(0.5)) return `[${many(0, 3, () => value(depth - 1), ", ")}]`;
    return `{${many(0, 3, () => `${name()}: ${value(depth - 1)}`, ", ")}}`;
  };
  const given = (share: number) => odds(share, () => `(${many(1, 3, () => `${name()}: ${value(2)}`, ", ")})`);
  const directives = () =>
    odds(0.2, () => many(1, 2, () => `@${chance.one(["include", "skip", "defer", name()])}${given(0.8)}`));
  const selections = (depth: number): string => `{ ${many(1, 3, () => selection(depth))} }`;
  const selection = (depth: number): string => {
    const below = () => (depth === 0 ? "{ __typename }" : selections(depth - 1));
    if (chance.odds(0.1)) return `...${name()} ${directives()}`;
    if (chance.odds(0.15)) return `... ${odds(0.7, () => `on ${name()}`)} ${directives()} ${below()}`;
    return `${odds(0.2, () => `${name()}: `)}${name()}${given(0.3)} ${directives()} ${odds(0.5, below)}`;
  };
  const type = (depth: number): string =>
    `${depth > 0 && chance.odds(0.3) ? `[${type(depth - 1)}]` : name()}${odds(0.4, () => "!")}`;
  const variables = () =>
    odds(
      0.4,
      () => `(${many(1, 3, () => `${variable()}: ${type(2)}${odds(0.4, () => ` = ${value(2)}`)} ${directives()}`)})`,
    );
  const definition = (): string => {
    if (chance.odds(0.2)) return `fragment ${name()} on ${name()} ${directives()} ${selections(2)}`;
    if (chance.odds(0.05)) return `${odds(0.5, () => "extend ")}type ${name()} { ${name()}: ${type(2)} }`;
    const word = chance.odds(0.85) ? "query" : chance.one(["mutation", "subscription"]);
    return `${word} ${odds(0.5, name)} ${variables()} ${directives()} ${selections(3)}`;
  };
  return chance.odds(0.5) ? selections(3) : many(1, 3, definition, "\n");
}
