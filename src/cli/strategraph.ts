#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { version } from "../version.ts";
import { checkCommand } from "./check.ts";
import { coverageCommand } from "./coverage.ts";
import { diagnosticsOf, type Exit, exitOf, type Finish, failure } from "./exit.ts";
import { exportCommand } from "./export.ts";
import { faultsAsText } from "./faults.ts";
import { findingsCommand } from "./findings.ts";
import { importCommand } from "./import.ts";
import { linksCommand } from "./links.ts";
import { loadCommand } from "./load.ts";
import { lockCommand } from "./lock.ts";
import { mcpCommand } from "./mcp.ts";
import { newCommand } from "./new.ts";
import { pathsCommand } from "./paths.ts";
import { planCommand } from "./plan.ts";
import { queryCommand } from "./query.ts";
import { searchCommand } from "./search.ts";
import { serveCommand } from "./serve.ts";
import { styleOf } from "./terminal.ts";
import { tokenCommand } from "./token.ts";
import { whatIfCommand } from "./what-if.ts";

// unless told that nobody is developing with it, graphql-js looks twice at everything it is given
process.env.NODE_ENV ??= "production";

const commands = [
  serveCommand,
  tokenCommand,
  checkCommand,
  lockCommand,
  newCommand,
  queryCommand,
  searchCommand,
  linksCommand,
  pathsCommand,
  coverageCommand,
  whatIfCommand,
  exportCommand,
  importCommand,
  findingsCommand,
  mcpCommand,
  planCommand,
  loadCommand,
];

/** Runs one command line; gives what the process is to end with. */
async function main(args: readonly string[]): Promise<Exit> {
  let exit: Exit = 0;
  const finish: Finish = (ended) => {
    exit = ended;
  };
  const program = new Command("strategraph")
    .description("A knowledge graph of strategy documents, with the sentence behind every fact.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph serve                                          answer questions at http://127.0.0.1:4000/graphql
  $ strategraph new my-strategy                                begin a strategy of your own
  $ strategraph lock && strategraph check                      find every quote, then every fault
  $ strategraph query examples/support-for-priorities.graphql  ask a question here and now

Ends with 0, 1 (faults found), 2 (wrong usage) or 3 (something cannot be reached or read).`,
    );
  for (const make of commands) program.addCommand(make(finish));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .helpOption("-h, --help", "print this help");
  }
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: "user" });
    return exit;
  } catch (error) {
    const diagnostics = error instanceof CommanderError ? usageOf(error, args) : diagnosticsOf(error);
    process.stderr.write(faultsAsText(diagnostics, styleOf(process.stderr)));
    return exitOf(diagnostics);
  }
}

/** Nothing for a help or version that was asked for; otherwise CLI_USAGE, in one line. */
function usageOf({ exitCode, code, message }: CommanderError, args: readonly string[]) {
  if (exitCode === 0) return [];
  // asked for help of what is no command, commander says nothing for people
  const said = code === "commander.help" ? `unknown command '${args[1] ?? ""}'` : message.replace(/^error: /, "");
  const [sentence = "", suggestion] = said.split("\n");
  const [command] = args;
  const help = commands.some((make) => make(() => {}).name() === command)
    ? `strategraph ${command} --help`
    : "strategraph --help";
  const hint = suggestion === undefined ? help : `${suggestion.replace(/^\(|\)$/g, "")} ${help}`;
  const capital = `${sentence[0]?.toUpperCase()}${sentence.slice(1).replace(/\.$/, "")}`;
  return failure("CLI_USAGE", `${capital}.`, hint).diagnostics;
}

// A reader that goes away, as in `strategraph query ... | head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
