import { createPlainEngine } from "../contract/plain-engine.ts";
import { ways } from "./ways.ts";

ways("the plain engine", createPlainEngine);
