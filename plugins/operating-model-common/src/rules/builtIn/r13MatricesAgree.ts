import { defineRule } from '../Rule';

export const r13MatricesAgree = defineRule({
  id: 'R13',
  title: 'No two matrices of equal precedence give different A',
  severity: 'error',
  practice: 'BP03',
  checks: () => ({
    *entity({ responsibilities }) {
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
    },
  }),
});
