import { Command } from "commander";
import { usualCost } from "../api/cost-limit.ts";
import type { Exit, Finish } from "./exit.ts";
import { costOption } from "./numbers.ts";
import { questionFolders, questionsOption, rulesPlace } from "./places.ts";
import { addSourceOptions, type SourceOptions, withEngine } from "./source.ts";

interface Options extends SourceOptions {
  readonly questions?: string;
  readonly findings?: string;
  readonly maxCost?: number;
}

export function mcpCommand(finish: Finish): Command {
  const command = new Command("mcp")
    .summary("offer the questions as tools to an assistant")
    .description(
      "Offers search, links, paths, coverage and every saved question as tools of the\nModel Context Protocol, over standard input and output, until the client goes\naway. A client starts it: docs/mcp.md says how.",
    )
    .addOption(questionsOption())
    .option("--findings <folder>", "what `findings` looks for (findings here, or those of strategraph)")
    .addOption(costOption());
  return addSourceOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ strategraph mcp --seeds /path/to/seeds
  $ strategraph mcp --engine neo4j`,
    )
    .action(async (options: Options) => finish(await offer(options)));
}

async function offer(options: Options): Promise<Exit> {
  const [{ createExecutor }, { deriveSchema }, { readExamples }, { loadRules }, { toolsOf }, { serveTools }, graph] =
    await Promise.all([
      import("../api/execute.ts"),
      import("../api/schema.ts"),
      import("../server/examples.ts"),
      import("../server/rules.ts"),
      import("../mcp/tools.ts"),
      import("../mcp/server.ts"),
      import("../../graph/diagnostic.ts"),
    ]);
  return withEngine<Exit>(options, async (ontology, engine) => {
    const schema = deriveSchema(ontology);
    const { rules, diagnostics } = await loadRules(ontology, schema, rulesPlace(options.findings));
    if (diagnostics.length > 0) throw new graph.StrategraphError(diagnostics);
    const executor = createExecutor(ontology, engine, schema, { rules, cost: options.maxCost ?? usualCost });
    const { tools, leftOut } = toolsOf(schema, await readExamples(questionFolders(options.questions)));
    for (const { name, reason } of leftOut) process.stderr.write(`${name} is not offered: ${reason}\n`);
    await serveTools({ ontology, engine, executor, tools });
    return 0;
  });
}
