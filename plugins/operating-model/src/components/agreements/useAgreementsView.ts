import { useLocation } from 'react-router-dom';
import { useUrlState } from '../shared/useUrlState';

export const VIEWS = ['grid', 'list', 'without'] as const;

export type View = (typeof VIEWS)[number];

interface AgreementsUrl {
  view: View;
  search: string;
  providerRef: string;
  consumerRef: string;
  /** An empty value takes a filter away. */
  set(values: Record<string, string>): void;
  /** Where a view of what is between two teams is. */
  pathOf(
    view: View,
    pair: { consumerRef: string; providerRef: string },
  ): string;
  /** Where the findings about an agreement are. */
  findingsPath(ref: string): string;
}

/** What the URL asks for. */
export function useAgreementsView(): AgreementsUrl {
  const [get, set] = useUrlState();
  const { pathname } = useLocation();
  return {
    view: VIEWS.find(each => each === get('view')) ?? 'grid',
    search: get('search'),
    providerRef: get('provider'),
    consumerRef: get('consumer'),
    set,
    pathOf(view, { consumerRef, providerRef }) {
      const query = new URLSearchParams({
        view,
        consumer: consumerRef,
        provider: providerRef,
      });
      return `${pathname}?${query}`;
    },
    findingsPath(ref) {
      const query = new URLSearchParams({ group: 'list', subjectRef: ref });
      return `${pathname.replace(/[^/]*\/?$/, 'findings')}?${query}`;
    },
  };
}
