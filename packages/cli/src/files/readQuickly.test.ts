import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCarefully } from './readCarefully';
import { readQuickly } from './readQuickly';
import { SourceDocument } from './SourceDocument';

jest.setTimeout(60_000);

function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path, `${path}.x`];
  const below = Array.isArray(value)
    ? value.map((each, index) => pathsIn(each, `${path}[${index}]`))
    : Object.entries(value).map(([key, each]) =>
        pathsIn(each, path ? `${path}.${key}` : key),
      );
  return [path, `${path}.x`, ...below.flat()];
}

/** All that is made of documents; those that hold no object are passed over. */
const told = (documents: SourceDocument[]) =>
  documents
    .filter(({ value }) => typeof value === 'object' && value !== null)
    .map(({ value, start, problem, offsetOf }) => ({
      value,
      start,
      problem,
      places: pathsIn(value).map(path => [path, offsetOf(path)]),
    }));

/** Whether it was read quickly, and then as it is read carefully. */
function agrees(text: string): boolean {
  const quick = readQuickly(text);
  if (!quick) return false;
  const careful = readCarefully(text);
  const refused = careful.filter(({ problem }) => problem);
  expect([text, refused]).toEqual([text, []]);
  expect([text, told(quick)]).toEqual([text, told(careful)]);
  return true;
}

const definition = `# A matrix.
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: 'm', "title": "A: b" }
spec:
  text: |
    one
      --- two

    three
  folded: >-
    a
    b
  last: 2026-05-01
  empty:
  rows:
    - activity: x # note
      to: [a, { b: 1 }, c: d]
    - 0x1F
    -
    - plain text
      goes on
---
a: 1.50
`;

const SNIPPETS = [
  ...['a', '0', '-', '- ', ':', ': ', ',', '?', '? ', '#', ' #', ' ', '  '],
  ...['\n', '\n\n', '\n  ', '\r\n', '\r', '\t', '[', ']', '{', '}', '"', "'"],
  ...['|', '>', '|2-\n', '>+\n', '&a ', '*a', '!t ', '!!str ', '%', '@', '`'],
  ...['<<: ', '\n---\n', '\n--- ', '\n...\n', '\n%YAML 1.1\n', '\n-', '\n :'],
  ...[
    '~',
    'null',
    'yes',
    '.inf',
    '1e3',
    '__proto__: ',
    '\\',
    '\ufeff',
    '\u0085',
  ],
  ...['\u00a0', '\u2028', 'ä', '😀', '\ud800', '\0'],
];

it('tells what a careful reading tells, whatever is slipped in wherever', () => {
  let quick = 0;
  for (let at = 0; at <= definition.length; at += 1) {
    // Every snippet comes to stand at every sort of place; all of them at every place would take minutes.
    const snippet = SNIPPETS[at % SNIPPETS.length];
    for (const skipped of [0, 1, 5]) {
      const before = definition.slice(0, at);
      const text = `${before}${snippet}${definition.slice(at + skipped)}`;
      if (agrees(text)) quick += 1;
    }
  }
  expect(quick).toBeGreaterThan(definition.length / 2);
});

it.each([
  ['a number beyond all', 'a: 1.1e350'],
  ['keys that are no texts', '1.0: a'],
  ['an alias', 'a: &a 1\nb: *a'],
  ['an anchor', 'a: &a { b: 1 }'],
  ['a tag', 'a: !!str 1'],
  ['a tab', 'a:\n\t- b'],
  ['a directive', '%YAML 1.1\n---\na: yes'],
  ['a key that repeats another', 'a: 1\na: 2'],
  ['a text alone', '|2-\n A'],
  ['an old line end', 'a: 1\rb: 2'],
  ['deep nesting', `a: ${'['.repeat(200)}${']'.repeat(200)}`],
])('leaves %s to a careful reading', (_, text) => {
  expect(readQuickly(text)).toBeUndefined();
});

it('reads the examples quickly', () => {
  const folder = join(__dirname, '../../../../examples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /^(catalog|operating-model|org)\/.*\.yaml$/.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8'));
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter(text => !agrees(text))).toEqual([]);
});
