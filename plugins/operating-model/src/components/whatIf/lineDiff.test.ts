import { lineDiff } from './lineDiff';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`);

const joined = (lines: string[]) => lines.map(line => `${line}\n`).join('');

it('shows the lines that differ, with three around them, and where they stand', () => {
  const before = numbered(30);
  const after = [...before.slice(0, 19), 'new', 'newer', ...before.slice(20)];
  expect(lineDiff(joined(before), joined(after))).toEqual([
    {
      line: 17,
      lines: [
        { kind: 'same', text: 'line 17' },
        { kind: 'same', text: 'line 18' },
        { kind: 'same', text: 'line 19' },
        { kind: 'removed', text: 'line 20' },
        { kind: 'added', text: 'new' },
        { kind: 'added', text: 'newer' },
        { kind: 'same', text: 'line 21' },
        { kind: 'same', text: 'line 22' },
        { kind: 'same', text: 'line 23' },
      ],
    },
  ]);
});

it('leaves out remarks about the end of a text', () => {
  expect(lineDiff('a', 'b')).toEqual([
    {
      line: 1,
      lines: [
        { kind: 'removed', text: 'a' },
        { kind: 'added', text: 'b' },
      ],
    },
  ]);
});

it('takes every line out of what is removed, and none of what stays', () => {
  const before = joined(numbered(5));
  const [hunk] = lineDiff(before, '');
  expect(hunk.lines.map(({ kind }) => kind)).toEqual(Array(5).fill('removed'));
  expect(lineDiff(before, before)).toEqual([]);
});
