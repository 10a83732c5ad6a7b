import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../built.ts";
import { strategraph } from "./command.ts";

const commands = [
  "serve",
  "token",
  "check",
  "lock",
  "new",
  "import",
  "query",
  "search",
  "links",
  "paths",
  "coverage",
  "findings",
  "mcp",
  "plan",
  "load",
];

test.each([[["--help"]], [["help"]], [[]]])(
  "strategraph %j lists the commands, with examples and exit codes",
  async (args) => {
    const { code, stdout, stderr } = await strategraph(args);
    expect([code, stderr]).toEqual([0, ""]);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("$ strategraph serve");
    expect(stdout).toContain("Ends with 0, 1 (faults found), 2 (wrong usage) or 3");
  },
);

test.each(commands)("strategraph %s --help explains itself within 80 columns, with an example", async (command) => {
  const { code, stdout } = await strategraph([command, "--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: strategraph ${command} `));
  const [explained = "", examples = ""] = stdout.split(/^Examples?:$/m);
  for (const line of explained.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(examples).toContain(`strategraph ${command}`);
  expect(await strategraph(["help", command])).toMatchObject({ code: 0, stdout });
});

test("strategraph --version prints that of package.json", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(await strategraph(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each([
  [["frobnicate"], "CLI_USAGE Unknown command 'frobnicate'. (strategraph --help)"],
  [["help", "frobnicate"], "CLI_USAGE Unknown command 'frobnicate'. (strategraph --help)"],
  [["chekc"], "CLI_USAGE Unknown command 'chekc'. (Did you mean check? strategraph --help)"],
  [["serve", "--prot", "1"], "CLI_USAGE Unknown option '--prot'. (Did you mean --port? strategraph serve --help)"],
  [["serve", "--port", "many"], "CLI_USAGE many is no port. (give a whole number from 0 to 65535)"],
  [["serve", "--port", "70000"], "CLI_USAGE 70000 is no port. (give a whole number from 0 to 65535)"],
  [
    ["serve", "--limit", "secrets=1"],
    "CLI_USAGE Option '--limit <name=number>' argument 'secrets=1' is invalid. The limits are characters, declarations, levels, fields, pairs, roots, aliases, directives, values, running, waiting. (strategraph serve --help)",
  ],
  [
    ["serve", "--host", "0.0.0.0"],
    "CLI_USAGE At 0.0.0.0 everybody on the network could ask. (give --tokens FILE, or --without-tokens where whoever reaches it may read everything)",
  ],
  [
    ["serve", "--allow-host", "graph.example:443"],
    'CLI_USAGE "graph.example:443" is no name of a host. (give it as graph.example.org)',
  ],
  [["serve", "--cors", "*"], 'CLI_USAGE "*" is no origin of pages. (give it as https://example.org)'],
  [
    ["serve", "--cors", "https://example.org/"],
    'CLI_USAGE "https://example.org/" is no origin of pages. (give it as https://example.org)',
  ],
  [
    ["serve", "--snapshot", "seeds/kept"],
    "CLI_USAGE The snapshot seeds/kept would stand among the seeds. (name a file beside their folder)",
  ],
  [["token", "one", "--rate", "often"], `CLI_USAGE "often" is no rate. (give it as 5/s, 600/min or '100/h burst 20')`],
  [
    ["serve", "--workers", "65"],
    "CLI_USAGE Option '--workers <number>' argument '65' is invalid. Give 1 to 64. (strategraph serve --help)",
  ],
  [["token", "two words"], 'CLI_USAGE "two words" is no name of a token. (Ask the command with --help.)'],
  [["new"], "CLI_USAGE Missing required argument 'name'. (strategraph new --help)"],
  [["query"], "CLI_USAGE Missing required argument 'file'. (strategraph query --help)"],
  [
    ["check", "--format", "xml"],
    "CLI_USAGE Option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github. (strategraph check --help)",
  ],
])("strategraph %j is one clear line and exit code 2", async (args, line) => {
  expect(await strategraph(args)).toEqual({ code: 2, stdout: "", stderr: `${line}\n` });
});
