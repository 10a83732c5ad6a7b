import { type Diagnostic, type Place, StrategraphError } from "../../graph/diagnostic.ts";
import { type ImportCode, importCodes } from "./codes.ts";

/** A fault of an import, by its table. */
export function faultOf(
  code: ImportCode,
  place: Place | undefined,
  message: string,
  {
    hint,
    related = [],
  }: { readonly hint?: string | undefined; readonly related?: NonNullable<Diagnostic["related"]> } = {},
): Diagnostic {
  const { severity, hint: usual } = importCodes[code];
  return {
    code,
    severity,
    message,
    ...(place && { place }),
    hint: hint ?? usual,
    ...(related.length > 0 && { related }),
  };
}

/** What cannot be read at all ends an import. */
export function refuse(code: ImportCode, file: string, message: string, hint?: string): StrategraphError {
  return new StrategraphError(faultOf(code, { file, line: 1, column: 1 }, message, { hint }));
}
