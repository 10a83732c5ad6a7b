/** The goals of a strategy, their tasks, and what supports these: three levels, in an order that both keep. */
export const question = `query ($strategy: ID!) {
  goals(where: { id: { startsWith: $strategy } }, sort: [{ id: ASC }], limit: 10) {
    id
    name
    hasTask(sort: [{ id: ASC }]) {
      id
      name
      basis
      supportedBy(sort: [{ id: ASC }]) {
        id
        name
        instrumentType
      }
    }
  }
}`;

/** Requests differ in the strategy alone. */
export function variablesOf(strategy: string): { readonly strategy: string } {
  return { strategy: `${strategy}/` };
}
