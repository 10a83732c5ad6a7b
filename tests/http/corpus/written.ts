import { posted } from "./attack.ts";

/** A text as often as said, with spaces between. */
export function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(" ");
}

/** `a{a{...{id}...}}` */
export function nested(field: string, depth: number, leaf = "id"): string {
  return `${`${field} { `.repeat(depth)} ${leaf} ${"}".repeat(depth)}`;
}

export const filter = "query ($where: TaskWhere) { tasks(where: $where) { id } }";
export const byId = "query ($id: ID!) { task(id: $id) { id } }";
export const filtered = (where: string) => posted(`{"query":"${filter}","variables":{"where":${where}}}`);
