import manifest from "../package.json" with { type: "json" };

/** The version of this software, as package.json states it. */
export const { version } = manifest;
