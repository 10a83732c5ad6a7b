import { createPlainEngine } from "./plain-engine.ts";
import { contract } from "./suite.ts";

contract("the plain engine that others are held against", createPlainEngine);
