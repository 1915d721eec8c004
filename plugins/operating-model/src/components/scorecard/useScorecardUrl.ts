import {
  CELL_STATES,
  ROLL_UPS,
  canonicalRef,
} from 'backstage-plugin-operating-model-common';
import { useLocation } from 'react-router-dom';
import { ScorecardEntitiesQuestion } from '../../api/OperatingModelApi';
import { useUrlState } from '../shared/useUrlState';
import { SORTS } from './sortMembers';

/** What the table may be by; `entity` is the heat map. */
export const VIEWS = [...ROLL_UPS, 'entity'] as const;

export type View = (typeof VIEWS)[number];

export type ScorecardParameter =
  | 'by'
  | 'group'
  | 'system'
  | 'domain'
  | 'activity'
  | 'type'
  | 'lifecycle'
  | 'state'
  | 'q'
  | 'sort'
  | 'order'
  | 'children';

/** Leads to the heat map, wherever on the page it is. */
export const CELLS_HASH = '#cells';

type Values = Partial<Record<ScorecardParameter, string>>;

/** What the URL asks for, references also in short form. What it says amiss counts as not said. */
export function useScorecardUrl() {
  const [get, setAny] = useUrlState();
  const { pathname, search } = useLocation();
  const set: (values: Values) => void = setAny;
  const order = get('order') === 'desc' ? ('desc' as const) : ('asc' as const);
  const direct = get('children') === 'no' || undefined;
  const question: ScorecardEntitiesQuestion = {
    groupRef: canonicalRef(get('group'), { defaultKind: 'Group' }),
    systemRef: canonicalRef(get('system'), { defaultKind: 'System' }),
    domainRef: canonicalRef(get('domain'), { defaultKind: 'Domain' }),
    activityRef: canonicalRef(get('activity'), { defaultKind: 'Activity' }),
    type: get('type') || undefined,
    lifecycle: get('lifecycle') || undefined,
    state: CELL_STATES.find(each => each === get('state')),
    q: get('q') || undefined,
    order,
  };
  function linkTo(values: Values): string {
    const params = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    return `${pathname}?${params}`;
  }
  return {
    view: VIEWS.find(each => each === get('by')) ?? 'group',
    sort: SORTS.find(each => each === get('sort')) ?? 'score',
    order,
    direct,
    question,
    set,
    /** The present view with other values; an empty one takes a filter away. */
    linkTo,
    /** The same with the heat map in sight. */
    linkToCells: (values: Values) => `${linkTo(values)}${CELLS_HASH}`,
  };
}
