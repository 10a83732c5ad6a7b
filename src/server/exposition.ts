/** What is measured under one name, as Prometheus reads it. */
export interface Family {
  /** Without `_total`, which a counter's samples have behind it. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly samples: Iterable<Sample>;
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

function labelled(labels: Sample["labels"]): string {
  if (labels === undefined) return "";
  return `{${Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)}}`;
}

function escaped(value: string): string {
  return value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n");
}
