import {
  Finding,
  LETTERS,
  Letter,
} from 'backstage-plugin-operating-model-common';
import { Draft, DraftHead } from './draft/Draft';

/** Where in the editor a finding is to be shown. */
export type FindingPlace =
  | { at: 'head'; field: keyof DraftHead }
  | {
      at: 'row';
      row: number;
      /** The cells that are meant; none where it is the row as a whole. */
      parties: string[];
    }
  | { at: 'matrix' };

const ROW = /^spec\.rows\[(\d+)\](?:\.(\w+))?/;

const HEAD: [RegExp, keyof DraftHead][] = [
  [/^metadata\.name/, 'name'],
  [/^metadata\.title/, 'title'],
  [/^metadata\.description/, 'description'],
  [/^spec\.method/, 'method'],
  [/^spec\.owner/, 'owner'],
  [/^spec\.appliesTo/, 'appliesTo'],
  [/^spec\.precedence/, 'precedence'],
  [/^spec\.review\.by/, 'by'],
  [/^spec\.review\.last/, 'last'],
  [/^spec\.review/, 'every'],
];

export function findingPlace(
  { path = '', refs, position }: Pick<Finding, 'path' | 'refs' | 'position'>,
  { rows, parties }: Draft,
): FindingPlace {
  const [, index, field] = ROW.exec(path) ?? [];
  const row = index === undefined ? undefined : rows[Number(index)];
  if (row) {
    const letter: string | undefined = LETTERS[field as Letter];
    const holders = parties
      .map(({ key }) => key)
      .filter(key => letter && row.letters[key]?.includes(letter));
    const named = holders.filter(
      key => refs.includes(key) || position.endsWith(` ${key}`),
    );
    return {
      at: 'row',
      row: row.id,
      parties: named.length ? named : holders,
    };
  }
  const head = HEAD.find(([pattern]) => pattern.test(path));
  return head ? { at: 'head', field: head[1] } : { at: 'matrix' };
}
