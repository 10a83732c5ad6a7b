import { Command } from "commander";
import { type Finish, failure } from "./exit.ts";

export function tokenCommand(finish: Finish): Command {
  return new Command("token")
    .summary("make a token for serve --tokens")
    .description(
      "Makes a token by which a service knows who may ask. Prints the line for the file of tokens, which holds only a hash; the token itself goes to standard error, once.",
    )
    .argument("<name>", "whose it is: one word")
    .addHelpText("after", "\nExample:\n  $ strategraph token analyst >> tokens.txt")
    .action(async (name: string) => {
      const { makeToken } = await import("../server/tokens.ts");
      if (!/^[^\s#]\S*$/.test(name)) throw failure("CLI_USAGE", `${JSON.stringify(name)} is no name of a token.`);
      const { token, line } = makeToken(name);
      process.stdout.write(`${line}\n`);
      process.stderr.write(`${token}\n`);
      finish(0);
    });
}
