import {
  API_VERSION,
  LETTERS,
  Letter,
  MatrixRowSpec,
  ResponsibilityMatrixEntity,
} from 'backstage-plugin-operating-model-common';
import { parse } from 'yaml';
import { Draft, DraftHead, DraftParty, DraftRow } from './Draft';
import { listOf, partyKey, sameMembers, splitParties } from './partyKey';
import { LETTER_FIELDS, readHead } from './readDraft';

/** Why a field can't be written into a file as it stands. */
export interface DraftProblem {
  field: keyof DraftHead;
  reason: 'notYaml' | 'notAnObject' | 'notANumber';
  /** What the parser says. */
  detail?: string;
}

export interface WrittenDraft {
  entity: ResponsibilityMatrixEntity;
  problems: DraftProblem[];
}

type Spec = ResponsibilityMatrixEntity['spec'];

function withoutGaps<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as T;
}

function readPredicate(text: string): {
  value?: Record<string, unknown>;
  problem?: DraftProblem;
} {
  if (!text.trim()) return {};
  try {
    const value = parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value };
    }
    return { problem: { field: 'appliesTo', reason: 'notAnObject' } };
  } catch (error) {
    const [detail] = String((error as Error).message).split('\n');
    return { problem: { field: 'appliesTo', reason: 'notYaml', detail } };
  }
}

function readNumber(text: string): { value?: number; problem?: DraftProblem } {
  if (!text.trim()) return {};
  const value = Number(text);
  return Number.isFinite(value)
    ? { value }
    : { problem: { field: 'precedence', reason: 'notANumber' } };
}

const text = (value: string) => value.trim() || undefined;

/** One party without brackets, as people write it; unless the file had a list there. */
function written(refs: string[], before: unknown, single: boolean) {
  if (refs.length === 0) return undefined;
  const asText = before === undefined ? single : !Array.isArray(before);
  return refs.length === 1 && asText ? refs[0] : refs;
}

function writeParties(
  now: DraftParty[],
  before: unknown,
  namespace: string | undefined,
  single: boolean,
) {
  const keyOf = (each: string) => partyKey(each, namespace);
  const earlier = listOf(before);
  const keys = now.map(({ key }) => key);
  const earlierKeys = earlier.map(keyOf);
  if (sameMembers(keys, earlierKeys)) return before;
  return written(
    [
      ...earlier.filter(each => keys.includes(keyOf(each))),
      ...now
        .filter(({ key }) => !earlierKeys.includes(key))
        .map(party => party.written),
    ],
    before,
    single,
  );
}

function writeRow(
  row: DraftRow,
  parties: DraftParty[],
  namespace?: string,
): MatrixRowSpec {
  const source: Partial<MatrixRowSpec> = row.source ?? {};
  const lettersOf = (field: Letter) =>
    writeParties(
      parties.filter(({ key }) => row.letters[key]?.includes(LETTERS[field])),
      source[field],
      namespace,
      field === 'accountable',
    );
  const validators = splitParties(row.validator).map(each => ({
    key: partyKey(each, namespace),
    written: each,
  }));
  return withoutGaps({
    activity: row.activity,
    ...Object.fromEntries(
      LETTER_FIELDS.map(field => [field, lettersOf(field)]),
    ),
    validator: writeParties(validators, source.validator, namespace, true),
    note: row.note === source.note ? row.note : text(row.note),
  }) as MatrixRowSpec;
}

/**
 * The entity that a draft makes of a matrix. What nobody touched stays as it was, spelling and unknown fields included, so that a
 * change to the file is as small as what was changed.
 *
 * @param base - the matrix that the draft was begun from
 */
export function writeDraft(
  { head, parties, rows }: Draft,
  base?: ResponsibilityMatrixEntity,
): WrittenDraft {
  const before = readHead(base);
  const appliesTo = readPredicate(head.appliesTo);
  const precedence = readNumber(head.precedence);

  /** What the file says where the field is as it was read from there. */
  function kept<T>(fields: (keyof DraftHead)[], was: T, is: T): T {
    return base && fields.every(field => head[field] === before[field])
      ? was
      : is;
  }

  const { namespace, ...metadata } = base?.metadata ?? { name: '' };
  const review = withoutGaps({
    ...base?.spec.review,
    every: text(head.every),
    last: text(head.last),
    by: text(head.by),
  });
  const spec: Spec = {
    ...base?.spec,
    method: kept(['method'], base?.spec.method, head.method),
    owner: kept(['owner'], base?.spec.owner, text(head.owner)),
    appliesTo: kept(['appliesTo'], base?.spec.appliesTo, appliesTo.value),
    precedence: kept(['precedence'], base?.spec.precedence, precedence.value),
    review: kept(
      ['every', 'last', 'by'],
      base?.spec.review,
      Object.keys(review).length ? review : undefined,
    ),
    rows:
      rows.length || base?.spec.rows
        ? rows.map(row => writeRow(row, parties, namespace))
        : [],
  };
  return {
    entity: {
      apiVersion: API_VERSION,
      kind: 'ResponsibilityMatrix',
      metadata: withoutGaps({
        ...metadata,
        name: head.name.trim(),
        // The catalog fills it in where a file leaves it out, as most do.
        namespace: namespace === 'default' ? undefined : namespace,
        title: kept(['title'], base?.metadata.title, text(head.title)),
        description: kept(
          ['description'],
          base?.metadata.description,
          text(head.description),
        ),
      }),
      spec: withoutGaps(spec),
    },
    problems: [appliesTo.problem, precedence.problem].filter(
      problem => problem !== undefined,
    ),
  };
}
