/** What an address says: all that a view shows follows from it. */
export interface Parameters {
  /** A parameter that is not empty, or null. */
  readonly get: (name: string) => string | null;
  /** All values of a parameter. */
  readonly all: (name: string) => readonly string[];
}
