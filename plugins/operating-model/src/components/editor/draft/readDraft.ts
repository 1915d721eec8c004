import {
  LETTERS,
  Letter,
  MatrixRowSpec,
  ResponsibilityMatrixEntity,
} from 'backstage-plugin-operating-model-common';
import { stringify } from 'yaml';
import { Draft, DraftHead, DraftParty, DraftRow } from './Draft';
import { listOf, partyKey } from './partyKey';

export const LETTER_FIELDS = Object.keys(LETTERS) as Letter[];

export const EMPTY_HEAD: DraftHead = {
  name: '',
  title: '',
  description: '',
  method: 'RACI',
  owner: '',
  precedence: '',
  appliesTo: '',
  every: '',
  last: '',
  by: '',
};

export function readHead(entity?: ResponsibilityMatrixEntity): DraftHead {
  if (!entity) return EMPTY_HEAD;
  const { metadata, spec } = entity;
  return {
    name: metadata.name,
    title: metadata.title ?? '',
    description: metadata.description ?? '',
    method: spec.method ?? 'RACI',
    owner: spec.owner ?? '',
    precedence: spec.precedence?.toString() ?? '',
    appliesTo: spec.appliesTo ? stringify(spec.appliesTo).trimEnd() : '',
    every: spec.review?.every ?? '',
    last: spec.review?.last ?? '',
    by: spec.review?.by ?? '',
  };
}

interface ReadRowsOptions {
  namespace?: string;
  /** In the order of their columns; parties that are not among them come behind, as rows name them. */
  order?: readonly string[];
  firstId?: number;
}

/** Rows of a file as rows and columns of a draft. */
export function readRows(
  specs: readonly MatrixRowSpec[],
  { namespace, order = [], firstId = 1 }: ReadRowsOptions = {},
): { parties: DraftParty[]; rows: DraftRow[] } {
  const parties = new Map<string, DraftParty>(
    order.map(written => {
      const key = partyKey(written, namespace);
      return [key, { key, written }];
    }),
  );
  const rows = specs.map((spec, index): DraftRow => {
    const letters: Record<string, string> = {};
    for (const field of LETTER_FIELDS) {
      for (const written of listOf(spec[field])) {
        const key = partyKey(written, namespace);
        if (!parties.has(key)) parties.set(key, { key, written });
        if (!letters[key]?.includes(LETTERS[field])) {
          letters[key] = `${letters[key] ?? ''}${LETTERS[field]}`;
        }
      }
    }
    return {
      id: firstId + index,
      activity: spec.activity,
      letters,
      validator: listOf(spec.validator).join(', '),
      note: spec.note ?? '',
      source: spec,
    };
  });
  return { parties: [...parties.values()], rows };
}

/** A draft of what a file says; without one, of a matrix that is still to be written. */
export function readDraft(entity?: ResponsibilityMatrixEntity): Draft {
  const { parties, rows } = readRows(entity?.spec.rows ?? [], {
    namespace: entity?.metadata.namespace,
  });
  return {
    head: readHead(entity),
    parties: entity ? parties : [{ key: '$owner', written: '$owner' }],
    rows,
    nextId: rows.length + 1,
  };
}
