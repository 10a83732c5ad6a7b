/** What is measured under one name, as Prometheus reads it. */
export interface Family {
  /** Without `_total`, which a counter's samples have behind it. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly samples: readonly Sample[];
  /** What the same sample of several processes comes to; their sum, unless said. */
  readonly together?: "most" | "least";
}

export interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** Of a histogram: `_bucket`, `_sum` or `_count`. */
  readonly suffix?: string;
}

/** The two forms there are: that of OpenMetrics 1.0, and the older one of Prometheus. */
export const expositionTypes = {
  open: "application/openmetrics-text; version=1.0.0; charset=utf-8",
  plain: "text/plain; version=0.0.4; charset=utf-8",
} as const;

export type ExpositionForm = keyof typeof expositionTypes;

/** All families as text. Cost: O(samples). */
export function exposition(families: Iterable<Family>, form: ExpositionForm): string {
  const lines: string[] = [];
  for (const { name, type, help, samples } of families) {
    const counts = type === "counter" ? "_total" : "";
    const called = form === "open" ? name : name + counts;
    lines.push(`# HELP ${called} ${help}`, `# TYPE ${called} ${type}`);
    for (const { suffix = counts, labels, value } of samples)
      lines.push(`${name}${suffix}${labelled(labels)} ${value}`);
  }
  if (form === "open") lines.push("# EOF");
  return `${lines.join("\n")}\n`;
}

/** What several processes have measured, as that of one. Cost: O(samples). */
export function merged(all: readonly (readonly Family[])[]): readonly Family[] {
  const families = new Map<string, { readonly of: Family; readonly samples: Map<string, Sample> }>();
  for (const of of all.flat()) {
    const { samples } = families.get(of.name) ?? { samples: new Map<string, Sample>() };
    families.set(of.name, { of, samples });
    for (const sample of of.samples) {
      const key = `${sample.suffix ?? ""}${labelled(sample.labels)}`;
      const before = samples.get(key);
      samples.set(key, before ? { ...sample, value: together(of, before.value, sample.value) } : sample);
    }
  }
  return [...families.values()].map(({ of, samples }) => ({ ...of, samples: [...samples.values()] }));
}

function together({ together }: Family, a: number, b: number): number {
  if (together === undefined) return a + b;
  return together === "most" ? Math.max(a, b) : Math.min(a, b);
}

function labelled(labels: Sample["labels"]): string {
  if (labels === undefined) return "";
  return `{${Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)}}`;
}

function escaped(value: string): string {
  return value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n");
}
