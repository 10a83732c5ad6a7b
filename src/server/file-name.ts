import { type DocumentNode, Kind } from "graphql";

/** Characters of a name: file systems take 255 bytes, and a header not much more. */
const longest = 100;

/** What a file of an answer is called: as the operation, `TasksByInstruments` as `tasks-by-instruments`. */
export function fileNameOf({ definitions }: DocumentNode, operationName: string | null | undefined): string {
  const names = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : []));
  const name = operationName ?? names[0] ?? "answer";
  return name
    .slice(0, longest)
    .replaceAll("_", "-")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
