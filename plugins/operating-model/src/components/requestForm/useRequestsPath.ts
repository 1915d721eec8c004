import { usePagePath } from '../shared/usePagePath';

/** Where requests are, from any page of the portal. */
export function useRequestsPath(): string {
  return usePagePath('requests');
}

/** The form for a request about something that is known already. */
export function useRequestFormPath() {
  const requests = useRequestsPath();
  return (given: Record<string, string>) =>
    `${requests}/new?${new URLSearchParams(given)}`;
}
