import { Draft } from './Draft';
import { DraftChange, changeDraft } from './changeDraft';

/** A draft with what it was before, and what it was before going back. */
export interface History {
  past: Draft[];
  present: Draft;
  future: Draft[];
  /** What was typed into last: typing goes on in one step. */
  typing?: string;
}

export type HistoryAction =
  | { type: 'change'; change: DraftChange }
  | { type: 'undo' }
  | { type: 'redo' }
  /** Forgets everything that was before. */
  | { type: 'start'; draft: Draft };

/** Drafts share what did not change, so that a step costs little. */
const MAX_STEPS = 500;

export function startHistory(draft: Draft): History {
  return { past: [], present: draft, future: [] };
}

function typingIn(change: DraftChange): string | undefined {
  if (change.type === 'setHead') return change.field;
  if (change.type === 'setRow') return `${change.row} ${change.field}`;
  return undefined;
}

export function historyReducer(
  history: History,
  action: HistoryAction,
): History {
  const { past, present, future } = history;
  switch (action.type) {
    case 'change': {
      const next = changeDraft(present, action.change);
      if (next === present) return history;
      const typing = typingIn(action.change);
      const goesOn = typing !== undefined && typing === history.typing;
      return {
        past: goesOn ? past : [...past, present].slice(-MAX_STEPS),
        present: next,
        future: [],
        typing,
      };
    }
    case 'undo': {
      const last = past.at(-1);
      if (!last) return history;
      return {
        past: past.slice(0, -1),
        present: last,
        future: [present, ...future],
      };
    }
    case 'redo': {
      const [next, ...rest] = future;
      if (!next) return history;
      return { past: [...past, present], present: next, future: rest };
    }
    case 'start':
      return startHistory(action.draft);
    default:
      return history;
  }
}
