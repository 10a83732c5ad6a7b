/** Views, by their paths (the server knows them too). */
export const views = ["/", "/matrix", "/table", "/graph", "/paths", "/what-if", "/search"] as const;
export type View = (typeof views)[number];
