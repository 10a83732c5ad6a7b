import type { Integer } from "neo4j-driver";

type Property = null | string | boolean | number | Integer | readonly (string | boolean | number | Integer)[];
/** A null takes the property away. */
export type Properties = Record<string, Property>;
