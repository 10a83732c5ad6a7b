import { type DocumentNode, Kind } from "graphql";

/** What a file of an answer is called: as the operation, `TasksByInstruments` as `tasks-by-instruments`. */
export function fileNameOf({ definitions }: DocumentNode, operationName: string | null | undefined): string {
  const names = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : []));
  const name = operationName ?? names[0] ?? "answer";
  return name
    .replaceAll("_", "-")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
