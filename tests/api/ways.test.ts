import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { createPlainEngine } from "../contract/plain-engine.ts";
import { ways } from "./ways.ts";

ways("the plain engine", createPlainEngine);
ways("the embedded engine", createMemoryEngine);
