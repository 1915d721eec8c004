import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../../routes';

/** Where requests are, from any page of the portal. An app on the old frontend system has no routes of the new one. */
export function useRequestsPath(): string {
  const routes = useApiHolder().get(routeResolutionApiRef);
  const root = routes?.resolve(rootRouteRef)?.() ?? '/operating-model';
  return `${root.replace(/\/$/, '')}/requests`;
}

/** The form for a request about something that is known already. */
export function useRequestFormPath() {
  const requests = useRequestsPath();
  return (given: Record<string, string>) =>
    `${requests}/new?${new URLSearchParams(given)}`;
}
