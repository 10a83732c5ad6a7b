/** A hundred objects of five scalars. */
export const question = `query ($not: ID!) {
  tasks(where: { NOT: { id: { eq: $not } } }, sort: [{ id: ASC }], limit: 100) {
    id
    name
    basis
    description
    number
  }
}`;

/** What the peers hold: just what is asked for. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
  readonly description: string | null;
  readonly number: string | null;
}

/** Requests differ in an id that nothing has, if they are not to be asked twice. */
export function bodyOf(not: string): string {
  return JSON.stringify({ query: question, variables: { not } });
}
