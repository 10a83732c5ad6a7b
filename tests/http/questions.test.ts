import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../built.ts";
import { unzip } from "../export/unzip.ts";
import { copy, start } from "./running.ts";

async function fault(address: string) {
  const answer = await fetch(address);
  const { errors } = (await answer.json()) as {
    errors: { message: string; extensions: { code: string; hint?: string } }[];
  };
  return [answer.status, errors[0]?.extensions.code, errors[0]?.extensions.hint];
}

test("a saved question answers at its address, in JSON and in rows", async () => {
  const { url } = await start();
  const json = (await (await fetch(`${url}/q/support-for-priorities`)).json()) as { data: { tasks: unknown[] } };
  expect(json.data.tasks).toHaveLength(4);
  expect(await (await fetch(`${url}/q/support-for-priorities.json`)).json()).toMatchObject({ data: json.data });
  const csv = await fetch(`${url}/q/support-for-priorities.csv`);
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="support-for-priorities.csv"');
  const [head = "", ...rows] = (await csv.text()).trim().split("\r\n");
  expect(head).toContain("name,supportedBy.name,supportedBy.basis");
  expect(head.endsWith(",credit")).toBe(true);
  expect(rows).toHaveLength(5);
  expect(rows.join("\n")).toContain("a mechanism of financial assistance will be launched for");
  expect(rows.every((row) => row.includes("Kazakhstan Today"))).toBe(true);
});

test("a workbook has the same rows, headed in the words of the page", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/q/support-for-priorities.xlsx`);
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  expect(files.get("xl/workbook.xml")).toContain('name="Answer"');
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet.match(/<row /g)).toHaveLength(6);
  const [head = ""] = /<row .*?<\/row>/s.exec(sheet) ?? [];
  const told = [...head.matchAll(/<t[^>]*>([^<]*)</g)].map(([, text]) => text);
  const { columns } = (await (await fetch(`${url}/q/support-for-priorities.table`)).json()) as Table;
  expect(told).toEqual([...columns.map(({ heading }) => heading), "credit"]);
});

test("a matrix comes as a matrix: stated, inferred or none recorded in each cell, why a line is empty, and its links with their quotes", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/q/tasks-by-instruments.matrix-csv`);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="tasks-by-instruments-matrix.csv"');
  const text = await answer.text();
  const [head = "", first = "", second = "", ...rest] = text.trim().split("\r\n");
  expect(head.split(",").slice(0, 2)).toEqual(["", "Mechanism of financial assistance for joint cooperation projects"]);
  expect(head.endsWith("why none is recorded,credit")).toBe(true);
  expect(first).toContain('sector,"inferred, medium",none recorded,none recorded,');
  expect(second).toContain("states,none recorded,none recorded,none recorded,");
  expect(second).toContain('the source leaves its list of instruments open: ""For example""');
  expect(rest.at(-1)).toMatch(
    /^why none is recorded,,No task recorded that is supported by it|^why none is recorded,,"No task/,
  );
  const files = unzip(Buffer.from(await (await fetch(`${url}/q/tasks-by-instruments.xlsx`)).arrayBuffer()));
  const names = [...(files.get("xl/workbook.xml") ?? "").matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(["Matrix", "Links", "Answer"]);
  expect(files.get("xl/worksheets/sheet1.xml")).toContain("inferred, medium");
  expect(files.get("xl/worksheets/sheet2.xml")).toContain("a mechanism of financial assistance will be launched");
});

test("any operation's answer comes as rows or as its matrix, in a file that is called as it is; one without a matrix is refused", async () => {
  const { url } = await start();
  const ask = (format: string, query: string) => fetch(`${url}/graphql?${new URLSearchParams({ format, query })}`);
  const covered = `query GoalsByTools { coverage(rows: { kinds: [Goal] }, columns: { kinds: [Instrument] }) {
    rows { entity { id name } absence { sentence } } columns { entity { id name } absence { sentence } }
    cells { row column basis strength count } } }`;
  const matrix = await ask("matrix-csv", covered);
  expect(matrix.headers.get("content-disposition")).toBe('attachment; filename="goals-by-tools-matrix.csv"');
  expect((await matrix.text()).split("\r\n")).toHaveLength(4);
  const stated = covered.replace(
    "columns: { kinds: [Instrument] })",
    "columns: { kinds: [Instrument] }, where: { basis: { eq: STATED } })",
  );
  const [whole, narrowed] = await Promise.all(
    [ask("matrix-csv", covered), ask("matrix-csv", stated)].map(async (one) => (await one).text()),
  );
  expect(whole).toMatch(/inferred, strong.*none recorded,/);
  expect(narrowed).not.toMatch(/,none recorded,|inferred/);
  expect(narrowed).toMatch(/,none recorded that passes the filter,/);
  const rows = await ask("rows-csv", "query GoalNames { goals { name } }");
  expect(rows.headers.get("content-disposition")).toBe('attachment; filename="goal-names.csv"');
  expect(await rows.text()).toMatch(/^\uFEFF?name,credit\r\nDevelop industrial cooperation/);
  const posted = await fetch(`${url}/graphql?format=rows-csv`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "query Some($n: Int) { tasks(limit: $n) { name } }", variables: { n: 2 } }),
  });
  expect((await posted.text()).trim().split("\r\n")).toHaveLength(3);
  for (const [format, query, code] of [
    ["matrix-csv", "{ goals { name } }", "EXPORT_NO_MATRIX"],
    ["rows-csv", "{ goals { nam } }", "GRAPHQL_VALIDATION_FAILED"],
    ["rows-csv", '{ goals(where: { id: { eq: "x" } }) { name }', "GRAPHQL_PARSE_FAILED"],
  ] as const) {
    const refused = await ask(format, query);
    const { errors } = (await refused.json()) as { errors: { extensions: { code: string } }[] };
    expect([refused.status, errors[0]?.extensions.code]).toEqual([400, code]);
  }
});

test("under the name of another form it gives the part of the graph that it shows", async () => {
  const { url } = await start();
  const gexf = await (await fetch(`${url}/q/support-for-priorities.gexf`)).text();
  expect([gexf.match(/<node /g), gexf.match(/<edge /g)].map((found) => found?.length)).toEqual([5, 1]);
  expect(await fault(`${url}/q/support-for-priorities.gexff`)).toEqual([
    400,
    "EXPORT_FORMAT_UNKNOWN",
    "did you mean gexf?",
  ]);
});

interface Table {
  columns: { name: string; heading: string; type: string; holds: string }[];
  rows: {
    cells: unknown[];
    shows: ({ pick: string | null; source: string | null } | null)[];
    languages: (string | null)[];
  }[];
  credits: string[];
}

test("as a table to be read an answer has the rows that it has in CSV, under headings in words", async () => {
  const { url } = await start({ findings: { folder: join(root, "findings"), own: true } });
  const listed = (await (await fetch(`${url}/q`)).json()) as { name: string; address: string }[];
  for (const { name, address } of listed) {
    const { columns, rows, credits } = (await (await fetch(`${url}${address}.table`)).json()) as Table;
    const [head = "", ...lines] = (await (await fetch(`${url}${address}.csv`)).text()).trim().split("\r\n");
    expect([name, [...columns.map((one) => one.name), "credit"].join()]).toEqual([name, head]);
    expect([name, rows.length]).toEqual([name, lines.length]);
    expect(credits).toHaveLength(1);
    const headings = columns.map(({ heading }) => heading);
    expect([name, headings.filter((one) => /__|\w\.\w|[a-z][A-Z]/.test(one))]).toEqual([name, []]);
    expect([name, new Set(headings).size]).toEqual([name, headings.length]);
    for (const one of columns)
      expect([one.name, one.type === "Kind"]).toEqual([one.name, /(^|\.)(__typename|kind|members)$/.test(one.name)]);
  }
});

test("every cell of a table to be read leads to what the graph has, and every quote to where its very words stand", async () => {
  const { url } = await start({ findings: { folder: join(root, "findings"), own: true } });
  const query = `{
    entities { id }
    links(of: {}, by: {}, direction: OUT, first: 1000) { of { id } by { id } relation }
    sourceDocuments { id text { content } }
  }`;
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
  const { data } = (await (await fetch(`${url}/graphql`, asked)).json()) as {
    data: {
      entities: { id: string }[];
      links: { of: { id: string }; by: { id: string } | null; relation: string }[];
      sourceDocuments: { id: string; text: { content: string } }[];
    };
  };
  const ids = new Set(data.entities.map(({ id }) => id));
  const relations = new Set(data.links.map(({ of, by, relation }) => `${of.id}>${relation}>${by?.id}`));
  const texts = new Map(data.sourceDocuments.map(({ id, text }) => [id, text.content]));
  const listed = (await (await fetch(`${url}/q`)).json()) as { name: string; address: string }[];
  const seen = { entities: 0, relations: 0, quotes: 0 };
  const linked = new Map<string, string>();
  for (const { name, address } of listed) {
    const { columns, rows } = (await (await fetch(`${url}${address}.table`)).json()) as Table;
    for (const { cells, shows } of rows) {
      for (const [at, cell] of cells.entries()) {
        const { pick = null, source = null } = shows[at] ?? {};
        const [from = "", by] = pick?.split(">") ?? [];
        if (pick !== null && by === undefined) expect([name, pick, ids.has(from), seen.entities++]).toContain(true);
        else if (pick !== null && relations.has(pick)) seen.relations++;
        else if (pick !== null) linked.set(pick, name);
        if (columns[at]?.holds !== "quote" || cell === null) continue;
        const [document = "", range = ""] = source?.split("@") ?? [];
        expect([name, texts.get(document)?.slice(...range.split("-").map(Number))]).toEqual([name, cell]);
        seen.quotes++;
      }
    }
  }
  expect(Math.min(seen.entities, seen.relations, seen.quotes)).toBeGreaterThan(50);
  expect(linked.size).toBeGreaterThan(5);
  for (const [pick, name] of linked) expect([name, pick, await linksOf(url, pick)]).not.toContain(0);
});

test("why something is not recorded leads to the words that leave its list open, and what is recorded beside it does not", async () => {
  const { url } = await start({});
  const { columns, rows } = (await (await fetch(`${url}/q/unsupported-priorities.table`)).json()) as Table;
  const [first] = rows;
  const sourceOf = (name: string) => first?.shows[columns.findIndex((one) => one.name === name)]?.source ?? null;
  expect(sourceOf("supportedBy.absence.sentence")).toBe("eaeu-2030/source-document/kazakhstan-today@2185-2196");
  expect(sourceOf("name")).toBe(null);
  expect(rows.length).toBe(3);
});

/** As the card asks, of two that are picked. */
async function linksOf(url: string, pick: string): Promise<number> {
  const [from = "", by = "", to = ""] = pick.split(">");
  const query =
    "query Q($of: Ends!, $by: Ends!, $over: [Relation!], $pattern: Pattern) { links(of: $of, by: $by, relations: $over, pattern: $pattern) { by { id } } }";
  const over = by.startsWith("~") ? { pattern: by.slice(1) } : by === "" ? {} : { over: by.split(",") };
  const variables = { of: { ids: [from] }, by: { ids: [to] }, ...over };
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data } = (await answer.json()) as { data: { links: { by: unknown }[] } };
  return data.links.filter((one) => one.by !== null).length;
}

test("a cell of a table leads to what it was asked over: relations, a pattern, or nowhere where the chain has no name", async () => {
  const places = copy();
  const [folder = ""] = places.questionFolders;
  const cells = (given: string, over: string) =>
    `query Cells${given} { coverage(rows: { kinds: [Task, Goal] }, columns: { kinds: [Instrument] }, ${over}) { cells { row column count } } }`;
  const links = `query Links { links(of: {}, by: { kinds: [Instrument] }, pattern: supportedIndirectlyBy) { by { name } basis } }`;
  writeFileSync(join(folder, "links.graphql"), links);
  const asked = {
    any: ["($via: [Relation!])", "via: $via", /^[^>]+>>[^>]+$/],
    some: ["", "via: [supports, hasTask]", /^[^>]+>supports,hasTask>[^>]+$/],
    pattern: ["($p: Pattern = supportedIndirectlyBy)", "pattern: $p", /^[^>]+>~supportedIndirectlyBy>[^>]+$/],
    indirect: ["", "indirect: true", null],
  } as const;
  for (const [name, [given, over]] of Object.entries(asked))
    writeFileSync(join(folder, `${name}.graphql`), cells(given, over));
  const { url } = await start(places);
  const linked = (await (await fetch(`${url}/q/links.table`)).json()) as Table;
  expect(linked.rows.map(({ shows }) => shows.at(-1)?.pick)).toContainEqual(expect.stringMatching(asked.pattern[2]));
  for (const [name, [, , form]] of Object.entries(asked)) {
    const { rows } = (await (await fetch(`${url}/q/${name}.table`)).json()) as Table;
    const picks = rows.map(({ shows }) => shows.at(-1)?.pick ?? null);
    expect([name, picks]).not.toContainEqual([]);
    if (form === null) expect([...new Set(picks)]).toEqual([null]);
    else expect([name, picks.filter((pick) => !form.test(pick ?? ""))]).toEqual([name, []]);
    for (const pick of picks) if (pick !== null) expect([pick, await linksOf(url, pick)]).not.toContain(0);
  }
});

test("kinds and relations that the API has as plain names are told as what they are", async () => {
  const { url } = await start();
  const { columns } = (await (await fetch(`${url}/q/open-and-announced-lists.table`)).json()) as Table;
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  expect([types.get("members"), types.get("relation"), types.get("direction")]).toEqual(["Kind", "Relation", "String"]);
});

test("names and words say in a table in which language they are, under whatever key they are asked for", async () => {
  const places = copy();
  const query = `query Said { instruments(where: { fundedBy: { some: {} } }) { name inRussian: name(lang: "ru")
    fundedByConnection { edges { node { name } properties { evidence { quote line } } } } } }`;
  writeFileSync(join(places.questionFolders[0] as string, "said.graphql"), query);
  const strategy = join(places.seedsFolder as string, "eaeu-2030/strategy.yaml");
  writeFileSync(strategy, readFileSync(strategy, "utf8").replace("    text: source.txt\n", "$&    language: en-GB\n"));
  const { url } = await start(places);
  const { columns, rows } = (await (await fetch(`${url}/q/said.table`)).json()) as Table;
  const languages = new Map(columns.map(({ name }, at) => [name, rows[0]?.languages[at]]));
  expect([...languages]).toEqual([
    ["name", "en"],
    ["inRussian", expect.stringMatching(/^(en|ru)$/)],
    ["fundedBy.name", "en"],
    ["fundedBy.evidence.quote", "en-GB"],
    ["fundedBy.evidence.line", null],
  ]);
});

test("a question that fails as it is asked for its table says why", async () => {
  const places = copy();
  writeFileSync(join(places.questionFolders[0] as string, "wrong.graphql"), "{ tasks { nam } }");
  const { url } = await start(places);
  expect((await fault(`${url}/q/wrong.table`)).slice(0, 2)).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
});

test("variables are parameters of the address, in their declared types", async () => {
  const places = copy();
  const query =
    "query Some($n: Int, $ids: [ID!], $deep: Boolean = false, $where: TaskWhere) { tasks(limit: $n, where: $where) { id name @include(if: $deep) } entities(where: { id: { in: $ids } }) { id } }";
  writeFileSync(join(places.questionFolders[0] as string, "some.graphql"), query);
  const { url } = await start(places);
  const asked = async (search: string) => {
    const answer = (await (await fetch(`${url}/q/some?${search}`)).json()) as { data: Record<string, unknown[]> };
    return answer.data;
  };
  const goal = "eaeu-2030/goal/develop-industrial-cooperation";
  expect(await asked(`n=1&ids=${goal}&ids=common/sector/industry&deep=true`)).toEqual({
    tasks: [{ id: expect.any(String), name: expect.any(String) }],
    entities: [{ id: "common/sector/industry" }, { id: goal }],
  });
  const where = encodeURIComponent('{"name":{"contains":"localize"}}');
  expect((await asked(`ids=x&where=${where}`)).tasks).toHaveLength(1);
  for (const [search, hint] of [
    ["m=1", "did you mean n?"],
    ["n=one", undefined],
    ["deep=yes", undefined],
  ]) {
    expect(await fault(`${url}/q/some?${search}`)).toEqual([400, "HTTP_PARAMETER_INVALID", hint]);
  }
  expect(await fault(`${url}/q/support-for-priorities?nothing=1`)).toEqual([
    400,
    "HTTP_PARAMETER_INVALID",
    "they are strategy",
  ]);
});

test("a name that is not saved is told, with the nearest that is", async () => {
  const { url } = await start();
  expect(await fault(`${url}/q/support-for-prioritie`)).toEqual([
    404,
    "HTTP_QUESTION_UNKNOWN",
    "did you mean /q/support-for-priorities?",
  ]);
  expect((await fault(`${url}/q/`))[0]).toBe(404);
  expect((await fault(`${url}/q/%E0%A4%A`))[0]).toBe(404);
});

test("who has the answer already is told so, until graph, question or variables are others", async () => {
  const places = copy();
  const { url, until } = await start({ ...places, watch: true });
  const ask = (search: string, known: string) =>
    fetch(`${url}/q/support-for-priorities.csv${search}`, { headers: { "if-none-match": known } });
  const etag = (await ask("", "")).headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\/"/);
  const again = await ask("", `"other", ${etag}`);
  expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
  expect((await ask("?strategy=none", etag)).status).toBe(200);
  writeFileSync(join(places.questionFolders[0] as string, "support-for-priorities.graphql"), "{ goals { name } }");
  await until(({ event }) => event === "examples");
  expect((await ask("", etag)).status).toBe(200);
});

test("an answer is another one where what findings look for is another, of the same graph too", async () => {
  const etagWith = async (rule: string) => {
    const folder = mkdtempSync(join(tmpdir(), "strategraph-rules-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const text = readFileSync(join(root, `findings/${rule}.graphql`), "utf8");
    writeFileSync(join(folder, "rule.graphql"), text);
    const { url } = await start({ findings: { folder, own: true } });
    return (await fetch(`${url}/q/support-for-priorities`)).headers.get("etag");
  };
  const [one, other] = readdirSync(join(root, "findings")).map((file) => file.replace(/\.graphql$/, ""));
  const tags = [await etagWith(one ?? ""), await etagWith(one ?? ""), await etagWith(other ?? "")];
  expect(tags[0]).toMatch(/^W\/"/);
  expect(tags[1]).toBe(tags[0]);
  expect(tags[2]).not.toBe(tags[0]);
});

test("a page lists all of them for a person, and JSON for a program", async () => {
  const { url } = await start({ findings: { folder: join(root, "findings"), own: true } });
  const listed = (await (await fetch(`${url}/q`)).json()) as { name: string; address: string }[];
  expect(listed[0]).toMatchObject({ name: "support-for-priorities", address: "/q/support-for-priorities" });
  for (const { address } of listed)
    expect([address, (await fetch(`${url}${address}.csv`)).status]).toEqual([address, 200]);
  const page = await fetch(`${url}/q`, { headers: { accept: "text/html" } });
  const text = await page.text();
  expect(page.headers.get("content-type")).toContain("text/html");
  for (const { name } of listed) expect(text).toContain(`href="/q/${name}.csv"`);
  expect(text).not.toMatch(/<script|https?:/);
});

test("saved questions of one's own stand beside the others, and in place of one of the same name", async () => {
  const own = mkdtempSync(join(tmpdir(), "strategraph-questions-"));
  onTestFinished(() => rmSync(own, { recursive: true }));
  writeFileSync(join(own, "names.graphql"), "# What goals are called\nquery Names { goals { name } }");
  writeFileSync(join(own, "who-pays-for-what.graphql"), "# Mine\n{ fundingSources { name } }");
  const { url } = await start({ questionFolders: [join(root, "examples"), own] });
  const listed = (await (await fetch(`${url}/q`)).json()) as { name: string; title: string }[];
  expect(listed.find(({ name }) => name === "names")?.title).toBe("What goals are called");
  expect(listed.filter(({ name }) => name === "who-pays-for-what").map(({ title }) => title)).toEqual(["Mine"]);
  expect(listed.length).toBe(
    readdirSync(join(root, "examples")).filter((file) => file.endsWith(".graphql")).length + 1,
  );
  expect(await (await fetch(`${url}/q/names.csv`)).text()).toContain("name");
});
