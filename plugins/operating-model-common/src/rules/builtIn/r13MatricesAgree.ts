import { Responsibility } from '../../model/types';
import { Remark, defineRule } from '../Rule';

function* contradictions(
  responsibilities: readonly Responsibility[],
): Iterable<Remark> {
  for (const { contested, rows, activity } of responsibilities) {
    if (!contested) continue;
    const answers = rows.flatMap(({ accountable, matrixRef, row }) =>
      accountable ? [`${accountable} by ${matrixRef} row ${row}`] : [],
    );
    yield {
      message: `who is accountable for ${activity.ref} is contested: ${answers.join(', ')}`,
      remedy: 'give one matrix a higher precedence, or let the rows agree',
      refs: [
        activity.ref,
        ...rows.flatMap(({ accountable, matrixRef }) =>
          accountable ? [accountable, matrixRef] : [],
        ),
      ],
      key: activity.ref,
    };
  }
}

/** Entities share lists of answers; each list is looked through once. */
const remarksOn = new WeakMap<readonly Responsibility[], Remark[]>();

export const r13MatricesAgree = defineRule({
  id: 'R13',
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
