import { createMemoryEngine } from "../../graph/memory/engine.ts";
import { contract } from "./suite.ts";

contract("the embedded engine", createMemoryEngine);

const stopping = { milliseconds: 0, visits: 1 };
contract("the embedded engine, stopping at every step", (ontology) => createMemoryEngine(ontology, stopping));
