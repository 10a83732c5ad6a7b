import { expect, test } from "vitest";
import { questionsWith } from "../../src/web/search/questions-with.ts";

const question = (name: string, title: string, ...description: string[]) => ({ name, title, description });
const questions = [
  question("rest", "On whom does most rest?", "What would fall with the money."),
  question("pays", "Who pays for what?", "Every source of money."),
  question("money", "How does MONEY reach the goals?"),
];
const found = (text: string) => questionsWith(questions, text).map(({ name }) => name);

test("questions are found by all words, whatever their case, those first that have them in their title", () => {
  expect(found("money")).toEqual(["money", "rest", "pays"]);
  expect(found("who pay")).toEqual(["pays"]);
  expect(found("Möney source")).toEqual(["pays"]);
  expect([found("quota"), found(" ?! ")]).toEqual([[], []]);
});
