import { MatrixRowSpec } from 'backstage-plugin-operating-model-common';
import { Draft, DraftRow } from './Draft';
import { activityKey } from './partyKey';
import { readRows } from './readDraft';

interface Import {
  rows: readonly MatrixRowSpec[];
  /** In the order of the table's columns. */
  parties?: readonly string[];
  /** Instead of all rows that there are; or each in the place of the row of its activity, the new ones below. */
  mode: 'replace' | 'merge';
  namespace?: string;
}

/**
 * Takes rows of a table into a draft. Activities and parties that are there already keep the spelling of the file, so that what is exported
 * and imported again changes nothing.
 */
export function importRows(
  draft: Draft,
  { rows: specs, parties: order, mode, namespace }: Import,
): Draft {
  const found = readRows(specs, { namespace, order, firstId: draft.nextId });
  const keyOf = (row: DraftRow) => activityKey(row.activity, namespace);
  // Of two rows for one activity, the first.
  const known = new Map(
    [...draft.rows].reverse().map(row => [keyOf(row), row]),
  );
  const written = new Map(draft.parties.map(party => [party.key, party]));
  const parties = found.parties.map(party => written.get(party.key) ?? party);
  const nextId = draft.nextId + specs.length;
  const rows = found.rows.map(row => {
    const before = known.get(keyOf(row));
    return before
      ? { ...row, activity: before.activity, source: before.source }
      : row;
  });
  if (mode === 'replace') return { ...draft, parties, rows, nextId };
  const added = parties.filter(({ key }) => !written.has(key));
  const byActivity = new Map(rows.map(row => [keyOf(row), row]));
  const kept = draft.rows.map(row => {
    const imported = byActivity.get(keyOf(row));
    // A matrix may speak of an activity twice; its first row is the one that is replaced.
    byActivity.delete(keyOf(row));
    return imported ?? row;
  });
  return {
    ...draft,
    parties: [...draft.parties, ...added],
    rows: [...kept, ...byActivity.values()],
    nextId,
  };
}

/** The imported rows whose activity the draft speaks of already. */
export function repeatedActivities(
  draft: Draft,
  specs: readonly MatrixRowSpec[],
  namespace?: string,
): string[] {
  const known = new Set(
    draft.rows.map(({ activity }) => activityKey(activity, namespace)),
  );
  return specs
    .map(({ activity }) => activity)
    .filter(activity => known.has(activityKey(activity, namespace)));
}
