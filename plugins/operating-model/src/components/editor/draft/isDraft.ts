import { Draft } from './Draft';
import { EMPTY_HEAD } from './readDraft';

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasTexts(value: unknown, names: string[]): value is Fields {
  return (
    isFields(value) && names.every(name => typeof value[name] === 'string')
  );
}

function isRow(value: unknown): boolean {
  return (
    hasTexts(value, ['activity', 'validator', 'note']) &&
    typeof value.id === 'number' &&
    isFields(value.letters) &&
    Object.values(value.letters).every(each => typeof each === 'string') &&
    (value.source === undefined || isFields(value.source))
  );
}

/** Whether a value is a draft: what a browser kept may be of another version, or touched by somebody else. */
export function isDraft(value: unknown): value is Draft {
  if (!isFields(value)) return false;
  const { head, parties, rows, nextId } = value;
  return (
    hasTexts(head, Object.keys(EMPTY_HEAD)) &&
    ['RACI', 'RASCI', 'DACI'].includes((head as Fields).method as string) &&
    Array.isArray(parties) &&
    parties.every(party => hasTexts(party, ['key', 'written'])) &&
    Array.isArray(rows) &&
    rows.every(isRow) &&
    typeof nextId === 'number'
  );
}
