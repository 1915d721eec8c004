import { defineRule } from '../Rule';

export const r12RowsAreDistinct = defineRule({
  id: 'R12',
  title: 'No row is empty or repeats another',
  severity: 'warning',
  practice: 'BP03',
  checks: () => ({
    *row({ row, activityRef, parties }, { matrix }) {
      if (Object.values(parties).every(refs => refs.length === 0)) {
        yield {
          message: 'the row has no letter at all',
          remedy: 'say who does it, or remove the row',
          key: 'empty',
        };
      }
      const first = matrix.rows.find(each => each.activityRef === activityRef);
      if (first && first.row < row) {
        yield {
          path: 'activity',
          message: `row ${first.row} speaks of ${activityRef} already`,
          remedy: 'make one row of both',
          refs: [activityRef],
          key: 'repeated',
        };
      }
    },
  }),
});
