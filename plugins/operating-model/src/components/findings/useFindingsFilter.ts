import { SEVERITIES } from 'backstage-plugin-operating-model-common';
import { useLocation } from 'react-router-dom';
import { FindingsQuestion } from '../../api/OperatingModelApi';
import { useUrlState } from '../shared/useUrlState';

export const GROUPS = ['rule', 'owner', 'list'] as const;

export type Group = (typeof GROUPS)[number];

/** What the findings are narrowed down to. */
export type FindingsFilter = Omit<FindingsQuestion, 'limit' | 'cursor'>;

const NO_FILTER: Record<keyof FindingsFilter, string> = {
  rule: '',
  severity: '',
  ownerRef: '',
  subjectRef: '',
};

interface FindingsUrl {
  group: Group;
  filter: FindingsFilter;
  /** An empty value takes a filter away. */
  set(values: Partial<Record<'group' | keyof FindingsFilter, string>>): void;
  clear(): void;
  /** Where the list is, with the present filters and those that are handed in. */
  listPath(values: Partial<Record<keyof FindingsFilter, string>>): string;
}

/** What the URL asks for. What it says amiss counts as not said. */
export function useFindingsFilter(): FindingsUrl {
  const [get, set] = useUrlState();
  const { pathname } = useLocation();
  const filter: FindingsFilter = {
    rule: get('rule') || undefined,
    severity: SEVERITIES.find(each => each === get('severity')),
    ownerRef: get('ownerRef') || undefined,
    subjectRef: get('subjectRef') || undefined,
  };
  return {
    group: GROUPS.find(each => each === get('group')) ?? 'rule',
    filter,
    set,
    clear: () => set(NO_FILTER),
    listPath(values) {
      const all = Object.entries({ group: 'list', ...filter, ...values });
      const given = all.flatMap(([name, value]) =>
        value ? [[name, value]] : [],
      );
      return `${pathname}?${new URLSearchParams(given)}`;
    },
  };
}
