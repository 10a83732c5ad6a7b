import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { contract } from "./suite.ts";

contract("the embedded engine", createMemoryEngine);
