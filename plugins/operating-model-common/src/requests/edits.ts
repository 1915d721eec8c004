import { canonicalJson } from './canonicalJson';
import { Decision } from './types';

/** A field that an edit changed, with what it said before and says since; absent where it said nothing. @public */
export interface EditedField {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** What an edit did. @public */
export interface Edit {
  fields: EditedField[];
  /** Whose approvals it dropped. */
  dropped: string[];
}

interface TellingEvent {
  requestSequence: number;
  action?: string;
  outcome?: string;
  changes?: Record<string, unknown>;
}

type Content = Record<string, unknown>;

function fieldsBetween(before: Content, after: Content): EditedField[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(
      field =>
        canonicalJson([before[field] as never]) !==
        canonicalJson([after[field] as never]),
    )
    .map(field => ({ field, from: before[field], to: after[field] }));
}

/**
 * What the edits of a request changed. An event tells only how things are since.
 *
 * @param events - of one request, from its first on
 * @returns by the place of the edit in the history
 * @public
 */
export function editsOf(
  events: readonly TellingEvent[],
): ReadonlyMap<number, Edit> {
  const edits = new Map<number, Edit>();
  let content: Content = {};
  let decisions: Decision[] = [];
  for (const { action, outcome, changes = {}, requestSequence } of events) {
    if (outcome === 'refused') continue;
    const after = (changes.content as Content | undefined) ?? content;
    const kept = (changes.decisions as Decision[] | undefined) ?? decisions;
    if (action === 'edit') {
      edits.set(requestSequence, {
        fields: fieldsBetween(content, after),
        dropped: decisions
          .filter(({ by }) => kept.every(each => each.by !== by))
          .map(({ by }) => by),
      });
    }
    content = after;
    decisions = kept;
  }
  return edits;
}
