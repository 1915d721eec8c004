import { isPlaceholder } from '../kinds/fields';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { compareText } from '../kinds/references';
import { reviewClock } from '../model/reviews';
import type { Matrix, MatrixRow, OperatingModel } from '../model/types';
import type { FindingAnswer } from './findingsAnswer';
import type {
  GridParty,
  GridRow,
  MatrixAnswer,
  MatrixSummary,
} from './matricesAnswer';
import { namesOf, titleOfRef } from './names';

/** How far a row of a matrix reaches, as a pass over the catalog counted it. @public */
export interface ReachFacts {
  /** Counted from 1; 0 is the matrix as a whole. */
  row: number;
  entities: number;
  withoutRunbook: number;
  placeholders: Record<
    string,
    { parties: Record<string, number>; unresolved: number }
  >;
}

/** What is known of a matrix beyond the model. @public */
export interface MatrixFacts {
  findings: readonly FindingAnswer[];
  /** What the findings speak of beyond what the matrix names. */
  refs?: readonly string[];
  reach?: readonly ReachFacts[];
  computedAt?: string;
  /** What the reader may not read: it is left out. */
  hidden: ReadonlySet<string>;
}

/** Parties that one placeholder is shown to stand for. */
const MAX_RESOLVED = 100;

const LETTER_NAMES = Object.keys(LETTERS) as Letter[];

function partiesOf(rows: readonly MatrixRow[]): string[] {
  return [
    ...new Set(
      rows.flatMap(({ parties }) =>
        LETTER_NAMES.flatMap(letter => parties[letter]),
      ),
    ),
  ];
}

/** Every reference that a matrix names. @public */
export function refsOfMatrix({
  ref,
  ownerRef,
  review,
  rows,
}: Matrix): string[] {
  return [
    ref,
    ownerRef,
    review.by,
    ...rows.flatMap(({ activityRef, validator }) => [
      activityRef,
      ...validator,
    ]),
    ...partiesOf(rows),
  ].filter(each => each !== undefined && !isPlaceholder(each)) as string[];
}

function countSeverities(findings: readonly FindingAnswer[]) {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function headOf(
  model: OperatingModel,
  matrix: Matrix,
  { findings, reach, hidden }: MatrixFacts,
) {
  const seen = (ref: string | undefined) =>
    ref && hidden.has(ref) ? undefined : ref;
  const { dueOn, overdue } = reviewClock(matrix.review, model.now);
  return {
    ref: matrix.ref,
    title: matrix.title,
    method: matrix.method,
    ownerRef: seen(matrix.ownerRef),
    precedence: matrix.precedence,
    appliesTo: matrix.appliesTo as Record<string, unknown> | undefined,
    review: {
      every: matrix.review.every,
      last: matrix.review.last,
      by: seen(matrix.review.by),
      dueOn,
      overdue,
    },
    entities: reach?.find(({ row }) => row === 0)?.entities,
    findings: countSeverities(findings),
  };
}

/** @public */
export function summarizeMatrix(
  model: OperatingModel,
  matrix: Matrix,
  facts: MatrixFacts,
): MatrixSummary {
  return {
    ...headOf(model, matrix, facts),
    activities: new Set(matrix.rows.map(({ activityRef }) => activityRef)).size,
    parties: partiesOf(matrix.rows).filter(ref => !facts.hidden.has(ref))
      .length,
  };
}

/** Of a placeholder: whom it stands for, over all rows that use it. */
function resolve(key: string, { reach, hidden }: MatrixFacts) {
  if (!reach?.length) return {};
  const uses = reach.flatMap(({ placeholders }) => placeholders[key] ?? []);
  // Rows reach different entities; where several use it, the widest tells the most.
  const widest = uses
    .map(use => ({
      use,
      size: Object.values(use.parties).reduce((sum, count) => sum + count, 0),
    }))
    .sort((a, b) => b.size - a.size)[0]?.use;
  if (!widest) return { resolvesTo: [], unresolved: 0 };
  return {
    resolvesTo: Object.entries(widest.parties)
      .filter(([ref]) => !hidden.has(ref))
      .map(([ref, entities]) => ({ ref, entities }))
      .sort((a, b) => b.entities - a.entities || compareText(a.ref, b.ref))
      .slice(0, MAX_RESOLVED),
    unresolved: widest.unresolved,
  };
}

function partyAnswer(
  model: OperatingModel,
  key: string,
  rows: readonly MatrixRow[],
  facts: MatrixFacts,
): GridParty {
  const holds = (letter: Letter) =>
    rows.filter(({ parties }) => parties[letter].includes(key)).length;
  const { title, exists } = isPlaceholder(key)
    ? { title: key, exists: true }
    : titleOfRef(model, key);
  return {
    key,
    title,
    exists,
    accountable: holds('accountable'),
    responsible: holds('responsible'),
    ...(isPlaceholder(key) ? resolve(key, facts) : {}),
  };
}

function lettersOf(
  { parties }: MatrixRow,
  keys: readonly string[],
): Record<string, string> {
  const letters: Record<string, string> = {};
  for (const key of keys) {
    const held = LETTER_NAMES.filter(letter => parties[letter].includes(key))
      .map(letter => LETTERS[letter])
      .join('');
    if (held) letters[key] = held;
  }
  return letters;
}

function rowAnswer(
  model: OperatingModel,
  row: MatrixRow,
  keys: readonly string[],
  { findings, reach, hidden }: MatrixFacts,
): GridRow {
  const reached = reach?.find(each => each.row === row.row);
  const { title, exists } = titleOfRef(model, row.activityRef);
  return {
    row: row.row,
    activityRef: row.activityRef,
    title,
    exists,
    risk: model.activities.get(row.activityRef)?.risk,
    letters: lettersOf(row, keys),
    validator: row.validator.filter(ref => !hidden.has(ref)),
    note: row.note,
    entities: reached?.entities,
    withoutRunbook: reached?.withoutRunbook,
    findings: findings.filter(({ location }) => location.row === row.row),
  };
}

/**
 * A matrix as a grid: parties across, activities down.
 *
 * @public
 */
export function describeMatrix(
  model: OperatingModel,
  matrix: Matrix,
  facts: MatrixFacts,
): MatrixAnswer {
  const { hidden, findings } = facts;
  const rows = matrix.rows.filter(
    ({ activityRef }) => !hidden.has(activityRef),
  );
  const keys = partiesOf(rows).filter(key => !hidden.has(key));
  const parties = keys.map(key => partyAnswer(model, key, rows, facts));
  return {
    ...headOf(model, matrix, facts),
    description: matrix.description,
    ...matrix.origin,
    parties,
    rows: rows.map(row => rowAnswer(model, row, keys, facts)),
    matrixFindings: findings.filter(
      ({ location }) => location.row === undefined,
    ),
    names: namesOf(model, [
      ...refsOfMatrix(matrix).filter(ref => !hidden.has(ref)),
      ...(facts.refs ?? []),
      ...parties.flatMap(
        ({ resolvesTo }) => resolvesTo?.map(({ ref }) => ref) ?? [],
      ),
    ]),
    computedAt: facts.computedAt,
    hidden: refsOfMatrix(matrix).filter(ref => hidden.has(ref)).length,
  };
}
