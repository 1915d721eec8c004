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

export const r13MatricesAgree = defineRule({
  id: 'R13',
  title: 'No two matrices of equal precedence give different A',
  severity: 'error',
  practice: 'BP03',
  checks: () => {
    // Entities share lists of answers; each list is looked through once.
    const known = new WeakMap<readonly Responsibility[], Remark[]>();
    return {
      entity({ alike }) {
        const before = known.get(alike);
        if (before) return before;
        const remarks = [...contradictions(alike)];
        known.set(alike, remarks);
        return remarks;
      },
    };
  },
});
