/** The goals of a strategy, their tasks, and what supports these: three levels, in an order that both keep. */
export const question = `query ($strategy: ID!, $not: ID!) {
  goals(where: { id: { startsWith: $strategy }, NOT: { id: { eq: $not } } }, sort: [{ id: ASC }], limit: 10) {
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

/** Requests differ in the strategy, and, to be asked anew, in an id that nothing has. */
export function variablesOf(strategy: string, not = "none"): { readonly strategy: string; readonly not: string } {
  return { strategy: `${strategy}/`, not };
}
