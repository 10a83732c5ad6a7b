import type { Operation } from "../data/operation.ts";

interface Question<Result, Variables> {
  /** Where the service is: `http://127.0.0.1:4000`. */
  readonly service: string;
  readonly operation: Operation<Result, Variables>;
  readonly variables: Variables;
}

/** Asks a question in a POSIX shell. */
export function curlFor<Result, Variables>({ service, operation, variables }: Question<Result, Variables>): string {
  const body = JSON.stringify({ operationName: operation.name, query: operation.text, variables });
  return `curl ${service}/graphql -H 'content-type: application/json' --data-raw '${body.replaceAll("'", "'\\''")}'`;
}

/** Asks a question in Python: each list of its answer is a table of pandas, under its name in the answer. */
export function pandasFor<Result, Variables>({ service, operation, variables }: Question<Result, Variables>): string {
  return `import json, urllib.request
import pandas as pd

question = json.loads(${JSON.stringify(JSON.stringify({ query: operation.text, variables }))})
headers = {"content-type": "application/json"}
request = urllib.request.Request("${service}/graphql", json.dumps(question).encode(), headers)
answer = json.load(urllib.request.urlopen(request))["data"]

tables = {}

def gather(name, value):
    if isinstance(value, list):
        tables[name] = pd.json_normalize(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            gather(f"{name}.{key}" if name else key, one)

gather("", answer)
for name, table in tables.items():
    print(name, table, sep="\\n")
`;
}
