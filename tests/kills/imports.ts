import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Ontology } from "../../graph/ontology.ts";
import { importFile } from "../../src/import/file.ts";
import { readSeeds } from "../../src/seeds/read.ts";
import { chanceOf } from "../api/random/chance.ts";
import { built, root } from "../built.ts";
import { filesIn } from "../import/books.ts";
import { ontologyAt } from "../seeds/ontology.ts";

/** When an import is killed: so long after it began, or after its copy of the seeds appeared, in milliseconds. */
interface Moment {
  readonly after: "beginning" | "copy";
  readonly milliseconds: number;
}

export interface ImportKill {
  readonly occasion: "change" | "first import";
  readonly moment: Moment;
  /** Whether the import was over before. */
  readonly late: boolean;
  /** What readers found after it. */
  readonly found: "old" | "new" | "another";
  readonly faults: readonly string[];
}

/** Seeds before and after an import, as files. */
interface Occasion {
  readonly book: string;
  readonly old: string;
  readonly after: Readonly<Record<string, string>>;
  readonly revisions: { readonly old: string | null; readonly new: string | null };
  /** Milliseconds of an import that nobody killed. */
  readonly whole: number;
}

export interface ImportGround {
  readonly kill: (seed: number) => Promise<ImportKill>;
  readonly close: () => void;
}

const occasions = ["change", "first import"] as const;

/** Imports into seeds of their own, by the built command, to be killed. */
export async function openImportGround(): Promise<ImportGround> {
  const home = mkdtempSync(join(tmpdir(), "strategraph-import-kills-"));
  const ontology = ontologyAt(join(root, "schema.graphql"));
  const made = {
    // of two folders, which change together or not at all
    change: await occasionOf(home, ontology, "change", join(root, "seeds"), {
      "entities.csv":
        "id,name,description\ncommon/country/kazakhstan,Kazakhstan,a country\neaeu-2030/task/strengthen-cooperation,Cooperate,\n",
    }),
    "first import": await occasionOf(home, ontology, "first", null, {
      "plan.txt": "A grant supports the opening of libraries.\n",
      "about.csv": "what,says\nstrategy,libraries\n",
      "documents.csv": "name,file\nPlan,plan.txt\n",
      "entities.csv": "name,kind,mentions\nOpen libraries,task,opening of libraries\nGrant,instrument,A grant\n",
      "relations.csv": "from,relation,to,quotes\nGrant,supports,Open libraries,A grant supports the opening\n",
    }),
  };
  let count = 0;
  return {
    kill: async (seed) => {
      const chance = chanceOf(seed);
      const occasion = occasions[seed % 2] as (typeof occasions)[number];
      const { book, old, after, revisions, whole } = made[occasion];
      const begins = chance.odds(0.7) ? "copy" : "beginning";
      const most = whole * (begins === "copy" ? 0.25 : 1.1);
      const moment: Moment = { after: begins, milliseconds: (chance.below(1_000) / 1_000) * most };
      const seeds = join(home, `seeds-${count++}`);
      cpSync(old, seeds, { recursive: true });
      const child = start(book, seeds);
      const ended = once(child, "exit");
      if (moment.after === "copy") {
        while (child.exitCode === null && !readdirSync(seeds).some((name) => name.startsWith(".import-")))
          await setTimeout(1);
      }
      await setTimeout(moment.milliseconds);
      const late = child.exitCode !== null;
      child.kill("SIGKILL");
      const [code] = await ended;
      const faults: string[] = [];
      const revision = await revisionOf(seeds, ontology);
      const found = revision === revisions.old ? "old" : revision === revisions.new ? "new" : "another";
      if (found === "another") faults.push("readers found neither the old seeds nor the new");
      if (code === 0 && found !== "new") faults.push(`the import had ended well, and readers found the ${found}`);
      if (code !== null && code !== 0) faults.push(`the import ended with ${code}`);
      await bring(book, seeds, ontology);
      const files = filesIn(seeds);
      for (const name of new Set([...Object.keys(files), ...Object.keys(after)])) {
        if (files[name] !== after[name]) faults.push(`after the next import ${name} is not as it should be`);
      }
      rmSync(seeds, { recursive: true });
      return { occasion, moment, late, found, faults };
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function occasionOf(
  home: string,
  ontology: Ontology,
  name: string,
  from: string | null,
  tables: Readonly<Record<string, string>>,
): Promise<Occasion> {
  const [book, old, seeds] = [join(home, `${name}-book`), join(home, `${name}-old`), join(home, `${name}-new`)];
  mkdirSync(book);
  for (const [file, text] of Object.entries(tables)) writeFileSync(join(book, file), text);
  if (from === null) mkdirSync(old);
  else cpSync(from, old, { recursive: true });
  cpSync(old, seeds, { recursive: true });
  const begin = performance.now();
  const child = start(book, seeds);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`an import that nobody killed ended with ${code}`);
  const revisions = { old: await revisionOf(old, ontology), new: await revisionOf(seeds, ontology) };
  return { book, old, after: filesIn(seeds), revisions, whole: performance.now() - begin };
}

function start(book: string, seeds: string) {
  return spawn("node", [built(), "import", book, "--seeds", seeds], { cwd: root, stdio: "ignore" });
}

async function bring(file: string, seeds: string, ontology: Ontology): Promise<void> {
  const request = { seeds, ontology, into: null, keepGoing: false, remove: false, dryRun: false };
  const { diagnostics } = await importFile(file, request);
  const [fault] = diagnostics.filter(({ severity }) => severity === "error");
  if (fault) throw new Error(`the next import: ${fault.code} ${fault.message}`);
}

/** Null where there is nothing that counts. */
async function revisionOf(seeds: string, ontology: Ontology): Promise<string | null> {
  const { dataset, diagnostics } = await readSeeds(seeds, ontology);
  if (dataset !== null) return dataset.revision;
  const isNone = diagnostics.every(({ code }) => code === "SEED_FOLDER_EMPTY" || code === "SEED_NOT_A_SEEDS_FOLDER");
  return isNone ? null : diagnostics.map(({ code }) => code).join(" ");
}
