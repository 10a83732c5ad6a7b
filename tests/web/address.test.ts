import { expect, test } from "vitest";
import { roomPaths } from "../../src/server/room.ts";
import { narrowedBy } from "../../src/web/narrowed.ts";
import { views } from "../../src/web/views.ts";

test("the service gives the page at the address of each view, and at no other", () => {
  expect([...roomPaths].sort()).toEqual([...views].sort());
});

const narrowed = (before: string, after: string) => narrowedBy(`http://room${before}`, `http://room${after}`);

test("another view, pick, end or question is a step of its own", () => {
  for (const [before, after] of [
    ["/matrix?pick=a", "/graph?pick=a"],
    ["/matrix", "/matrix?pick=a"],
    ["/matrix?pick=a", "/matrix?pick=b"],
    ["/matrix?pick=a&basis=STATED", "/matrix"],
    ["/paths?from=a", "/paths?from=a&to=b"],
    ["/table?kind=Task", "/table?question=x"],
    ["/graph?around=a", "/graph?around=a&around=b"],
    ["/search?text=a", "/search?text=b&first=40"],
  ] as const) {
    expect([before, after, narrowed(before, after)]).toEqual([before, after, null]);
  }
});

test("a filter, an order or a passage is named, so that a run of changes to the same one is one step", () => {
  expect(narrowed("/graph?hide=kind:A", "/graph?hide=kind:A&hide=kind:B")).toBe("hide");
  expect(narrowed("/paths?via=a&first=40", "/paths?via=b")).toBe("via");
  expect(narrowed("/paths?first=20", "/paths?first=40")).toBe("first");
  expect(narrowed("/matrix?pick=a", "/matrix?pick=a&source=d@1-2")).toBe("source");
  expect(narrowed("/matrix?pick=a", "/matrix?pick=a")).toBe("");
});
