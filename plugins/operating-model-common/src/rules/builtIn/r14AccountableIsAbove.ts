import { defineRule } from '../Rule';

export const r14AccountableIsAbove = defineRule({
  id: 'R14',
  title: "A is the entity's owner, or above it, or the row says why not",
  severity: 'warning',
  practice: 'BP03',
  checks: () => ({
    *reach({ entities, astray, astrayRef }, { row }) {
      if (astray === 0 || row.note?.trim()) return;
      yield {
        path: 'accountable',
        message: `A neither owns nor stands above the owner of ${astray} of the ${entities} entities, for example ${astrayRef}`,
        remedy:
          "make it $owner or somebody above, or say in the row's note why not",
        refs: astrayRef ? [astrayRef] : [],
      };
    },
  }),
});
