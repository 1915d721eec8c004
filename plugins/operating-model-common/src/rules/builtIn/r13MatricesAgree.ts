import { Responsibility } from '../../model/types';
import { CONTEST_RULE, contestRefs } from '../Contests';
import { Remark, defineRule } from '../Rule';

function* contradictions(
  responsibilities: readonly Responsibility[],
): Iterable<Remark> {
  for (const { contested, rows, activity } of responsibilities) {
    if (!contested) continue;
    const answers = rows.flatMap(({ accountable, matrixRef, row }) =>
      accountable ? [{ accountable, matrixRef, row }] : [],
    );
    const said = answers.map(
      ({ accountable, matrixRef, row }) =>
        `${accountable} by ${matrixRef} row ${row}`,
    );
    yield {
      message: `who is accountable for ${activity.ref} is contested: ${said.join(', ')}`,
      remedy: 'give one matrix a higher precedence, or let the rows agree',
      refs: contestRefs(activity.ref, answers),
      key: activity.ref,
    };
  }
}

/** Entities share lists of answers; each list is looked through once. */
const remarksOn = new WeakMap<readonly Responsibility[], Remark[]>();

export const r13MatricesAgree = defineRule({
  id: CONTEST_RULE,
  title: 'No two matrices of equal precedence give different A',
  severity: 'error',
  practice: 'BP03',
  checks: () => ({
    entity({ alike }) {
      const known = remarksOn.get(alike);
      if (known) return known;
      const remarks = [...contradictions(alike)];
      remarksOn.set(alike, remarks);
      return remarks;
    },
  }),
});
