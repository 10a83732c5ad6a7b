import { type ChildProcess, spawn } from "node:child_process";

export interface Service {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it printed until then. */
  readonly said: string;
}

/** Starts a service, and waits until it prints where it answers. */
export function serve(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Service> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment, NODE_ENV: "production", NO_COLOR: "1" };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    let said = "";
    const hear = (chunk: Buffer): void => {
      if (said.length > 100_000) return;
      said += chunk.toString("utf8");
      const [, url] = /Ask +(http:\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve({ child, url, said });
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("close", (code) => reject(new Error(`${script} ended with ${code}: ${said}`)));
  });
}
