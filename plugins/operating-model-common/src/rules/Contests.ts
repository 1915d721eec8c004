import { Matrix, OperatingModel } from '../model/types';
import type { Finding } from './Rule';

/** The rule under which an entity's finding tells that matrices contradict each other. @public */
export const CONTEST_RULE = 'R13';

interface Answer {
  accountable: string;
  matrixRef: string;
}

interface Contest {
  finding: Finding;
  activityRef: string;
  otherRef: string;
  entities: number;
}

/** What a finding about a contested activity speaks of; `readRefs` gives it back. */
export function contestRefs(
  activityRef: string,
  answers: readonly Answer[],
): string[] {
  return [
    activityRef,
    ...answers.flatMap(({ accountable, matrixRef }) => [
      accountable,
      matrixRef,
    ]),
  ];
}

function readRefs([activityRef, ...rest]: readonly string[]) {
  const answers = rest.flatMap((accountable, index): Answer[] =>
    index % 2 ? [] : [{ accountable, matrixRef: rest[index + 1] }],
  );
  return { activityRef, answers };
}

/**
 * That matrices contradict each other is found entity by entity. This adds it up, so that each matrix that takes part can tell it at
 * its own row.
 *
 * @public
 */
export class Contests {
  readonly #byMatrix = new Map<string, Map<string, Contest>>();

  /** @param finding - about an entity; it counts where it tells of a contested activity */
  add(finding: Finding) {
    if (finding.rule !== CONTEST_RULE) return;
    const { activityRef, answers } = readRefs(finding.refs);
    const pairs = new Set<string>();
    for (const mine of answers) {
      for (const other of answers) {
        const pair = `${mine.matrixRef} ${other.matrixRef}`;
        if (mine.accountable === other.accountable || pairs.has(pair)) continue;
        pairs.add(pair);
        this.#contestOf(finding, activityRef, mine, other).entities += 1;
      }
    }
  }

  #contestOf(
    finding: Finding,
    activityRef: string,
    { matrixRef }: Answer,
    { matrixRef: otherRef }: Answer,
  ): Contest {
    const known = this.#byMatrix.get(matrixRef) ?? new Map<string, Contest>();
    this.#byMatrix.set(matrixRef, known);
    const key = `${activityRef} ${otherRef}`;
    const contest = known.get(key) ?? {
      finding,
      activityRef,
      otherRef,
      entities: 0,
    };
    known.set(key, contest);
    return contest;
  }

  /** What is to be said at the rows of a matrix. */
  findingsOf(matrix: Matrix, model: OperatingModel): Finding[] {
    const contests = [...(this.#byMatrix.get(matrix.ref)?.values() ?? [])];
    return contests.flatMap(contest =>
      matrix.rows
        .filter(
          ({ activityRef, parties }) =>
            activityRef === contest.activityRef && parties.accountable.length,
        )
        .map(({ row }) => findingAt(matrix, row, contest, model)),
    );
  }
}

function findingAt(
  { ref, ownerRef, origin }: Matrix,
  row: number,
  { finding, activityRef, otherRef, entities }: Contest,
  { matrices }: OperatingModel,
): Finding {
  const otherRow = matrices
    .get(otherRef)
    ?.rows.find(
      each =>
        each.activityRef === activityRef &&
        (otherRef !== ref || each.row !== row),
    )?.row;
  const where = [otherRef, otherRow && `row ${otherRow}`]
    .filter(Boolean)
    .join(' ');
  const path = `spec.rows[${row - 1}].accountable`;
  return {
    ...finding,
    subjectRef: ref,
    ownerRef,
    path,
    row,
    message: `who is accountable is contested on ${entities} ${entities === 1 ? 'entity' : 'entities'}: ${where} names somebody else`,
    origin,
    refs: [otherRef],
    position: `${path} ${otherRef}`,
  };
}
