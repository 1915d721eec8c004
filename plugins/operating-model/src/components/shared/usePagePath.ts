import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../../routes';

/** Where a part of the page *Operating model* is, from any page of the portal. An app on the old frontend system has no routes of the new one. */
export function usePagePath(
  part: 'agreements' | 'findings' | 'requests' | 'responsibilities' | 'what-if',
): string {
  const routes = useApiHolder().get(routeResolutionApiRef);
  const root = routes?.resolve(rootRouteRef)?.() ?? '/operating-model';
  return `${root.replace(/\/$/, '')}/${part}`;
}
