import { join } from "node:path";
import usual from "../../vitest.config.ts";

const root = join(import.meta.dirname, "../..");

/** `npm run test:long`: what takes an hour. */
export default { ...usual, root, test: { ...usual.test, root, include: ["tests/long/*.long.ts"] } };
