import { structuredPatch } from 'diff';

/** A line of a file as it is or as it is proposed. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Lines that stand together, from a line of the file as it is. */
export interface Hunk {
  line: number;
  lines: DiffLine[];
}

const KINDS: Record<string, DiffLine['kind']> = {
  '+': 'added',
  '-': 'removed',
};

/** The lines in which two texts differ, with a few around them. */
export function lineDiff(before: string, after: string): Hunk[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', {
    context: 3,
  });
  return hunks.map(({ oldStart, lines }) => ({
    line: oldStart,
    lines: lines
      // A remark of the format that the last line does not end.
      .filter(line => !line.startsWith('\\'))
      .map(line => ({
        kind: KINDS[line[0]] ?? 'same',
        text: line.slice(1),
      })),
  }));
}
