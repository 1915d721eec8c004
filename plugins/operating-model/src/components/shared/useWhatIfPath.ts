import { usePagePath } from './usePagePath';

/** Where the page *What if* is, with the group or person chosen that it is asked about. */
export function useWhatIfPath(): (partyRef?: string) => string {
  const path = usePagePath('what-if');
  return partyRef => {
    const choice = choiceOf(partyRef);
    return choice ? `${path}?${new URLSearchParams(choice)}` : path;
  };
}

function choiceOf(partyRef = ''): Record<string, string> | undefined {
  if (partyRef.startsWith('group:')) {
    return { change: 'dissolve', group: partyRef };
  }
  if (partyRef.startsWith('user:')) return { change: 'leave', user: partyRef };
  return undefined;
}
