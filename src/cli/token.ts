import { Command } from "commander";
import { type Finish, failure } from "./exit.ts";

export function tokenCommand(finish: Finish): Command {
  return new Command("token")
    .summary("make a token for serve --tokens")
    .description(
      "Makes a token by which a service knows who may ask. Prints the line for the file of tokens, which holds only a hash; the token itself goes to standard error, once.",
    )
    .argument("<name>", "whose it is: one word")
    .option(
      "--rate <often>",
      "how often it may ask, as 5/s, 600/min or '100/h burst 20'; as often as it likes, unless said",
    )
    .addHelpText("after", "\nExample:\n  $ strategraph token analyst --rate 600/min >> tokens.txt")
    .action(async (name: string, { rate }: { readonly rate?: string }) => {
      const [{ makeToken }, { readRate }] = await Promise.all([
        import("../server/tokens.ts"),
        import("../server/rates.ts"),
      ]);
      if (!/^[^\s#]\S*$/.test(name)) throw failure("CLI_USAGE", `${JSON.stringify(name)} is no name of a token.`);
      if (rate !== undefined && readRate(rate) === null) {
        throw failure(
          "CLI_USAGE",
          `${JSON.stringify(rate)} is no rate.`,
          "give it as 5/s, 600/min or '100/h burst 20'",
        );
      }
      const { token, line } = makeToken(name, rate);
      process.stdout.write(`${line}\n`);
      process.stderr.write(`${token}\n`);
      finish(0);
    });
}
