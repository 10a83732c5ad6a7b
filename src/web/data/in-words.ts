import type { Words } from "./ontology.ts";
import type { Operation } from "./operation.ts";

/** The look-up of a source in the ontology that the page's operations are typed by. */
const typed = "sourceDocument";

/** An operation about a source, as this ontology calls the look-up of one. */
export function aboutSource<Result, Variables>(
  { name, text }: Operation<Result, Variables>,
  { kind, sourceKind }: Words,
): Operation<Result, Variables> {
  const called = kind(sourceKind)?.singular ?? typed;
  return { name, text: text.replace(`document: ${typed}(`, `document: ${called}(`) };
}
