import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readExamples } from "../../src/server/examples.ts";
import { built, root } from "../built.ts";
import { pictureOf } from "./picture.ts";

test("the picture in README.md is that of the support question's answer", async () => {
  const [example] = (await readExamples([join(root, "examples")])).filter(
    ({ name }) => name === "support-for-priorities",
  );
  const ask = (question: string) => {
    const printed = execFileSync(process.execPath, [built(), "query", "-", "--json"], { cwd: root, input: question });
    return (JSON.parse(printed.toString("utf8")) as { data: Record<string, unknown> }).data;
  };
  const { sourceDocuments } = ask("{ sourceDocuments { name credit } }") as {
    sourceDocuments: readonly { readonly name: string; readonly credit: string }[];
  };
  const source = sourceDocuments.map(({ name, credit }) => `Source: ${name}. ${credit}`).join(" ");
  const picture = pictureOf(ask(example?.query ?? ""), { question: example?.title ?? "", source });
  await expect(picture).toMatchFileSnapshot(join(root, "docs/support.svg"));
});

test("the map in README.md is what the command beside it makes", async () => {
  const [, epoch, args] =
    /SOURCE_DATE_EPOCH=(\d+) npx strategraph (export --format svg) -o map\.svg/.exec(
      readFileSync(join(root, "README.md"), "utf8"),
    ) ?? [];
  const map = execFileSync(process.execPath, [built(), ...(args ?? "").split(" ")], {
    cwd: root,
    env: { ...process.env, SOURCE_DATE_EPOCH: epoch },
  });
  await expect(map.toString("utf8")).toMatchFileSnapshot(join(root, "docs/map.svg"));
});
