import {
  REQUEST_KINDS,
  REQUEST_STATES,
} from 'backstage-plugin-operating-model-common';
import { RequestsQuestion } from '../../api/OperatingModelApi';
import { useUrlState } from '../shared/useUrlState';

/** In the order in which they are offered. */
export const VIEWS = ['decide', 'mine', 'all', 'calendar', 'teams'] as const;

export type RequestsView = (typeof VIEWS)[number];

const NO_FILTER = { kind: '', state: '', ownerRef: '', subjectRef: '' };

/** Which requests the URL asks for. What it says amiss counts as not said. */
export function useRequestsFilter() {
  const [get, set] = useUrlState();
  const view = VIEWS.find(each => each === get('view')) ?? 'decide';
  const state = REQUEST_STATES.find(each => each === get('state'));
  const filter: RequestsQuestion = {
    kind: REQUEST_KINDS.find(each => each === get('kind')),
    state: state && [state],
    ownerRef: get('ownerRef') || undefined,
    subjectRef: get('subjectRef') || undefined,
  };
  return { view, filter, set, clear: () => set(NO_FILTER) };
}
